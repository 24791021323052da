package router_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

var views = []string{"private", "groups", "country", "emergency", "crisis", "help", "cooldowns", "language", "moderators"}

func TestPanel(t *testing.T) {
	s := newServer(t)
	said := s.Handle(t.Context(), settingsCommand())
	if !said.Private || said.Update || said.Card != nil {
		t.Errorf("the panel: %+v", said)
	}
	for _, line := range []string{
		"**Private answers:** On (default)", "**Groups of topics:** How it works, Skin concerns, Food and drink, Everyday life",
		"**Country:** Not set", "**Emergency number:** Not set", "**Help channels:** Not set", "**Pause for a person:** 10 min (default)",
		"**Pause for an answer:** 1 h (default)", "**Language:** Automatic: each person's own language", "**Moderator roles:** Not set",
	} {
		if !strings.Contains(said.Content, line+"\n") {
			t.Errorf("%q is missing in:\n%s", line, said.Content)
		}
	}
	want := []string{"1:settings:chosen", "1:settings-export", "1:settings-reset:all"}
	if diff := cmp.Diff(want, ids(t, said)); diff != "" {
		t.Errorf("controls (-want +got):\n%s", diff)
	}
	var choices []string
	for _, i := range said.Rows[0].Menu.Items {
		choices = append(choices, i.Value)
	}
	if diff := cmp.Diff(views, choices); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
}

// TestEveryView opens each view from the panel, in every language, with nothing settled and
// with everything at its longest.
func TestEveryView(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.Home = "3" })
	full := func(g *guild.Settings) {
		on := true
		*g = guild.Settings{
			Private: &on, Hidden: []knowledge.Group{knowledge.GroupFood, knowledge.GroupConcern, knowledge.GroupLifestyle}, Country: "GB",
			Emergency: strings.Repeat("9", guild.MaxNumber), Crisis: strings.Repeat("ä", guild.MaxNumber), Language: g.Language,
			Cooldowns: guild.Cooldowns{Person: 59, Channel: 3601, Answer: 86399}, Notices: strings.Repeat("9", 19),
		}
		for i := range guild.MaxChannels {
			g.HelpChannels = append(g.HelpChannels, fmt.Sprintf("1%018d", i))
			g.Moderators = append(g.Moderators, fmt.Sprintf("1%018d", i))
		}
	}
	for _, language := range []string{"", "de", "fr", "es", "pt"} {
		for name, change := range map[string]func(*guild.Settings){"nothing": func(g *guild.Settings) { *g = guild.Settings{} }, "everything": full} {
			_, err := s.book.Change(t.Context(), "3", func(g *guild.Settings) { change(g); g.Language = language })
			if err != nil {
				t.Fatal(err)
			}
			home := s.use("1:settings:home")
			if reply.Length(home.Content) > reply.MaxContent || strings.Contains(home.Content, "…") {
				t.Errorf("%s, %s: the panel has %d characters", language, name, reply.Length(home.Content))
			}
			for _, view := range append(slices.Clone(views), "notices") {
				said := s.use("1:settings:chosen", view)
				if !said.Update || said.Private || !slices.Contains(ids(t, said), "1:settings:home") || strings.Contains(said.Content, "{") {
					t.Errorf("%s, %s, %s: %+v", language, name, view, said)
				}
			}
		}
	}
}

