package localdiscord

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// optionPattern is one OPTION=VALUE, the value quoted or without spaces.
var optionPattern = regexp.MustCompile(`^([^\s=]+)=("(?:[^"\\]|\\.)*"|\S*)\s*`)

// parseOptions reads subcommands and options as a person types them on a line.
func parseOptions(defined []CommandOption, text string) (path []string, options []Option, err error) {
	for text != "" && !optionPattern.MatchString(text) {
		var word string
		word, text, _ = strings.Cut(text, " ")
		path, text = append(path, word), strings.TrimSpace(text)
		i := slices.IndexFunc(defined, func(o CommandOption) bool { return o.Name == word })
		if i < 0 {
			return nil, nil, fmt.Errorf("subcommand %q: %w", word, ErrNotFound)
		}
		defined = defined[i].Options
	}
	for text != "" {
		match := optionPattern.FindStringSubmatch(text)
		if match == nil {
			return nil, nil, fmt.Errorf("%q is not OPTION=VALUE: %w", text, ErrInvalid)
		}
		option, err := parseOption(defined, match[1], match[2])
		if err != nil {
			return nil, nil, err
		}
		options, text = append(options, option), text[len(match[0]):]
	}
	return path, options, nil
}

// parseOption gives a value the type that the option wants.
func parseOption(defined []CommandOption, name, text string) (Option, error) {
	if strings.HasPrefix(text, `"`) {
		unquoted, err := strconv.Unquote(text)
		if err != nil {
			return Option{}, fmt.Errorf("option %q: %w", name, err)
		}
		text = unquoted
	}
	i := slices.IndexFunc(defined, func(o CommandOption) bool { return o.Name == name })
	if i < 0 {
		return Option{}, fmt.Errorf("option %q: %w", name, ErrNotFound)
	}
	var value any = text
	var err error
	switch defined[i].Type {
	case OptionBoolean:
		value, err = strconv.ParseBool(text)
	case OptionInteger:
		value, err = strconv.Atoi(text)
	case OptionNumber:
		value, err = strconv.ParseFloat(text, 64)
	}
	if err != nil {
		return Option{}, fmt.Errorf("option %q: %w", name, err)
	}
	return Opt(name, value), nil
}
