package localdiscord

import (
	"maps"
	"slices"
	"unicode/utf8"
)

// texts are the name and the description of a command or an option with their
// translations.
type texts struct{ names, descriptions map[string]string }

func (c *Command) texts() texts { return texts{c.NameLocalizations, c.DescriptionLocalizations} }

func (o *CommandOption) texts() texts { return texts{o.NameLocalizations, o.DescriptionLocalizations} }

// check holds translations against the rules for what they translate.
func (t texts) check(f field) {
	f.at("name_localizations").eachLocale(t.names, checkName)
	f.at("description_localizations").eachLocale(t.descriptions, func(at field, text string) { at.length(text, 100) })
}

// checkPlain is check for the commands of a context menu, whose names may hold
// spaces and capitals and which have no description.
func (t texts) checkPlain(f field) {
	f.at("name_localizations").eachLocale(t.names, func(at field, text string) { at.length(text, 32) })
	if len(t.descriptions) > 0 {
		f.at("description_localizations").fail(
			"APPLICATION_COMMAND_INVALID_DESCRIPTION", "Context menu commands cannot have description")
	}
}

// eachLocale checks translations in the order of their languages, which must be
// some that Discord knows.
func (f field) eachLocale(list map[string]string, check func(field, string)) {
	for _, locale := range slices.Sorted(maps.Keys(list)) {
		if !slices.Contains(locales, locale) {
			f.at(locale).fail("BASE_TYPE_CHOICES", "This is not a locale of Discord's.")
		}
		check(f.at(locale), list[locale])
	}
}

// checkPlaces holds contexts and installations against the values that exist.
func (c *Command) checkPlaces(f field) {
	for i, context := range c.Contexts {
		f.at("contexts").index(i).between(context, contextGuild, contextPrivateChannel)
	}
	if c.IntegrationTypes != nil {
		f.at("integration_types").count(len(c.IntegrationTypes), 2)
	}
	for i, kind := range c.IntegrationTypes {
		f.at("integration_types").index(i).between(kind, installGuild, installUser)
	}
}

// longest counts the characters of a text in its longest translation, which is
// what the limit of a command looks at.
func longest(text string, translated map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, t := range translated {
		n = max(n, utf8.RuneCountInString(t))
	}
	return n
}

// characters counts names, descriptions and choices of a command.
func (c *Command) characters() int {
	return longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations) +
		optionCharacters(c.Options)
}

func optionCharacters(list []CommandOption) int {
	n := 0
	for _, o := range list {
		n += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations)
		n += optionCharacters(o.Options)
		for _, c := range o.Choices {
			value, _ := c.Value.(string)
			n += longest(c.Name, c.NameLocalizations) + utf8.RuneCountInString(value)
		}
	}
	return n
}
