package demo

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"gutskin/bot/localdiscord"
)

// options turns the values of a call into those that the command's options want: an
// identifier into the person that it names, for example. A value for an option that the
// command does not have is left as it is, for localdiscord to refuse.
func (d *Demo) options(p person, c call) ([]localdiscord.Option, error) {
	defined := d.defined(c.Command, p.Locale())
	var list []localdiscord.Option
	for _, o := range defined {
		for _, name := range []string{o.Name, o.NameLocalizations[p.Locale()]} {
			given, has := c.Options[name]
			file, brings := c.files[name]
			if !has && !brings {
				continue
			}
			value, err := d.value(p, o, given)
			if o.Type == localdiscord.OptionAttachment {
				value, err = file, missingFile(brings)
			}
			if err != nil {
				return nil, fmt.Errorf("option %q: %w", name, err)
			}
			list = append(list, localdiscord.Opt(o.Name, value))
			break
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Options)) {
		if !named(defined, name, p.Locale()) {
			list = append(list, localdiscord.Opt(name, fmt.Sprint(c.Options[name])))
		}
	}
	for name, file := range c.files {
		if !named(defined, name, p.Locale()) {
			list = append(list, localdiscord.Opt(name, file))
		}
	}
	return list, nil
}

func missingFile(brings bool) error {
	if brings {
		return nil
	}
	return refusal{http.StatusBadRequest, "A file is missing: send a form with the file under the name of its option."}
}

func named(defined []localdiscord.CommandOption, name, locale string) bool {
	return slices.ContainsFunc(defined, func(o localdiscord.CommandOption) bool {
		return name == o.Name || name == o.NameLocalizations[locale]
	})
}

// defined are the options of a command, or of the subcommand that it names; none if there
// is no such command.
func (d *Demo) defined(path, locale string) []localdiscord.CommandOption {
	words := strings.Fields(strings.TrimPrefix(path, "/"))
	for _, c := range d.discord.Commands() {
		if len(words) == 0 || c.Type != localdiscord.CommandChatInput || words[0] != c.Name && words[0] != c.NameLocalizations[locale] {
			continue
		}
		options := c.Options
		for _, word := range words[1:] {
			i := slices.IndexFunc(options, func(o localdiscord.CommandOption) bool {
				return word == o.Name || word == o.NameLocalizations[locale]
			})
			if i < 0 {
				return nil
			}
			options = options[i].Options
		}
		return options
	}
	return nil
}

// value is a value of JSON as an option takes it.
func (d *Demo) value(p person, o localdiscord.CommandOption, given any) (any, error) {
	switch v := given.(type) {
	case bool:
		return v, nil
	case json.Number:
		return number(o, v)
	case string:
		return d.named(p, o, v)
	}
	return nil, refusal{http.StatusBadRequest, "A value is a text, a number, true or false."}
}

func number(o localdiscord.CommandOption, v json.Number) (any, error) {
	if n, err := v.Int64(); err == nil && o.Type == localdiscord.OptionInteger {
		return int(n), nil
	}
	f, err := v.Float64()
	if err != nil {
		return nil, refusal{http.StatusBadRequest, "The number is too large."}
	}
	return f, nil
}

// named is what a text stands for: itself, or who or what it identifies.
func (d *Demo) named(p person, o localdiscord.CommandOption, v string) (any, error) {
	switch o.Type {
	case localdiscord.OptionUser:
		return d.discord.MemberByID(v)
	case localdiscord.OptionChannel:
		return p.Channel(v)
	case localdiscord.OptionMentionable:
		if m, err := d.discord.MemberByID(v); err == nil {
			return m, nil
		}
		return d.role(v)
	case localdiscord.OptionRole:
		return d.role(v)
	}
	return v, nil
}

func (d *Demo) role(id string) (localdiscord.Role, error) {
	for _, r := range d.guild().Roles {
		if r.ID == id {
			return r, nil
		}
	}
	return localdiscord.Role{}, fmt.Errorf("role %s: %w", id, localdiscord.ErrNotFound)
}

// firstText is the first text among options, which is the question if there is one.
func firstText(options []localdiscord.Option) string {
	for _, o := range options {
		if text, is := o.Value.(string); is {
			return text
		}
	}
	return ""
}
