package router

import (
	"slices"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// The menus in which settings are chosen, each with the check of what comes back, which may
// be forged.

// Values of menus that stand for no choice at all.
const (
	chosenDefault = "default"
	chosenOn      = "on"
	chosenOff     = "off"
)

func (p panel) privateMenu(int) *reply.Menu {
	is := func(on bool) bool { return p.settings.Private != nil && *p.settings.Private == on }
	return &reply.Menu{
		ID: reply.ID(actionSettingsSet, "private"), Placeholder: p.words.Settings.Menus.Private,
		Items: []reply.Item{
			{Label: p.asDefault(p.switched(!p.public)), Value: chosenDefault, Chosen: p.settings.Private == nil},
			{Label: p.switched(true), Value: chosenOn, Chosen: is(true)},
			{Label: p.switched(false), Value: chosenOff, Chosen: is(false)},
		},
	}
}

func (p panel) choosePrivate(values []string) (func(*guild.Settings), bool) {
	value, ok := only(values)
	private := value == chosenOn
	switch value {
	case chosenDefault:
		return func(s *guild.Settings) { s.Private = nil }, ok
	case chosenOn, chosenOff:
		return func(s *guild.Settings) { s.Private = &private }, ok
	}
	return nil, false
}

func (p panel) groupsMenu(int) *reply.Menu {
	m := &reply.Menu{
		ID: reply.ID(actionSettingsSet, "groups"), Placeholder: p.words.Settings.Menus.Groups,
		Least: 1, Most: len(knowledge.Groups()),
	}
	for _, g := range knowledge.Groups() {
		w := p.group(g)
		m.Items = append(m.Items, reply.Item{Label: w.Name, Description: w.About, Value: string(g), Chosen: !p.place.Hides(g)})
	}
	return m
}

func (p panel) chooseGroups(values []string) (func(*guild.Settings), bool) {
	if len(values) == 0 || slices.ContainsFunc(values, func(v string) bool { return !isGroup(v) }) {
		return nil, false
	}
	hidden := slices.DeleteFunc(knowledge.Groups(), func(g knowledge.Group) bool { return slices.Contains(values, string(g)) })
	if len(hidden) == 0 {
		hidden = nil
	}
	return func(s *guild.Settings) { s.Hidden = hidden }, true
}

// countriesPerPage leaves room for the item that stands for none.
const countriesPerPage = reply.MaxItems - 1

func (p panel) countryMenu(page int) *reply.Menu {
	m := &reply.Menu{
		ID: reply.ID(actionSettingsSet, "country"), Placeholder: p.words.Settings.Menus.Country,
		Items: []reply.Item{{Label: p.words.Settings.Values.NotSet, Value: chosenDefault, Chosen: p.settings.Country == ""}},
	}
	from := page * countriesPerPage
	for _, c := range p.base.Countries[from:min(len(p.base.Countries), from+countriesPerPage)] {
		numbers := c.Emergency
		if c.Crisis != "" {
			numbers += ", " + c.Crisis
		}
		m.Items = append(m.Items, reply.Item{Label: c.Name, Description: numbers, Value: c.Code, Chosen: c.Code == p.settings.Country})
	}
	return m
}

func (p panel) chooseCountry(values []string) (func(*guild.Settings), bool) {
	code, ok := only(values)
	if code == chosenDefault {
		return func(s *guild.Settings) { s.Country = "" }, ok
	}
	return func(s *guild.Settings) { s.Country = code }, ok && p.base.Country(code) != nil
}

func (p panel) helpMenu(int) *reply.Menu {
	if !p.listens {
		return nil
	}
	return &reply.Menu{
		ID: reply.ID(actionSettingsSet, "help"), Kind: reply.MenuChannels, Placeholder: p.words.Settings.Menus.HelpChannels,
		Most: guild.MaxChannels, Chosen: p.settings.HelpChannels,
	}
}

func (p panel) chooseHelp(values []string) (func(*guild.Settings), bool) {
	return func(s *guild.Settings) { s.HelpChannels = slices.Clone(values) },
		p.listens && len(values) <= guild.MaxChannels && areIDs(values)
}

func (p panel) languageMenu(int) *reply.Menu {
	m := &reply.Menu{
		ID: reply.ID(actionSettingsSet, "language"), Placeholder: p.words.Settings.Menus.Language,
		Items: []reply.Item{{Label: p.words.Settings.Values.Automatic, Value: chosenDefault, Chosen: p.settings.Language == ""}},
	}
	for _, l := range p.languages {
		m.Items = append(m.Items, reply.Item{Label: l.Name, Value: l.Code, Chosen: l.Code == p.settings.Language})
	}
	return m
}

func (p panel) chooseLanguage(values []string) (func(*guild.Settings), bool) {
	code, ok := only(values)
	if code == chosenDefault {
		return func(s *guild.Settings) { s.Language = "" }, ok
	}
	for _, l := range p.languages {
		if l.Code == code {
			return func(s *guild.Settings) { s.Language = code }, ok
		}
	}
	return nil, false
}

func (p panel) moderatorsMenu(int) *reply.Menu {
	return &reply.Menu{
		ID: reply.ID(actionSettingsSet, "moderators"), Kind: reply.MenuRoles, Placeholder: p.words.Settings.Menus.Moderators,
		Most: guild.MaxRoles, Chosen: p.settings.Moderators,
	}
}

func (p panel) chooseModerators(values []string) (func(*guild.Settings), bool) {
	return func(s *guild.Settings) { s.Moderators = slices.Clone(values) }, len(values) <= guild.MaxRoles && areIDs(values)
}
