package bot_test

import (
	"strings"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/bot/router"
	"gutskin/knowledge/answer"
)

const swelling = "my tongue is swelling up and I can't breathe"

// careful is a router on the built-in knowledge with an operator's numbers, and the settings
// of server 3.
func careful(t *testing.T, change func(*guild.Settings)) *router.Router {
	t.Helper()
	service := builtInWith(t, answer.Options{Emergency: "110", Crisis: "the operator's line"})
	now := func() time.Time { return time.Unix(1_800_000_000, 0) }
	return scripted.Router(t, service, now, func(p *router.Parts) {
		if _, err := p.Settings.Change(t.Context(), "3", change); err != nil {
			t.Fatal(err)
		}
	})
}

func cry(text string) router.Request {
	return router.Request{
		Kind: router.KindCommand, Command: router.CommandAsk, Options: map[string]string{router.OptionQuestion: text},
		Shared: true, Person: "1", Channel: "2", Guild: "3",
	}
}

// TestCareNamesLocalNumbers holds which numbers stand on a card: the server's own first, then
// its country's, then the operator's.
func TestCareNamesLocalNumbers(t *testing.T) {
	const despair = "I want to kill myself because of my skin"
	gb := func(s *guild.Settings) { s.Country = "GB" }
	for name, tc := range map[string]struct {
		change func(*guild.Settings)
		text   string
		want   []string
	}{
		"country":           {gb, despair, []string{"999", "Samaritans (116 123)"}},
		"own number":        {func(s *guild.Settings) { gb(s); s.Emergency = "112" }, despair, []string{"112", "Samaritans (116 123)"}},
		"own crisis line":   {func(s *guild.Settings) { gb(s); s.Crisis = "Our line 1" }, despair, []string{"999", "Our line 1"}},
		"no crisis line":    {func(s *guild.Settings) { s.Country = "FI" }, despair, []string{"112", "the operator's line"}},
		"nothing":           {func(*guild.Settings) {}, despair, []string{"110", "the operator's line"}},
		"a country removed": {func(s *guild.Settings) { s.Country = "XX" }, despair, []string{"110", "the operator's line"}},
		"not a crisis":      {gb, swelling, []string{"999"}},
	} {
		said := careful(t, tc.change).Handle(t.Context(), cry(tc.text))
		for _, number := range tc.want {
			if !strings.Contains(said.Content, number) {
				t.Errorf("%s: no %q in:\n%s", name, number, said.Content)
			}
		}
		if strings.ContainsAny(said.Content, "{}") || !said.Private || len(said.Rows) != 0 {
			t.Errorf("%s: %+v", name, said)
		}
	}
	direct := cry(despair)
	direct.Guild, direct.Shared = "", false
	if said := careful(t, gb).Handle(t.Context(), direct); !strings.Contains(said.Content, "110") || strings.Contains(said.Content, "999") {
		t.Errorf("in a direct message: %s", said.Content)
	}
}

// TestCareInTheReadersLanguage holds that those who do not read English learn how urgent it
// is, and that nobody's language is given away.
func TestCareInTheReadersLanguage(t *testing.T) {
	r := careful(t, func(s *guild.Settings) { s.Country = "GB" })
	english := r.Handle(t.Context(), cry(swelling)).Content
	for locale, first := range map[string]string{
		"de": "Das kann ein Notfall sein. Ruf sofort an: 999.", "fr": "C'est peut-être une urgence.", "es-419": "Puede ser una emergencia.",
		"pt-BR": "Pode ser uma emergência.", "en-GB": "", "ja": "",
	} {
		req := cry(swelling)
		req.Locale, req.Person = locale, locale
		said := r.Handle(t.Context(), req).Content
		if !strings.HasPrefix(said, first) || !strings.HasSuffix(said, english) || first == "" && said != english {
			t.Errorf("%s:\n%s", locale, said)
		}
	}
	req := cry("I want to kill myself because of my skin")
	req.Locale, req.Person = "de", "9"
	if said := r.Handle(t.Context(), req).Content; !strings.Contains(said, "jemand für dich da: Samaritans (116 123).") {
		t.Errorf("crisis:\n%s", said)
	}
	public := router.Request{Kind: router.KindMessage, Text: swelling, Shared: true, Person: "10", Channel: "2", Guild: "3", Locale: "de"}
	if said := r.Handle(t.Context(), public); said.Content != english {
		t.Errorf("in public:\n%s", said.Content)
	}
	everybody := careful(t, func(s *guild.Settings) { s.Country, s.Language = "GB", "de" })
	public.Locale = ""
	if said := everybody.Handle(t.Context(), public); !strings.HasPrefix(said.Content, "Das kann ein Notfall sein.") {
		t.Errorf("on a German server:\n%s", said.Content)
	}
	hidden := careful(t, func(s *guild.Settings) {
		s.Hidden = append(s.Hidden, "mechanism", "concern", "food")
	})
	if said := hidden.Handle(t.Context(), cry(swelling)); !strings.Contains(said.Content, "110") {
		t.Errorf("where groups are hidden:\n%s", said.Content)
	}
}

// TestCareOnDiscord sets a country through the panel and looks at a card.
func TestCareOnDiscord(t *testing.T) {
	b := start(t, setup{answers: builtIn(t)})
	panel := b.settings("mona")
	view := b.click("mona", panel, "1:settings:chosen", "country")
	view = b.click("mona", view, "1:settings-set:country", "GB")
	if !strings.HasPrefix(view.Content, "Saved. Country: United Kingdom") {
		t.Fatalf("the view: %s", view.Content)
	}
	if m := b.ask("ann", "#general", swelling).Message; !m.Ephemeral() || !strings.Contains(m.Content, "999") {
		t.Errorf("the card: %s", m.Content)
	}
	if m := b.say("bob", localdiscord.DM, swelling); strings.Contains(m.Content, "999") {
		t.Errorf("the card in a direct message: %s", m.Content)
	}
}
