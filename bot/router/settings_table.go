package router

import (
	"slices"
	"strconv"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// setting is one setting of a server, as the panel of its managers knows it.
type setting struct {
	// id is its name in custom ids, view the view in which it is changed.
	id, view string
	words    func(words.Settings) words.Setting
	// value is how its present value reads; note is said beside it, may be nil.
	value func(panel) string
	note  func(panel) string
	// home tells that it is a setting of the moderators' server alone.
	home bool
	// post is what is written somewhere once the setting was changed; nil for nothing. Where
	// that fails, the change is taken back.
	post func(panel) *reply.Post
	// usual takes the setting back.
	usual func(*guild.Settings)
	// menu lets people choose, and choose checks what was chosen; nil if it is typed.
	menu   func(panel, int) *reply.Menu
	choose func(panel, []string) (func(*guild.Settings), bool)
	// typed is where a setting that is typed stands, hint an example of one.
	typed func(*guild.Settings) *string
	hint  string
}

// Views that are no setting's, and one of several settings.
const (
	viewHome      = "home"
	viewChosen    = "chosen"
	viewCooldowns = "cooldowns"
)

// settings are all settings in the order in which they are shown.
func settings() []setting {
	return slices.Concat([]setting{
		{
			id: "private", view: "private", words: func(w words.Settings) words.Setting { return w.Private },
			value: panel.private, usual: func(s *guild.Settings) { s.Private = nil },
			menu: panel.privateMenu, choose: panel.choosePrivate,
		},
		{
			id: "groups", view: "groups", words: func(w words.Settings) words.Setting { return w.Groups },
			value: panel.groups, usual: func(s *guild.Settings) { s.Hidden = nil },
			note: func(p panel) string { return p.words.Settings.Notes.Groups },
			menu: panel.groupsMenu, choose: panel.chooseGroups,
		},
		{
			id: "country", view: "country", words: func(w words.Settings) words.Setting { return w.Country },
			value: panel.country, usual: func(s *guild.Settings) { s.Country = "" }, note: panel.countryNote,
			menu: panel.countryMenu, choose: panel.chooseCountry,
		},
		{
			id: "emergency", view: "emergency", words: func(w words.Settings) words.Setting { return w.Emergency },
			value: func(p panel) string { return p.number(p.settings.Emergency, p.place.Emergency) }, note: panel.numbersNote,
			usual: func(s *guild.Settings) { s.Emergency = "" }, typed: func(s *guild.Settings) *string { return &s.Emergency }, hint: "112",
		},
		{
			id: "crisis", view: "crisis", words: func(w words.Settings) words.Setting { return w.Crisis },
			value: func(p panel) string { return p.number(p.settings.Crisis, p.place.Crisis) }, note: panel.numbersNote,
			usual: func(s *guild.Settings) { s.Crisis = "" }, typed: func(s *guild.Settings) *string { return &s.Crisis }, hint: "Samaritans (116 123)",
		},
		{
			id: "help", view: "help", words: func(w words.Settings) words.Setting { return w.HelpChannels },
			value: panel.helpChannels, usual: func(s *guild.Settings) { s.HelpChannels = nil }, note: panel.helpNote,
			menu: panel.helpMenu, choose: panel.chooseHelp,
		},
	}, cooldowns(), []setting{
		{
			id: "language", view: "language", words: func(w words.Settings) words.Setting { return w.Language },
			value: panel.language, usual: func(s *guild.Settings) { s.Language = "" },
			menu: panel.languageMenu, choose: panel.chooseLanguage,
		},
		{
			id: "moderators", view: "moderators", words: func(w words.Settings) words.Setting { return w.Moderators },
			value: panel.moderators, usual: func(s *guild.Settings) { s.Moderators = nil },
			menu: panel.moderatorsMenu, choose: panel.chooseModerators,
		},
		noticesSetting(),
	})
}

// offered are the settings that a panel's server has.
func (p panel) offered() []setting {
	return slices.DeleteFunc(settings(), func(s setting) bool { return s.home && !p.atHome })
}

// named finds a setting by the name in custom ids.
func (p panel) named(id string) (setting, bool) {
	all := p.offered()
	i := slices.IndexFunc(all, func(s setting) bool { return s.id == id })
	if i < 0 {
		return setting{}, false
	}
	return all[i], true
}

// in are the settings that are changed in a view; none if there is no such view.
func (p panel) in(view string) []setting {
	return slices.DeleteFunc(p.offered(), func(s setting) bool { return s.view != view })
}

// only is what was chosen in a menu that takes one thing.
func only(values []string) (string, bool) {
	if len(values) != 1 {
		return "", false
	}
	return values[0], true
}

// isGroup tells whether a text is the name of a group of topics.
func isGroup(s string) bool { return slices.Contains(knowledge.Groups(), knowledge.Group(s)) }

// areIDs tells whether texts can be ids of Discord's, each named once.
func areIDs(ids []string) bool {
	for i, id := range ids {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil || slices.Contains(ids[:i], id) {
			return false
		}
	}
	return true
}
