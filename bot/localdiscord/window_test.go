package localdiscord_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// thousands is a long channel.
const thousands = 5000

func fillChannel(t testing.TB) *localdiscord.Member {
	t.Helper()
	alice := start(t, localdiscord.Options{}).Member("alice")
	for n := range thousands {
		must(alice.Send("#general", fmt.Sprint(n)))
	}
	return alice
}

func TestMessagesBefore(t *testing.T) {
	t.Parallel()
	alice := fillChannel(t)
	before, want := "", thousands-1
	for {
		page, err := alice.MessagesBefore("#general", before, 70)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range slices.Backward(page.Messages) {
			if m.Content != fmt.Sprint(want) {
				t.Fatalf("message %s, want %d", m.Content, want)
			}
			want--
		}
		if !page.More {
			break
		}
		before = page.Messages[0].ID
	}
	if want != -1 {
		t.Errorf("the last page ended before message %d", want)
	}
	for _, before := range []string{"1", "not an id"} {
		if page, err := alice.MessagesBefore("#general", before, 10); err != nil || page.More && before == "1" {
			t.Errorf("before %q: %v, %v", before, page, err)
		}
	}
	if _, err := alice.MessagesBefore("#nowhere", "", 10); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("no such channel: %v", err)
	}
}

func BenchmarkMessagesBefore(b *testing.B) {
	alice := fillChannel(b)
	for b.Loop() {
		if page, err := alice.MessagesBefore("#general", "", 50); err != nil || len(page.Messages) != 50 {
			b.Fatal(page, err)
		}
	}
}

// BenchmarkChanges is one message in a channel of thousands, and its way to a reader.
func BenchmarkChanges(b *testing.B) {
	alice := fillChannel(b)
	for b.Loop() {
		sent := must(alice.Send("#general", "one more"))
		if _, err := alice.Message("#general", sent.ID); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDismiss(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	st.expect("POST", event.callback(), object{"type": 4, "data": object{"content": "only you", "flags": 64}}, http.StatusNoContent)
	hers := *st.response(asked).Message
	if err := st.s.Member("bob").Dismiss(hers); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("by somebody else: %v", err)
	}
	at := st.s.Cursor()
	if err := st.alice.Dismiss(hers); err != nil {
		t.Fatal(err)
	}
	if got := changes(t, st.alice, at); len(got) != 1 || got[0].Kind != localdiscord.ChangeDelete || got[0].MessageID != hers.ID {
		t.Errorf("noticed %+v", got)
	}
	if page := must(st.alice.MessagesBefore("#general", "", 10)); len(page.Messages) != 0 {
		t.Errorf("still there: %+v", page)
	}
	at = st.s.Cursor()
	st.expect("PATCH", event.original(), object{"content": "changed"}, http.StatusOK)
	must(st.alice.Send("#general", "later"))
	if got := noticed(changes(t, st.alice, at)); slices.Contains(got, "message changed") {
		t.Errorf("it came back: %q", got)
	}
	sent := must(st.alice.Send("#general", "to all"))
	if err := st.alice.Dismiss(sent); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("a message to all: %v", err)
	}
}

