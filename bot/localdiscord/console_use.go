package localdiscord

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// click uses a component of the newest message that has it.
func (c *console) click(ctx context.Context, words []string, text string) error {
	who := c.server.Member(words[0])
	message, err := who.WaitMessage(ctx, words[1], func(m Message) bool { return m.component(words[2]) != nil })
	if err != nil {
		return err
	}
	values := strings.Fields(text)
	for i, value := range values {
		if values[i], err = c.identify(who, value); err != nil {
			return err
		}
	}
	clicked, err := who.Click(message, words[2], values...)
	if err != nil {
		return err
	}
	return c.answer(ctx, words[0], clicked)
}

// identify turns a person, a role or a channel as typed into its identifier.
func (c *console) identify(who *Member, value string) (string, error) {
	switch {
	case strings.HasPrefix(value, "@&"):
		r, err := c.server.roleNamed(value[2:])
		return r.ID, err
	case strings.HasPrefix(value, "@"):
		u := c.server.Member(value[1:]).User()
		return u.ID, nil
	case strings.HasPrefix(value, "#"):
		channel, err := who.Channel(value)
		return channel.ID, err
	}
	return value, nil
}

// submit fills in the form that a person was shown last.
func (c *console) submit(ctx context.Context, words []string, text string) error {
	shown := c.forms[words[0]]
	if shown == nil {
		return fmt.Errorf("a form for %s: %w", words[0], ErrNotFound)
	}
	fields, err := parseFields(text)
	if err != nil {
		return err
	}
	sent, err := c.server.Member(words[0]).SubmitForm(ctx, shown, fields)
	if err != nil {
		return err
	}
	delete(c.forms, words[0])
	return c.answer(ctx, words[0], sent)
}

// parseFields reads the values of a form, several if a field is named again.
func parseFields(text string) (map[string][]string, error) {
	fields := map[string][]string{}
	for text != "" {
		match := optionPattern.FindStringSubmatch(text)
		if match == nil {
			return nil, fmt.Errorf("%q is not FIELD=VALUE: %w", text, ErrInvalid)
		}
		value := match[2]
		if strings.HasPrefix(value, `"`) {
			unquoted, err := strconv.Unquote(value)
			if err != nil {
				return nil, fmt.Errorf("field %q: %w", match[1], err)
			}
			value = unquoted
		}
		fields[match[1]] = append(fields[match[1]], value)
		text = text[len(match[0]):]
	}
	return fields, nil
}

// apps uses a command of the context menu on the newest message.
func (c *console) apps(ctx context.Context, words []string, text string) error {
	who, message, err := c.newest(ctx, words)
	if err != nil {
		return err
	}
	asked, err := who.MessageCommand(text, message)
	if err != nil {
		return err
	}
	return c.answer(ctx, words[0], asked)
}

func (c *console) react(ctx context.Context, words []string, text string) error {
	who, message, err := c.newest(ctx, words)
	if err != nil {
		return err
	}
	return who.React(message, text, true)
}

// newest finds the newest message that a person sees in a channel.
func (c *console) newest(ctx context.Context, words []string) (*Member, Message, error) {
	who := c.server.Member(words[0])
	message, err := who.WaitMessage(ctx, words[1], func(Message) bool { return true })
	return who, message, err
}

func (c *console) thread(_ context.Context, words []string, text string) error {
	_, err := c.server.Member(words[0]).StartThread(words[1], text)
	return err
}
