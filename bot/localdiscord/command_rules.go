package localdiscord

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxCommands is how many slash commands a scope can have.
const maxCommands = 100

// commandName is what the name of a slash command or an option may look like.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// checkCommands validates commands, each under its number if they are many.
func checkCommands(list []Command, many bool) error {
	var errs formErrors
	for i := range list {
		at := errs.root()
		if many {
			at = at.index(i)
		}
		list[i].check(at)
	}
	if len(list) > maxCommands {
		return newError(CodeTooManyCommands)
	}
	return errs.err()
}

// check holds a command against Discord's rules.
func (c *Command) check(f field) {
	switch c.Type {
	case CommandChatInput:
		checkName(f.at("name"), c.Name)
		f.at("description").length(c.Description, 100)
	case CommandUser, CommandMessage:
		f.at("name").length(c.Name, 32)
		if c.Description != "" {
			f.at("description").fail("APPLICATION_COMMAND_INVALID_DESCRIPTION", "Context menu commands cannot have description")
		}
	default:
		f.at("type").fail("BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4}.")
	}
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
		switch value := c.Value.(type) {
		case string:
			f.index(i).at("value").maxLength(value, 100)
		case float64:
		default:
			f.index(i).at("value").required()
		}
	}
}

// characters counts names, descriptions and choices of a command.
func (c *Command) characters() int {
	return utf8.RuneCountInString(c.Name+c.Description) + optionCharacters(c.Options)
}

func optionCharacters(list []CommandOption) int {
	n := 0
	for _, o := range list {
		n += utf8.RuneCountInString(o.Name+o.Description) + optionCharacters(o.Options)
		for _, c := range o.Choices {
			value, _ := c.Value.(string)
			n += utf8.RuneCountInString(c.Name + value)
		}
	}
	return n
}
