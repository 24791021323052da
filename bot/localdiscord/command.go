package localdiscord

import (
	"encoding/json"
	"fmt"
)

// CommandType tells slash commands from those of a context menu.
type CommandType int

// The kinds of application command.
const (
	CommandChatInput CommandType = 1
	CommandUser      CommandType = 2
	CommandMessage   CommandType = 3
)

// OptionType is the kind of value that an option takes.
type OptionType int

// The kinds of option.
const (
	OptionSubcommand      OptionType = 1
	OptionSubcommandGroup OptionType = 2
	OptionString          OptionType = 3
	OptionInteger         OptionType = 4
	OptionBoolean         OptionType = 5
	OptionUser            OptionType = 6
	OptionChannel         OptionType = 7
	OptionRole            OptionType = 8
	OptionMentionable     OptionType = 9
	OptionNumber          OptionType = 10
	OptionAttachment      OptionType = 11
)

// Command is an application command as the bot registered it.
type Command struct {
	ID                       string            `json:"id"`
	ApplicationID            string            `json:"application_id"`
	GuildID                  string            `json:"guild_id,omitempty"`
	Version                  string            `json:"version"`
	Type                     CommandType       `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations"`
	DefaultMemberPermissions *Permissions      `json:"default_member_permissions"`
	DMPermission             *bool             `json:"dm_permission,omitempty"`
	Contexts                 []int             `json:"contexts"`
	IntegrationTypes         []int             `json:"integration_types"`
	NSFW                     bool              `json:"nsfw"`
	Options                  []CommandOption   `json:"options,omitempty"`
}

// CommandOption is an argument of a command, or a subcommand.
type CommandOption struct {
	Type                     OptionType        `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
	Choices                  []Choice          `json:"choices,omitempty"`
	Options                  []CommandOption   `json:"options,omitempty"`
	ChannelTypes             []ChannelType     `json:"channel_types,omitempty"`
	MinValue                 *float64          `json:"min_value,omitempty"`
	MaxValue                 *float64          `json:"max_value,omitempty"`
	MinLength                *int              `json:"min_length,omitempty"`
	MaxLength                *int              `json:"max_length,omitempty"`
}

// Choice is one value offered for an option.
type Choice struct {
	Name              string            `json:"name"`
	NameLocalizations map[string]string `json:"name_localizations,omitempty"`
	Value             any               `json:"value"`
}

// clone copies the command with everything inside it.
func (c *Command) clone() (Command, error) {
	var copied Command
	encoded, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(encoded, &copied)
	}
	if err != nil {
		return Command{}, fmt.Errorf("copy command %s: %w", c.Name, err)
	}
	return copied, nil
}

// put registers a command, in place of one with its name, type and scope.
func (w *world) put(c Command) (stored *Command, created bool) {
	w.note(note{kind: ChangeCommands})
	c.ApplicationID, c.Version = w.bot.ID, w.ids.next()
	if c.IntegrationTypes == nil {
		c.IntegrationTypes = []int{0}
	}
	if c.DMPermission == nil && c.GuildID == "" {
		c.DMPermission = new(true)
	}
	for i, old := range w.commands {
		if old.GuildID == c.GuildID && old.Type == c.Type && old.Name == c.Name {
			c.ID = old.ID
			w.commands[i] = &c
			return &c, false
		}
	}
	c.ID = w.ids.next()
	w.commands = append(w.commands, &c)
	return &c, true
}

// Commands are those that the bot has registered, in the order of registering.
func (s *Server) Commands() []Command {
	var list []Command
	s.world.read(func() {
		for _, c := range s.world.commands {
			list = append(list, *c)
		}
	})
	return list
}
