package bot

// Command is an application command in Discord's own form. Only what is set is sent, so
// that a list compares with what Discord gives back.
type Command struct {
	Type             int      `json:"type"`
	Name             string   `json:"name"`
	Description      string   `json:"description"`
	Options          []Option `json:"options,omitempty"`
	Contexts         []int    `json:"contexts,omitempty"`
	IntegrationTypes []int    `json:"integration_types,omitempty"`
}

// Option is an option of a command.
type Option struct {
	Type         int    `json:"type"`
	Name         string `json:"name"`
	Description  string `json:"description"`
	Required     bool   `json:"required,omitempty"`
	Autocomplete bool   `json:"autocomplete,omitempty"`
	MinLength    int    `json:"min_length,omitempty"`
	MaxLength    int    `json:"max_length,omitempty"`
}

// Discord's numbers for commands.
const (
	chatCommand = 1

	optionString  = 3
	optionBoolean = 5

	inGuild, inDM, inGroup    = 0, 1, 2
	guildInstall, userInstall = 0, 1

	maxQuestionOption = 1000
)

// Commands lists every command of the bot. They work in servers, in direct messages, and
// wherever somebody has installed the bot for themselves.
func Commands() []Command {
	return []Command{{
		Type: chatCommand, Name: commandAsk, Description: describeAsk,
		Contexts:         []int{inGuild, inDM, inGroup},
		IntegrationTypes: []int{guildInstall, userInstall},
		Options: []Option{
			{
				Type: optionString, Name: optionQuestion, Description: describeQuestion,
				Required: true, Autocomplete: true, MaxLength: maxQuestionOption,
			},
			{Type: optionBoolean, Name: optionPrivate, Description: describePrivate},
		},
	}}
}