func TestChange(t *testing.T) {
	no, yes := false, true
	for _, tc := range []struct {
		id     string
		values []string
		want   guild.Settings
		said   string
	}{
		{"private", []string{"on"}, guild.Settings{Private: &yes}, "Saved. Private answers: On"},
		{"private", []string{"off"}, guild.Settings{Private: &no}, "Saved. Private answers: Off"},
		{"private", []string{"default"}, guild.Settings{}, "Saved. Private answers: On (default)"},
		{
			"groups", []string{"food", "concern"}, guild.Settings{Hidden: []knowledge.Group{knowledge.GroupMechanism, knowledge.GroupLifestyle}},
			"Saved. Groups of topics: Skin concerns, Food and drink",
		},
		{"groups", []string{"food", "concern", "mechanism", "lifestyle"}, guild.Settings{}, "Saved. Groups of topics: How it works"},
		{"country", []string{"GB"}, guild.Settings{Country: "GB"}, "Saved. Country: United Kingdom"},
		{"country", []string{"default"}, guild.Settings{}, "Saved. Country: Not set"},
		{"help", []string{"77", "78"}, guild.Settings{HelpChannels: []string{"77", "78"}}, "Saved. Help channels: <#77>, <#78>"},
		{"help", nil, guild.Settings{}, "Saved. Help channels: Not set"},
		{"person", []string{"60"}, guild.Settings{Cooldowns: guild.Cooldowns{Person: 60}}, "Saved. Pause for a person: 1 min"},
		{"channel", []string{"10"}, guild.Settings{Cooldowns: guild.Cooldowns{Channel: 10}}, "Saved. Pause for a channel: 10 s"},
		{"answer", []string{"86400"}, guild.Settings{Cooldowns: guild.Cooldowns{Answer: 86400}}, "Saved. Pause for an answer: 24 h"},
		{"answer", []string{"0"}, guild.Settings{}, "Saved. Pause for an answer: 1 h (default)"},
		{"language", []string{"de"}, guild.Settings{Language: "de"}, "Gespeichert. Sprache: Deutsch"},
		{"language", []string{"default"}, guild.Settings{}, "Saved. Language: Automatic"},
		{"moderators", []string{"88"}, guild.Settings{Moderators: []string{"88"}}, "Saved. Moderator roles: <@&88>"},
	} {
		s := newServer(t)
		said := s.use("1:settings-set:"+tc.id, tc.values...)
		if !said.Update || !strings.HasPrefix(said.Content, tc.said) {
			t.Errorf("%s %q: %+v", tc.id, tc.values, said)
		}
		if diff := cmp.Diff(tc.want, s.settings()); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", tc.id, tc.values, diff)
		}
		if reset := "1:settings-reset:" + tc.id; slices.Contains(ids(t, said), reset) {
			if said := s.use(reset); !cmp.Equal(s.settings(), guild.Settings{}) || !said.Update {
				t.Errorf("%s: reset to %+v, and said %+v", tc.id, s.settings(), said)
			}
		}
	}
}

func TestForgedChanges(t *testing.T) {
	many := strings.Split(strings.Repeat("7,", 25)+"7", ",")
	for i := range many {
		many[i] += fmt.Sprint(i)
	}
	s := newServer(t)
	for _, tc := range []struct {
		id     string
		values []string
	}{
		{"1:settings-set:private", []string{"maybe"}},
		{"1:settings-set:private", nil},
		{"1:settings-set:private", []string{"on", "off"}},
		{"1:settings-set:groups", nil},
		{"1:settings-set:groups", []string{"gossip"}},
		{"1:settings-set:groups", []string{"food", "<script>"}},
		{"1:settings-set:country", []string{"XX"}},
		{"1:settings-set:country", []string{""}},
		{"1:settings-set:country", []string{"gb"}},
		{"1:settings-set:help", []string{"#general"}},
		{"1:settings-set:help", []string{"-1"}},
		{"1:settings-set:help", []string{"7", "7"}},
		{"1:settings-set:help", many},
		{"1:settings-set:moderators", []string{"@everyone"}},
		{"1:settings-set:moderators", many},
		{"1:settings-set:person", []string{"-1"}},
		{"1:settings-set:person", []string{"86401"}},
		{"1:settings-set:person", []string{"9999999999999999999999"}},
		{"1:settings-set:person", []string{"soon"}},
		{"1:settings-set:language", []string{"tlh"}},
		{"1:settings-set:emergency", []string{"999"}},
		{"1:settings-set:", nil},
		{"1:settings-set:cooldowns", []string{"60"}},
		{"1:settings:nowhere", nil},
		{"1:settings:chosen", nil},
		{"1:settings:chosen", []string{"nowhere"}},
		{"1:settings-form:private", nil},
		{"1:settings-reset:nothing", nil},
		{"1:settings-reset", nil},
	} {
		said := s.use(tc.id, tc.values...)
		if said.Update || !said.Private || !strings.Contains(said.Content, "another version of me") {
			t.Errorf("%s %q: %+v", tc.id, tc.values, said)
		}
	}
	if said := s.submit("1:settings-form:country", "GB"); !strings.Contains(said.Content, "another version of me") {
		t.Errorf("a form of a setting that is chosen: %+v", said)
	}
	if got := s.settings(); !cmp.Equal(got, guild.Settings{}) {
		t.Errorf("something was changed: %+v", got)
	}
}

