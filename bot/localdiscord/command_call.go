package localdiscord

import (
	"fmt"
	"slices"
)

// commandCall turns the options that a person gives into an interaction's data,
// and refuses what Discord's client would not let through.
type commandCall struct {
	world    *world
	channel  *channel
	options  []Option
	locale   string // of the person, whose names for options are understood too
	forged   bool   // let everything through
	focus    string // the option that is being typed, for autocomplete
	resolved resolved
}

// data fills in a command, or the subcommand of it that path names.
func (call *commandCall) data(c *Command, path []string) (commandData, error) {
	data := dataOf(c)
	options, err := call.nest(c.Options, path)
	data.Options, data.Resolved = options, call.resolved.orNil()
	return data, err
}

// nest walks down to the subcommand and fills in its options.
func (call *commandCall) nest(defined []CommandOption, path []string) ([]optionData, error) {
	if len(path) == 0 {
		return call.fill(defined)
	}
	for _, o := range defined {
		if o.called(path[0], call.locale) && o.Type <= OptionSubcommandGroup {
			inner, err := call.nest(o.Options, path[1:])
			return []optionData{{Name: o.Name, Type: o.Type, Options: inner}}, err
		}
	}
	return nil, fmt.Errorf("subcommand %q: %w", path[0], ErrNotFound)
}

func (call *commandCall) fill(defined []CommandOption) ([]optionData, error) {
	var filled []optionData
	for _, given := range call.options {
		i := slices.IndexFunc(defined, func(o CommandOption) bool { return o.called(given.Name, call.locale) })
		if i < 0 && !call.forged {
			return nil, fmt.Errorf("option %q: %w", given.Name, ErrNotFound)
		}
		option := CommandOption{Name: given.Name, Type: given.kind()}
		if i >= 0 {
			option = defined[i]
		}
		focused := given.Name == call.focus
		given.Name = option.Name
		value, err := call.value(option, given.Value, focused)
		if err != nil && !call.forged {
			return nil, fmt.Errorf("option %q: %w", given.Name, err)
		}
		filled = append(filled, optionData{Name: given.Name, Type: option.Type, Value: value, Focused: focused})
	}
	if call.forged {
		return filled, nil
	}
	for _, o := range defined {
		given := slices.ContainsFunc(call.options, func(g Option) bool { return o.called(g.Name, call.locale) })
		if o.Type <= OptionSubcommandGroup || o.Required && !given && call.focus == "" {
			return nil, fmt.Errorf("option %q is required: %w", o.Name, ErrInvalid)
		}
	}
	return filled, nil
}

// kind is the type of option that a value would fit on its own.
func (o Option) kind() OptionType {
	switch o.Value.(type) {
	case *Member:
		return OptionUser
	case Channel:
		return OptionChannel
	case Role:
		return OptionRole
	case File:
		return OptionAttachment
	case bool:
		return OptionBoolean
	case int:
		return OptionInteger
	case float64:
		return OptionNumber
	}
	return OptionString
}

// value checks a value against the option's definition. What is being typed may
// still be anything.
func (call *commandCall) value(o CommandOption, v any, focused bool) (any, error) {
	switch v := v.(type) {
	case *Member:
		call.resolved.addUser(call.world, call.channel, v.account)
		return v.account.ID, o.want(OptionUser, OptionMentionable)
	case Channel:
		put(&call.resolved.Channels, v.ID, v)
		return v.ID, o.want(OptionChannel)
	case Role:
		put(&call.resolved.Roles, v.ID, v)
		return v.ID, o.want(OptionRole, OptionMentionable)
	case File:
		a := call.world.attach(call.channel, v)
		put(&call.resolved.Attachments, a.ID, a)
		return a.ID, o.want(OptionAttachment)
	case bool:
		return v, o.want(OptionBoolean)
	case string:
		if focused {
			return v, nil
		}
		return v, o.wantText(v)
	case int:
		return v, o.wantNumber(float64(v), OptionInteger, OptionNumber)
	case float64:
		return v, o.wantNumber(v, OptionNumber)
	}
	return nil, fmt.Errorf("a %T: %w", v, ErrInvalid)
}
