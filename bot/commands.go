package bot

import (
	"strconv"

	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// Command is an application command in Discord's own form. Only what is set is sent, so
// that a list compares with what Discord gives back.
type Command struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"` // empty for commands on messages
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Options                  []Option          `json:"options,omitempty"`
	// DefaultMemberPermissions are the rights that Discord asks for by itself.
	DefaultMemberPermissions string `json:"default_member_permissions,omitempty"`
	Contexts                 []int  `json:"contexts,omitempty"`
	IntegrationTypes         []int  `json:"integration_types,omitempty"`
}

// Option is an option of a command.
type Option struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
	MaxLength                int               `json:"max_length,omitempty"`
	MinValue                 int               `json:"min_value,omitempty"`
	MaxValue                 int               `json:"max_value,omitempty"`
	Choices                  []OptionChoice    `json:"choices,omitempty"`
	Options                  []Option          `json:"options,omitempty"` // of a subcommand
}

// OptionChoice is one of the values that an option can have.
type OptionChoice struct {
	Name              string            `json:"name"`
	NameLocalizations map[string]string `json:"name_localizations,omitempty"`
	Value             string            `json:"value"`
}

// Discord's numbers for commands.
const (
	chatCommand    = 1
	messageCommand = 3

	optionSubcommand = 1
	optionString     = 3
	optionInteger    = 4
	optionBoolean    = 5
	optionAttachment = 11

	inGuild, inDM, inGroup    = 0, 1, 2
	guildInstall, userInstall = 0, 1

	maxQuestionOption = 1000
	maxTipsOption     = 10
)

// Commands lists every command of the bot, in all languages. They work in servers, in
// direct messages, and wherever somebody has installed the bot for themselves; the settings
// are a server's.
func Commands(c words.Catalog) []Command {
	ask := chat(c, router.CommandAsk, func(w *words.Words) words.Command { return w.Ask.Command })
	question := option(c, optionString, router.OptionQuestion, func(w *words.Words) words.Command { return w.Ask.Question })
	question.Required, question.Autocomplete, question.MaxLength = true, true, maxQuestionOption
	ask.Options = []Option{question, option(c, optionBoolean, router.OptionPrivate, func(w *words.Words) words.Command { return w.Ask.Private })}

	tips := chat(c, router.CommandTips, func(w *words.Words) words.Command { return w.Tips.Command })
	about := option(c, optionString, router.OptionAbout, func(w *words.Words) words.Command { return w.Tips.About })
	about.Autocomplete, about.MaxLength = true, maxQuestionOption
	count := option(c, optionInteger, router.OptionCount, func(w *words.Words) words.Command { return w.Tips.Count })
	count.MinValue, count.MaxValue = 1, maxTipsOption
	tips.Options = []Option{about, count}

	topics := chat(c, router.CommandTopics, func(w *words.Words) words.Command { return w.Topics.Command })
	group := option(c, optionString, router.OptionGroup, func(w *words.Words) words.Command { return w.Topics.Group })
	group.Choices = groupChoices(c)
	topics.Options = []Option{group}

	settings := chat(c, router.CommandSettings, func(w *words.Words) words.Command { return w.Settings.Command })
	settings.DefaultMemberPermissions = strconv.Itoa(permissionManageGuild)
	settings.Contexts, settings.IntegrationTypes = []int{inGuild}, []int{guildInstall}

	return []Command{
		ask, tips, topics,
		chat(c, router.CommandSources, func(w *words.Words) words.Command { return w.Sources.Command }),
		chat(c, router.CommandHelp, func(w *words.Words) words.Command { return w.Help.Command }),
		chat(c, router.CommandPrivacy, func(w *words.Words) words.Command { return w.Privacy.Command }),
		settings,
		everywhere(Command{
			Type: messageCommand, Name: router.CommandAnswerThis,
			NameLocalizations: c.Localized(func(w *words.Words) string { return w.AnswerThis.Command }),
		}),
	}
}

// groupChoices are the groups of topics under the names that people know them by.
func groupChoices(c words.Catalog) []OptionChoice {
	var out []OptionChoice
	for _, g := range knowledge.Groups() {
		name := func(w *words.Words) string { return router.GroupWords(w.Topics, g).Name }
		out = append(out, OptionChoice{Name: name(c.For("")), NameLocalizations: c.Localized(name), Value: string(g)})
	}
	return out
}

// chat is a slash command. Its name in the files is for people; name is what comes back.
func chat(c words.Catalog, name string, of func(*words.Words) words.Command) Command {
	return everywhere(Command{
		Type: chatCommand, Name: name, Description: of(c.For("")).Description,
		NameLocalizations:        c.Localized(func(w *words.Words) string { return of(w).Name }),
		DescriptionLocalizations: c.Localized(func(w *words.Words) string { return of(w).Description }),
	})
}

func everywhere(c Command) Command {
	c.Contexts, c.IntegrationTypes = []int{inGuild, inDM, inGroup}, []int{guildInstall, userInstall}
	return c
}

func option(c words.Catalog, kind int, name string, of func(*words.Words) words.Command) Option {
	return Option{
		Type: kind, Name: name, Description: of(c.For("")).Description,
		NameLocalizations:        c.Localized(func(w *words.Words) string { return of(w).Name }),
		DescriptionLocalizations: c.Localized(func(w *words.Words) string { return of(w).Description }),
	}
}