// TestNumbers walks through the form, with what can be saved and what cannot.
func TestNumbers(t *testing.T) {
	s := newServer(t)
	opened := s.use("1:settings-form:emergency")
	if opened.Form == nil || opened.Form.Title != "Emergency number" || opened.Form.Inputs[0].Max != guild.MaxNumber || opened.Form.Inputs[0].Value != "" {
		t.Fatalf("the form: %+v", opened.Form)
	}
	if said := s.submit("1:settings-form:emergency", " 999 "); !said.Update || !strings.HasPrefix(said.Content, "Saved. Emergency number: 999") {
		t.Errorf("saved: %+v", said)
	}
	if said := s.use("1:settings-form:emergency"); said.Form.Inputs[0].Value != "999" {
		t.Errorf("the form does not hold the present number: %+v", said.Form)
	}
	if said := s.submit("1:settings-form:crisis", "Samaritans: 116 123"); !strings.HasPrefix(said.Content, "Saved. Crisis line: Samaritans: 116 123") {
		t.Errorf("saved: %+v", said)
	}
	for typed, problem := range map[string]string{
		"call me":                            "does not look like a telephone number",
		"%: ask : me":                        "does not look like a telephone number",
		"<@1> 999":                           "one line of at most 60 characters",
		"999\n998":                           "one line of at most 60 characters",
		strings.Repeat("1", 61):              "one line of at most 60 characters",
		strings.Repeat("%", 60):              "please type it again",
		"9\u202e99":                          "please type it again",
		strings.Repeat("word ", 900) + "999": "please type it again",
	} {
		said := s.submit("1:settings-form:emergency", typed)
		if !said.Update || !strings.Contains(said.Content, problem) {
			t.Fatalf("%.20q: %+v", typed, said)
		}
		again := s.use(ids(t, said)[0])
		want := typed
		if strings.Contains(said.Content, "type it again") {
			want = "999" // what is settled
		}
		if again.Form == nil || again.Form.Inputs[0].Value != want {
			t.Errorf("%.20q: the form opens with %+v", typed, again)
		}
	}
	if got := s.settings(); got.Emergency != "999" || got.Crisis != "Samaritans: 116 123" {
		t.Errorf("settings: %+v", got)
	}
	if said := s.submit("1:settings-form:crisis", " "); !strings.HasPrefix(said.Content, "Crisis line is back to its default: Not set") {
		t.Errorf("taken back: %+v", said)
	}
}

// TestCountryShowsItsNumbers holds that managers see what care cards will name.
func TestCountryShowsItsNumbers(t *testing.T) {
	s := newServer(t)
	if said := s.use("1:settings:chosen", "country"); !strings.Contains(said.Content, "operator has set") {
		t.Errorf("nothing settled: %s", said.Content)
	}
	said := s.use("1:settings-set:country", "GB")
	if !strings.Contains(said.Content, "I name: 999.") || !strings.Contains(said.Content, "Samaritans (116 123)") || !strings.Contains(said.Content, "official source") {
		t.Errorf("GB: %s", said.Content)
	}
	s.submit("1:settings-form:emergency", "112")
	if said := s.use("1:settings:country"); !strings.Contains(said.Content, "I name: 112.") {
		t.Errorf("its own number does not go first: %s", said.Content)
	}
	if said := s.use("1:settings-set:country", "FI"); !strings.Contains(said.Content, "operator has set") {
		t.Errorf("a country without a crisis line: %s", said.Content)
	}
}