func TestRestrict(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	mona, bob := s.Member("mona").Grant(localdiscord.PermissionManageGuild), s.Member("bob")
	if err := s.Restrict("#moderators", localdiscord.PermissionManageGuild); err != nil {
		t.Fatal(err)
	}
	thread := must(mona.StartThread("#moderators", "plans"))
	for _, channel := range []string{"#moderators", thread.ID} {
		if _, err := mona.Send(channel, "hi"); err != nil {
			t.Errorf("mona: %v", err)
		}
		if _, err := bob.Send(channel, "hi"); !errors.Is(err, localdiscord.ErrNotFound) {
			t.Errorf("bob in %s: %v", channel, err)
		}
	}
	if n := len(bob.Channels()); n != 2 {
		t.Errorf("bob sees %d channels", n)
	}
	if n := len(mona.Channels()); n != 4 {
		t.Errorf("mona sees %d channels", n)
	}
	if a := newREST(t, s).send("GET", "/channels/"+thread.ID+"/messages", nil); a.Status != http.StatusOK {
		t.Errorf("the bot: %d", a.Status)
	}
	if err := s.Restrict("#moderators", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := bob.Send("#moderators", "hi"); err != nil {
		t.Errorf("bob, let in again: %v", err)
	}
}

// TestFounded starts twice: who was there from the start is the same.
func TestFounded(t *testing.T) {
	t.Parallel()
	opts := localdiscord.Options{
		Founded: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Members: []string{"ann", "ben"},
		Roles: []string{"helpers", "friends"}, DisplayNames: map[string]string{"ann": "Ann B."},
	}
	one, two := start(t, opts), start(t, opts)
	for _, same := range [][2]string{
		{one.Bot().ID, two.Bot().ID},
		{one.Guilds()[0].ID, two.Guilds()[0].ID},
		{generalOf(one), generalOf(two)},
		{one.Member("ben").User().ID, two.Member("ben").User().ID},
		{roles(one)[2].ID, roles(two)[2].ID},
		{roles(one)[1].Name + " and " + roles(one)[2].Name, "helpers and friends"},
	} {
		if same[0] != same[1] {
			t.Errorf("%s and %s", same[0], same[1])
		}
	}
	sent := must(one.Member("ann").Send("#general", "now"))
	if shown := sent.Author.GlobalName; shown == nil || *shown != "Ann B." || one.Member("ben").User().GlobalName != nil {
		t.Errorf("ann goes by %v", shown)
	}
	if sent.ID <= one.Member("ben").User().ID || time.Since(sent.Timestamp.Time) > time.Minute {
		t.Errorf("a message of %s with the identifier %s", sent.Timestamp, sent.ID)
	}
	if one.Cursor() == two.Cursor() && one.Cursor() < localdiscord.Cursor(time.Now().Add(-time.Minute).UnixMilli()*1000) {
		t.Error("cursors of two servers are alike")
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{History: 10})
	c := newREST(t, s)
	for range 35 {
		c.send("GET", "/users/@me", nil)
	}
	c.send("GET", "/nowhere", nil)
	if n := len(s.Requests()); n < 10 || n > 20 {
		t.Errorf("%d requests are remembered", n)
	}
	last := s.NewestRequests(2)
	if len(last) != 2 || last[0].Status != http.StatusOK || last[1].Status != http.StatusNotFound || last[1].Path != "/api/v10/nowhere" {
		t.Errorf("the last two: %+v", last)
	}
}

func TestHistoryOfInteractions(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := start(t, localdiscord.Options{Now: now.Now, History: 10})
	bot := identified(t, s, allIntents)
	newREST(t, s).send("PUT", "/applications/"+s.Bot().ID+"/commands", []object{{"name": "ask", "description": "Ask."}})
	alice := s.Member("alice")
	all := func(*localdiscord.Interaction) bool { return true }
	for range 30 {
		must(alice.Slash("#general", "ask"))
		bot.interaction()
	}
	if n := len(alice.Interactions(100, all)); n != 30 {
		t.Errorf("%d of 30 whose time is not over", n)
	}
	now.Advance(time.Hour)
	kept := must(alice.Slash("#general", "ask"))
	if list := alice.Interactions(100, all); len(list) != 11 || list[0].ID() != kept.ID() {
		t.Errorf("%d are remembered", len(list))
	}
}

func TestOpenModal(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	form := object{"type": 9, "data": object{"custom_id": "f", "title": "Form", "components": []object{
		{"type": 1, "components": []object{{"type": 4, "custom_id": "name", "label": "Name", "style": 1, "required": false}}},
	}}}
	open := func() *localdiscord.Interaction {
		asked, event := st.ask()
		st.expect("POST", event.callback(), form, http.StatusNoContent)
		found := must(st.alice.Interaction(asked.ID()))
		if found.OpenModal() == nil || found.OpenModal().CustomID != "f" || found.State() != localdiscord.StateDone {
			t.Fatalf("no form of %s", asked.ID())
		}
		return found
	}
	sent := open()
	must(st.alice.SubmitModal(testContext(t), sent, nil))
	st.bot.interaction() // the form sent off
	closed := open()
	if err := closed.CloseModal(); err != nil {
		t.Fatal(err)
	}
	for _, i := range []*localdiscord.Interaction{sent, closed} {
		if i.OpenModal() != nil || !errors.Is(i.CloseModal(), localdiscord.ErrNotFound) {
			t.Error("a form that is not open any more is")
		}
	}
	if _, err := st.s.Member("bob").Interaction(sent.ID()); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
}

// TestLocalizedSlash uses names as the member's client shows them.
func TestLocalizedSlash(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	newREST(t, s).send("PUT", "/applications/"+s.Bot().ID+"/commands", []object{{
		"name": "book", "description": "Books.", "name_localizations": object{"de": "buch"}, "options": []object{{
			"name": "find", "description": "Find.", "type": 1, "name_localizations": object{"de": "finde"}, "options": []object{{
				"name": "title", "description": "Its title.", "type": 3, "required": true, "name_localizations": object{"de": "titel"},
			}},
		}},
	}})
	alice := s.Member("alice")
	if err := alice.SetLocale("de"); err != nil || alice.Locale() != "de" {
		t.Fatal(err)
	}
	for _, names := range [][3]string{{"buch", "finde", "titel"}, {"book", "find", "title"}} {
		if _, err := alice.Slash("#general", names[0]+" "+names[1], localdiscord.Opt(names[2], "Faust")); err != nil {
			t.Errorf("%v: %v", names, err)
			continue
		}
		var event struct {
			Data struct {
				Name    string
				Options []struct {
					Name    string
					Options []struct{ Name, Value string }
				}
			}
		}
		bot.event("INTERACTION_CREATE", &event)
		find := event.Data.Options[0]
		if event.Data.Name != "book" || find.Name != "find" || find.Options[0].Name != "title" || find.Options[0].Value != "Faust" {
			t.Errorf("the bot was sent %+v", event.Data)
		}
	}
	if _, err := alice.Slash("#general", "buch findet"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("another name: %v", err)
	}
}

func TestFileOfAnAttachment(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	sent := must(s.Member("alice").Send("#general", "", localdiscord.File{Name: "a.txt", Data: []byte("text")}))
	if f := must(s.File(sent.Attachments[0].ID)); f.Name != "a.txt" || string(f.Data) != "text" {
		t.Errorf("%+v", f)
	}
	if _, err := s.File("1"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("no such attachment: %v", err)
	}
	if m := must(s.MemberByID(sent.Author.ID)); m.User().Username != "alice" {
		t.Errorf("%+v", m.User())
	}
}
