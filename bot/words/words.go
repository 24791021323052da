package words

// Words are all words of the interface in one language. A section is a feature of the bot;
// the sections of the YAML files stand in the order of these fields.
//
// The tag "kind" of a text says where Discord shows it, and so how long it may be. A text
// without one is a sentence of a message.
type Words struct {
	Language     Language     `yaml:"language"`
	Ask          Ask          `yaml:"ask"`
	Tips         Tips         `yaml:"tips"`
	Topics       Topics       `yaml:"topics"`
	Sources      Sources      `yaml:"sources"`
	Help         Help         `yaml:"help"`
	Privacy      Privacy      `yaml:"privacy"`
	Settings     Settings     `yaml:"settings"`
	AnswerThis   AnswerThis   `yaml:"answer-this"`
	Answer       Answer       `yaml:"answer"`
	Vote         Vote         `yaml:"vote"`
	Why          Why          `yaml:"why"`
	Share        Share        `yaml:"share"`
	Remove       Remove       `yaml:"remove"`
	Miss         Miss         `yaml:"miss"`
	Follow       Follow       `yaml:"follow"`
	Care         Care         `yaml:"care"`
	Conversation Conversation `yaml:"conversation"`
	HelpChannel  HelpChannel  `yaml:"help-channel"`
	Errors       Errors       `yaml:"errors"`
	Desk         Desk         `yaml:"desk"`
	Board        Board        `yaml:"board"`
	Notices      Notices      `yaml:"notices"`
}

// Language is a language of the interface.
type Language struct {
	// Code is the name of its file, and a locale that [Catalog.For] understands.
	Code string `yaml:"-"`
	// Name is what the language calls itself: people find their own in a menu of languages.
	Name string `yaml:"name" kind:"choice"`
}

// Command is what Discord shows of a slash command, or of an option of one.
type Command struct {
	// Name is unique: among the commands of its language, or the options of its command.
	Name        string `yaml:"name" kind:"command"`
	Description string `yaml:"description" kind:"description"`
}

// Choice is an entry of a select menu.
type Choice struct {
	Name string `yaml:"name" kind:"choice"`
	// About says in a line what choosing it means.
	About string `yaml:"about" kind:"choice"`
}