func TestManyCountries(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.Answers = worldly{scripted.New(), 60} })
	first := s.use("1:settings:country")
	if n := len(first.Rows[0].Menu.Items); n != reply.MaxItems || !first.Rows[1].Buttons[0].Disabled || first.Rows[1].Buttons[1].Disabled {
		t.Errorf("first page: %d items, %+v", n, first.Rows[1])
	}
	last := s.use("1:settings:country:2")
	if n := len(last.Rows[0].Menu.Items); n != 62-48+1 || !last.Rows[1].Buttons[1].Disabled {
		t.Errorf("last page: %d items, %+v", n, last.Rows[1])
	}
	said := s.use("1:settings-set:country", "Z59")
	if items := said.Rows[0].Menu.Items; items[len(items)-1].Value != "Z59" || !items[len(items)-1].Chosen {
		t.Error("the page with the choice is not shown")
	}
	for _, page := range []string{"3", "-1", "x", "99999999999999999999"} {
		if said := s.use("1:settings:country:" + page); !said.Update || len(said.Rows) != 3 {
			t.Errorf("page %s: %+v", page, said)
		}
	}
}

// TestNoRights holds that every control is for those who manage the server now.
func TestNoRights(t *testing.T) {
	s := newServer(t)
	var all []router.Request
	for _, id := range []string{
		"1:settings", "1:settings:chosen", "1:settings:groups", "1:settings-set:private", "1:settings-form:emergency",
		"1:settings-reset:private", "1:settings-reset:all", "1:settings-reset:all:yes", "1:settings-export",
	} {
		all = append(all, manage(router.Request{Kind: router.KindControl, Control: id, Values: []string{"off"}}))
	}
	all = append(all, settingsCommand(), manage(router.Request{Kind: router.KindForm, Control: "1:settings-form:emergency", Fields: map[string]string{"number": "1"}}))
	for i, req := range all {
		req.Person = fmt.Sprint(100 + i)
		req.Rights.ManageServer, req.Rights.ManageMessages = false, true
		if said := s.Handle(t.Context(), req); !said.Private || said.Update || said.File != nil || !strings.Contains(said.Content, "“Manage Server”") {
			t.Errorf("%s %s without the right: %+v", req.Kind, req.Control, said)
		}
		req.Guild, req.Rights.ManageServer = "", true
		if said := s.Handle(t.Context(), req); !strings.Contains(said.Content, "Settings belong to a server") {
			t.Errorf("%s %s outside a server: %+v", req.Kind, req.Control, said)
		}
	}
	if got := s.settings(); !cmp.Equal(got, guild.Settings{}) {
		t.Errorf("something was changed: %+v", got)
	}
}

// TestSettingsStoreDown holds that managers are told, and that members are not.
func TestSettingsStoreDown(t *testing.T) {
	s := newServer(t)
	s.use("1:settings-set:private", "off")
	s.store.down = true
	for id, want := range map[string]string{
		"1:settings": "could not reach the settings", "1:settings:groups": "could not reach the settings",
		"1:settings-export": "could not reach the settings", "1:settings-set:private": "nothing has changed",
		"1:settings-reset:private": "nothing has changed", "1:settings-reset:all:yes": "nothing has changed",
	} {
		if said := s.use(id, "on"); !said.Private || said.Update || !strings.Contains(said.Content, want) {
			t.Errorf("%s: %+v", id, said)
		}
	}
	if said := s.submit("1:settings-form:crisis", "116 123"); !strings.Contains(said.Content, "nothing has changed") {
		t.Errorf("form: %+v", said)
	}
	if said := s.Handle(t.Context(), ask("acne?")); said.Private || said.Card == nil {
		t.Errorf("a member: %+v", said)
	}
	s.store.down = false
	if got := s.settings(); got.Private == nil || *got.Private {
		t.Errorf("afterwards: %+v", got)
	}
}

