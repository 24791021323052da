package localdiscord

import (
	"fmt"
	"strings"
)

// Option is a value that a person gives to an option of a command.
type Option struct {
	Name  string
	Value any
}

// Opt is an option with its value: a string, a number, a bool, a *Member, a
// Role, a Channel or a File.
func Opt(name string, value any) Option { return Option{name, value} }

// commandData is the data of an interaction with a command.
type commandData struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Type     CommandType  `json:"type"`
	GuildID  string       `json:"guild_id,omitempty"`
	Options  []optionData `json:"options,omitempty"`
	Resolved *resolved    `json:"resolved,omitempty"`
	TargetID string       `json:"target_id,omitempty"`
}

// optionData is an option with its value, or a subcommand with its options.
type optionData struct {
	Name    string       `json:"name"`
	Type    OptionType   `json:"type"`
	Value   any          `json:"value,omitempty"`
	Options []optionData `json:"options,omitempty"`
	Focused bool         `json:"focused,omitempty"`
}

// Slash uses a slash command. It, its subcommand and its options go by their names or
// by those in the member's language. A subcommand follows its command after a space,
// for example "knowledge edit".
func (m *Member) Slash(channelName, command string, options ...Option) (*Interaction, error) {
	return m.invoke(channelName, command, CommandChatInput, func(w *world, i *interaction) (any, error) {
		call := commandCall{world: w, channel: i.channel, options: options, locale: m.account.locale}
		data, err := call.data(i.command, strings.Fields(command)[1:])
		i.name = data.path()
		return data, err
	})
}

// MessageCommand uses a command of the context menu on a message.
func (m *Member) MessageCommand(name string, message Message) (*Interaction, error) {
	return m.invoke(message.ChannelID, name, CommandMessage, func(_ *world, i *interaction) (any, error) {
		p := i.channel.find(message.ID)
		if p == nil || !p.visibleTo(m.account.ID) {
			return nil, fmt.Errorf("message %s: %w", message.ID, ErrNotFound)
		}
		data := dataOf(i.command)
		data.TargetID, i.targets.message = p.ID, p.ID
		data.Resolved = &resolved{Messages: map[string]Message{p.ID: p.inREST()}}
		return data, nil
	})
}

// UserCommand uses a command of the context menu on somebody.
func (m *Member) UserCommand(channelName, name string, target *Member) (*Interaction, error) {
	return m.invoke(channelName, name, CommandUser, func(w *world, i *interaction) (any, error) {
		data := dataOf(i.command)
		data.TargetID, data.Resolved = target.account.ID, new(resolved)
		i.targets.user = new(target.account.User)
		data.Resolved.addUser(w, i.channel, target.account)
		return data, nil
	})
}

// path is the command with the subcommand that was used, for example "knowledge edit".
func (d commandData) path() string {
	path, options := d.Name, d.Options
	for len(options) > 0 && options[0].Type <= OptionSubcommandGroup {
		path, options = path+" "+options[0].Name, options[0].Options
	}
	return path
}

func dataOf(c *Command) commandData {
	return commandData{ID: c.ID, Name: c.Name, Type: c.Type, GuildID: c.GuildID}
}

// invoke begins an interaction with the command of a name, lets fill make its
// data, and delivers it.
func (m *Member) invoke(
	channelName, command string, kind CommandType, fill func(*world, *interaction) (any, error),
) (*Interaction, error) {
	return m.interact(channelName, InteractionCommand, func(w *world, i *interaction) (any, error) {
		var err error
		if i.command, err = w.offered(m.account, i.channel, command, kind); err != nil {
			return nil, err
		}
		i.name, i.owners = i.command.Name, w.owners(i.account, i.channel, i.command.IntegrationTypes)
		return fill(w, i)
	})
}

// offered finds the command that a person is shown under a name.
func (w *world) offered(a *account, c *channel, name string, kind CommandType) (*Command, error) {
	if kind == CommandChatInput {
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "/"), " ")
	}
	hidden := false
	for _, command := range w.commands {
		if command.Type != kind || !command.called(name, a.locale) {
			continue
		}
		if w.offers(command, a, c) {
			return command, nil
		}
		hidden = true
	}
	if hidden {
		return nil, fmt.Errorf("command %q: %w", name, ErrForbidden)
	}
	return nil, fmt.Errorf("command %q: %w", name, ErrNotFound)
}

// interact begins an interaction in a channel and delivers it with its data.
func (m *Member) interact(
	channelName string, kind InteractionType, fill func(*world, *interaction) (any, error),
) (*Interaction, error) {
	handle := &Interaction{server: m.server}
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		i := &interaction{kind: kind, account: m.account, channel: c}
		data, err := fill(w, i)
		if err != nil {
			return err
		}
		if i.owners == nil {
			i.owners = w.inherit(i)
		}
		if w.endpoint == "" && !m.server.gateway.hears(event{GuildID: c.GuildID}) {
			return ErrOffline
		}
		w.begin(i)
		w.deliver(i, data)
		handle.of = i
		return nil
	})
	return handle, err
}
