package router

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// panel renders the settings of a server for those who manage it. It is text without a card,
// so that it reads the same with embeds switched off.
type panel struct {
	scene
	base      *knowledge.Base
	languages []words.Language
	// public and listens are what the operator has settled: whether answers are for all by
	// default, and whether the bot may read help channels.
	public, listens bool
	// atHome tells that it is the moderators' server.
	atHome bool
}

func (r *Router) panel(s scene) panel {
	return panel{
		scene: s, base: r.Answers.Base(), languages: r.Words.Languages(), public: r.Public, listens: r.HelpChannels,
		atHome: r.Home != "" && s.Guild == r.Home,
	}
}

// home lists every setting with its value, below what was just done.
func (p panel) home(status string) *reply.Reply {
	w := p.words.Settings
	choose := &reply.Menu{ID: reply.ID(actionSettings, viewChosen), Placeholder: w.Choose}
	var lines []string
	for _, one := range p.offered() {
		lines = append(lines, p.line(one))
		if slices.ContainsFunc(choose.Items, func(i reply.Item) bool { return i.Value == one.view }) {
			continue
		}
		about := p.heading(one)
		choose.Items = append(choose.Items, reply.Item{Label: about.Name, Description: about.About, Value: one.view})
	}
	said := reply.Text(reply.Paragraphs(status, bold(w.Title)+"\n"+strings.Join(lines, "\n"), w.Introduction))
	said.Rows = []reply.Row{
		{Menu: choose},
		reply.Buttons(
			reply.Button{Label: w.Buttons.Export, ID: reply.ID(actionSettingsExport)},
			reply.Button{Label: w.Buttons.ResetAll, ID: reply.ID(actionSettingsReset, resetEverything)},
		),
	}
	return said
}

// heading is what heads the view of a setting.
func (p panel) heading(one setting) words.Setting {
	if one.view == viewCooldowns {
		return p.words.Settings.Cooldowns
	}
	return one.words(p.words.Settings)
}

// view shows what is changed together: what it means, its value, and how to change it.
func (p panel) view(view, page, status string) *reply.Reply {
	in := p.in(view)
	about := p.heading(in[0])
	parts := []string{status}
	if len(in) > 1 {
		parts = append(parts, bold(about.Name)+"\n"+about.About)
	}
	var rows []reply.Row
	for _, one := range in {
		parts = append(parts, p.line(one)+"\n"+one.words(p.words.Settings).About)
		rows = append(rows, p.controls(one, page)...)
	}
	if in[0].note != nil {
		parts = append(parts, in[0].note(p))
	}
	said := reply.Text(reply.Paragraphs(parts...))
	said.Rows = append(rows, p.lastRow(in))
	return said
}

// controls are the menu of a setting, and where it has pages the way to turn them; a setting
// that is typed has a button.
func (p panel) controls(one setting, page string) []reply.Row {
	if one.menu == nil {
		return []reply.Row{reply.Buttons(reply.Button{Label: p.words.Settings.Buttons.Change, ID: reply.ID(actionSettingsForm, one.id)})}
	}
	number, pages := p.page(one, page)
	menu := one.menu(p, number)
	if menu == nil {
		return nil
	}
	rows := []reply.Row{{Menu: menu}}
	if pages > 1 {
		w := p.words.Topics
		turn := func(label string, to int) reply.Button {
			return reply.Button{Label: label, ID: reply.ID(actionSettings, one.view, strconv.Itoa(to)), Disabled: to < 0 || to >= pages}
		}
		rows = append(rows, reply.Buttons(turn(w.Previous, number-1), turn(w.Next, number+1)))
	}
	return rows
}

// page is the page of a menu that is shown, and how many there are. Without a page that is
// there, the one with the present choice is shown.
func (p panel) page(one setting, page string) (number, pages int) {
	if one.id != "country" {
		return 0, 1
	}
	countries := p.base.Countries
	pages = max(1, (len(countries)+countriesPerPage-1)/countriesPerPage)
	number, err := strconv.Atoi(page)
	if err != nil || number < 0 || number >= pages {
		chosen := slices.IndexFunc(countries, func(c knowledge.Country) bool { return c.Code == p.settings.Country })
		number = max(0, chosen) / countriesPerPage
	}
	return number, pages
}

// lastRow leads back, and takes back what is not as usual.
func (p panel) lastRow(in []setting) reply.Row {
	w := p.words.Settings.Buttons
	back := reply.Button{Label: w.Back, ID: reply.ID(actionSettings, viewHome)}
	usual := p.settings.Clone()
	in[0].usual(&usual)
	if len(in) > 1 || reflect.DeepEqual(usual, p.settings) {
		return reply.Buttons(back)
	}
	return reply.Buttons(reply.Button{Label: w.Reset, ID: reply.ID(actionSettingsReset, in[0].id)}, back)
}

// correction is the view of a setting after something was typed that cannot be: it says
// what, and leads to the form with what was typed.
func (p panel) correction(one setting, problem, typed string) *reply.Reply {
	w := p.words.Settings
	again := reply.Button{Label: w.Buttons.Correct, ID: reply.ID(actionSettingsForm, one.id, escapeArg(typed))}
	if _, err := again.ID.Encode(); err != nil || reply.Length(typed) > guild.MaxNumber {
		problem += " " + w.Replies.NotKept
		again.ID = reply.ID(actionSettingsForm, one.id)
	}
	said := p.view(one.view, "", problem)
	said.Rows[0] = reply.Buttons(again)
	return said
}

// confirmReset asks before all settings are taken back.
func (p panel) confirmReset() *reply.Reply {
	w := p.words.Settings
	said := reply.Text(w.Replies.ConfirmReset)
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: w.Buttons.ConfirmReset, ID: reply.ID(actionSettingsReset, resetEverything, resetForSure)},
		reply.Button{Label: w.Buttons.Export, ID: reply.ID(actionSettingsExport)},
		reply.Button{Label: w.Buttons.Back, ID: reply.ID(actionSettings, viewHome)},
	)}
	return said
}

// broken says that the stored settings are not understood and offers to start anew.
func (p panel) broken() *reply.Reply {
	w := p.words.Settings
	said := reply.Text(w.Replies.Broken)
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: w.Buttons.ResetAll, ID: reply.ID(actionSettingsReset, resetEverything)})}
	return said
}