// TestBrokenSettings holds that nobody is locked out by what the store holds.
func TestBrokenSettings(t *testing.T) {
	s := newServer(t)
	if err := s.store.SaveGuildSettings(t.Context(), "3", []byte("{")); err != nil {
		t.Fatal(err)
	}
	for _, req := range []router.Request{
		settingsCommand(),
		manage(router.Request{Kind: router.KindControl, Control: "1:settings-set:private", Values: []string{"on"}}),
		manage(router.Request{Kind: router.KindControl, Control: "1:settings-export"}),
	} {
		said := s.Handle(t.Context(), req)
		if !strings.Contains(said.Content, "I cannot read what is stored") || ids(t, said)[0] != "1:settings-reset:all" {
			t.Errorf("%s: %+v", req.Control, said)
		}
	}
	if said := s.use("1:settings-reset:all"); !strings.Contains(said.Content, "take back all settings") {
		t.Errorf("asked: %+v", said)
	}
	s.use("1:settings-reset:all:yes")
	if said := s.use("1:settings-set:private", "on"); !strings.HasPrefix(said.Content, "Saved.") {
		t.Errorf("afterwards: %+v", said)
	}
}

func TestResetAsksFirst(t *testing.T) {
	s := newServer(t)
	s.use("1:settings-set:country", "GB")
	said := s.use("1:settings-reset:all")
	if s.settings().Country != "GB" {
		t.Fatal("reset without asking")
	}
	want := []string{"1:settings-reset:all:yes", "1:settings-export", "1:settings:home"}
	if diff := cmp.Diff(want, ids(t, said)); diff != "" {
		t.Errorf("controls (-want +got):\n%s", diff)
	}
	if said = s.use("1:settings-reset:all:yes"); !strings.HasPrefix(said.Content, "All settings are back") || s.settings().Country != "" {
		t.Errorf("%+v, %+v", said, s.settings())
	}
}

func TestExport(t *testing.T) {
	s := newServer(t)
	s.use("1:settings-set:country", "GB")
	said := s.use("1:settings-export")
	if !said.Private || said.Update || said.File == nil || said.File.Name != "gutskin-settings.json" {
		t.Fatalf("%+v", said)
	}
	if got, err := guild.Decode(said.File.Data); err != nil || got.Country != "GB" {
		t.Errorf("the file: %s, %v", said.File.Data, err)
	}
}

// TestHelpChannelsOff holds that managers learn why they cannot choose any.
func TestHelpChannelsOff(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.HelpChannels = false })
	said := s.use("1:settings:help")
	if !strings.Contains(said.Content, "“Message Content” intent") || len(ids(t, said)) != 1 {
		t.Errorf("%+v", said)
	}
	if said := s.use("1:settings-set:help", "77"); !strings.Contains(said.Content, "another version") {
		t.Errorf("set all the same: %+v", said)
	}
}

// TestOperatorsDefault holds that the panel tells what the operator has settled.
func TestOperatorsDefault(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.Public = true })
	if said := s.use("1:settings:private"); !strings.Contains(said.Content, "Off (default)") {
		t.Errorf("%+v", said)
	}
	if said := s.Handle(t.Context(), ask("acne?")); said.Private {
		t.Error("the operator's default does not hold")
	}
	s.use("1:settings-set:private", "on")
	if said := s.Handle(t.Context(), ask("acne?")); !said.Private {
		t.Error("the server's setting does not hold")
	}
}
