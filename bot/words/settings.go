package words

// Settings is the words of /settings, the panel of those who manage a server.
type Settings struct {
	Command      Command `yaml:"command"`
	Title        string  `yaml:"title" kind:"heading"`
	Introduction string  `yaml:"introduction"`
	Choose       string  `yaml:"choose" kind:"placeholder"`

	Private      Setting `yaml:"private"`
	Groups       Setting `yaml:"groups"`
	Country      Setting `yaml:"country"`
	Emergency    Setting `yaml:"emergency"`
	Crisis       Setting `yaml:"crisis"`
	HelpChannels Setting `yaml:"help-channels"`
	// Cooldowns are the three that follow, which are settled in one view.
	Cooldowns       Setting `yaml:"cooldowns"`
	PersonCooldown  Setting `yaml:"person-cooldown"`
	ChannelCooldown Setting `yaml:"channel-cooldown"`
	AnswerCooldown  Setting `yaml:"answer-cooldown"`
	Language        Setting `yaml:"language"`
	Moderators      Setting `yaml:"moderators"`
	Notices         Setting `yaml:"notices"`

	Values  SettingValues  `yaml:"values"`
	Menus   SettingMenus   `yaml:"menus"`
	Buttons SettingButtons `yaml:"buttons"`
	Replies SettingReplies `yaml:"replies"`
	Notes   SettingNotes   `yaml:"notes"`
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
	// Seconds, Minutes and Hours are a time of that many {seconds}, {minutes} or {hours}.
	Seconds string `yaml:"seconds" kind:"choice"`
	Minutes string `yaml:"minutes" kind:"choice"`
	Hours   string `yaml:"hours" kind:"choice"`
	// Automatic is the choice of each reader's own language.
	Automatic string `yaml:"automatic" kind:"choice"`
	// More stands for a {list} that goes on with so many, {count}.
	More string `yaml:"more" kind:"choice"`
	// New is over the field of a form that takes the new value.
	New string `yaml:"new" kind:"input"`
}

// SettingMenus is what stands in the menus of those settings that are chosen and not typed.
type SettingMenus struct {
	Private      string `yaml:"private" kind:"placeholder"`
	Groups       string `yaml:"groups" kind:"placeholder"`
	Country      string `yaml:"country" kind:"placeholder"`
	HelpChannels string `yaml:"help-channels" kind:"placeholder"`
	Moderators   string `yaml:"moderators" kind:"placeholder"`
	Language     string `yaml:"language" kind:"placeholder"`
	Notices      string `yaml:"notices" kind:"placeholder"`
}

// SettingButtons is the buttons under the panel and under one setting.
type SettingButtons struct {
	Change string `yaml:"change" kind:"button"`
	// Correct opens the form again with what was typed.
	Correct string `yaml:"correct" kind:"button"`
	Export  string `yaml:"export" kind:"button"`
	// Reset takes one setting back, ResetAll all of them once ConfirmReset is pressed.
	Reset        string `yaml:"reset" kind:"button"`
	ResetAll     string `yaml:"reset-all" kind:"button"`
	ConfirmReset string `yaml:"confirm-reset" kind:"button"`
	Back         string `yaml:"back" kind:"button"`
}

// SettingReplies is what is said after a change, or in its place.
type SettingReplies struct {
	// Saved and Reset name the {setting} and its new {value}.
	Saved    string `yaml:"saved"`
	NotSaved string `yaml:"not-saved"`
	// Unread is said when the settings cannot be shown, because the store does not answer;
	// Broken when what it holds is not understood.
	Unread string `yaml:"unread"`
	Broken string `yaml:"broken"`
	Reset  string `yaml:"reset"`
	// ConfirmReset asks whether all settings are to go; ResetAll follows.
	ConfirmReset string `yaml:"confirm-reset"`
	ResetAll     string `yaml:"reset-all"`
	Exported     string `yaml:"exported"`
	ManagersOnly string `yaml:"managers-only"`
	ServersOnly  string `yaml:"servers-only"`
	// InvalidText names the most characters, {max}; InvalidPhone is said of what cannot be
	// called.
	InvalidText  string `yaml:"invalid-text"`
	InvalidPhone string `yaml:"invalid-phone"`
	// NotKept is said when what was typed cannot be put into the form again.
	NotKept string `yaml:"not-kept"`
	// NeedsContent is said of help channels while the operator has not let the bot read
	// messages.
	NeedsContent string `yaml:"needs-content"`
	// NoticesHere is written into the channel for notices; NoticesRefused is said where the
	// bot may not write in a {channel}.
	NoticesHere    string `yaml:"notices-here"`
	NoticesRefused string `yaml:"notices-refused"`
}

// SettingNotes is what stands in the view of a setting beside its meaning.
type SettingNotes struct {
	Groups string `yaml:"groups"`
	// Numbers tells what care cards name: {emergency} and {crisis}. Operator stands for
	// one that the server has not settled.
	Numbers  string `yaml:"numbers"`
	Operator string `yaml:"operator"`
	// Check stands under the choice of a country.
	Check   string `yaml:"check"`
	Threads string `yaml:"threads"`
}
