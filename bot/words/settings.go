package words

// Settings is the words of /settings, the panel of those who manage a server.
type Settings struct {
	Command Command `yaml:"command"`
	// Title heads the panel of a {server}.
	Title        string `yaml:"title" kind:"heading"`
	Introduction string `yaml:"introduction"`
	Choose       string `yaml:"choose" kind:"placeholder"`

	Private         Setting `yaml:"private"`
	Groups          Setting `yaml:"groups"`
	Country         Setting `yaml:"country"`
	Emergency       Setting `yaml:"emergency"`
	Crisis          Setting `yaml:"crisis"`
	HelpChannels    Setting `yaml:"help-channels"`
	PersonCooldown  Setting `yaml:"person-cooldown"`
	ChannelCooldown Setting `yaml:"channel-cooldown"`
	AnswerCooldown  Setting `yaml:"answer-cooldown"`
	Language        Setting `yaml:"language"`
	Moderators      Setting `yaml:"moderators"`

	Values  SettingValues  `yaml:"values"`
	Menus   SettingMenus   `yaml:"menus"`
	Buttons SettingButtons `yaml:"buttons"`
	Replies SettingReplies `yaml:"replies"`
}

// Setting is one setting: its name in a menu and over a form, and what it means.
type Setting struct {
	Name  string `yaml:"name" kind:"title"`
	About string `yaml:"about" kind:"choice"`
}

// SettingValues is how the value of a setting reads.
type SettingValues struct {
	SwitchedOn  string `yaml:"switched-on" kind:"choice"`
	SwitchedOff string `yaml:"switched-off" kind:"choice"`
	// NotSet stands for a value that nobody gave.
	NotSet string `yaml:"not-set" kind:"choice"`
	// Default marks a {value} that nobody changed.
	Default string `yaml:"default" kind:"choice"`
	// Seconds is a time of that many {seconds}.
	Seconds string `yaml:"seconds" kind:"choice"`
	// Automatic is the choice of each reader's own language.
	Automatic string `yaml:"automatic" kind:"choice"`
	// New is over the field of a form that takes the new value.
	New string `yaml:"new" kind:"input"`
}

// SettingMenus is what stands in the menus of those settings that are chosen and not typed.
type SettingMenus struct {
	Groups       string `yaml:"groups" kind:"placeholder"`
	HelpChannels string `yaml:"help-channels" kind:"placeholder"`
	Moderators   string `yaml:"moderators" kind:"placeholder"`
	Language     string `yaml:"language" kind:"placeholder"`
}

// SettingButtons is the buttons under the panel and under one setting.
type SettingButtons struct {
	Change    string `yaml:"change" kind:"button"`
	SwitchOn  string `yaml:"switch-on" kind:"button"`
	SwitchOff string `yaml:"switch-off" kind:"button"`
	Export    string `yaml:"export" kind:"button"`
	Reset     string `yaml:"reset" kind:"button"`
	Back      string `yaml:"back" kind:"button"`
}

// SettingReplies is what is said after a change, or in its place.
type SettingReplies struct {
	Saved    string `yaml:"saved"`
	NotSaved string `yaml:"not-saved"`
	// Unread is said when the settings cannot be shown, because the store does not answer.
	Unread       string `yaml:"unread"`
	Reset        string `yaml:"reset"`
	Exported     string `yaml:"exported"`
	ManagersOnly string `yaml:"managers-only"`
	ServersOnly  string `yaml:"servers-only"`
	// InvalidNumber names the bounds {min} and {max}; InvalidText the most characters, {max}.
	InvalidNumber string `yaml:"invalid-number"`
	InvalidText   string `yaml:"invalid-text"`
	// InvalidCountry is said of a code that is no country's, InvalidPhone of what cannot be
	// called.
	InvalidCountry string `yaml:"invalid-country"`
	InvalidPhone   string `yaml:"invalid-phone"`
	// NeedsContent is said of help channels while the operator has not let the bot read
	// messages.
	NeedsContent string `yaml:"needs-content"`
}
