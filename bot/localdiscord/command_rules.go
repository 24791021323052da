package localdiscord

import (
	"fmt"
	"regexp"
	"strings"
)

// maxCommands is how many commands of each type a scope can have.
var maxCommands = map[CommandType]int{CommandChatInput: 100, CommandUser: 15, CommandMessage: 15}

// commandName is what the name of a slash command or an option may look like.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// checkCommands validates commands, each under its number if they are many.
func checkCommands(list []Command, many bool) error {
	var errs formErrors
	seen := map[string]bool{}
	for i := range list {
		at := errs.root()
		if many {
			at = at.index(i)
		}
		list[i].check(at)
		key := fmt.Sprint(list[i].Type, list[i].Name)
		if seen[key] {
			at.at("name").fail("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[key] = true
	}
	if overfull(list) {
		return newError(CodeTooManyCommands)
	}
	return errs.err()
}

// overfull tells whether a scope would have more commands of a type than it can.
func overfull(list []Command) bool {
	count := map[CommandType]int{}
	for _, c := range list {
		count[c.Type]++
	}
	for kind, n := range count {
		if limit, known := maxCommands[kind]; known && n > limit {
			return true
		}
	}
	return false
}

// check holds a command against Discord's rules.
func (c *Command) check(f field) {
	switch c.Type {
	case CommandChatInput:
		checkName(f.at("name"), c.Name)
		f.at("description").length(c.Description, 100)
		c.texts().check(f)
	case CommandUser, CommandMessage:
		f.at("name").length(c.Name, 32)
		c.texts().checkPlain(f)
		if c.Description != "" {
			f.at("description").fail("APPLICATION_COMMAND_INVALID_DESCRIPTION", "Context menu commands cannot have description")
		}
	default:
		f.at("type").fail("BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4}.")
	}
	c.checkPlaces(f)
	checkOptions(f.at("options"), c.Options)
	if c.characters() > 8000 {
		f.fail("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
	}
}

func checkName(f field, name string) {
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		f.fail("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func checkOptions(f field, list []CommandOption) {
	f.maxCount(len(list), 25)
	seen := map[string]bool{}
	optional := false
	for i, o := range list {
		at := f.index(i)
		if seen[o.Name] {
			at.at("name").fail("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
		}
		if o.Required && optional {
			at.fail("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		seen[o.Name], optional = true, optional || !o.Required
		o.check(at)
	}
}

func (o *CommandOption) check(f field) {
	checkName(f.at("name"), o.Name)
	f.at("description").length(o.Description, 100)
	o.texts().check(f)
	f.at("choices").maxCount(len(o.Choices), 25)
	if o.Type < OptionSubcommand || o.Type > OptionAttachment {
		f.at("type").fail("BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.")
	}
	if o.Autocomplete && len(o.Choices) > 0 {
		f.fail("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete and choices cannot both be set")
	}
	if o.MaxLength != nil && (*o.MaxLength < 1 || *o.MaxLength > 6000) {
		f.at("max_length").fail("NUMBER_TYPE_MAX", "int value should be between 1 and 6000.")
	}
	checkChoices(f.at("choices"), o.Choices)
	checkOptions(f.at("options"), o.Options)
}

// checkChoices holds the choices of an option, or those of an autocomplete
// answer, against the rules.
func checkChoices(f field, list []Choice) {
	f.maxCount(len(list), 25)
	for i, c := range list {
		f.index(i).at("name").length(c.Name, 100)
		f.index(i).at("name_localizations").eachLocale(c.NameLocalizations, func(at field, text string) { at.length(text, 100) })
		switch value := c.Value.(type) {
		case string:
			f.index(i).at("value").maxLength(value, 100)
		case float64:
		default:
			f.index(i).at("value").required()
		}
	}
}
