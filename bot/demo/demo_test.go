package demo_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
)

func TestState(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, mona := s.as("mia").state(), s.as("mona").state()
	names := func(s state) []string {
		var list []string
		for _, c := range s.Channels {
			list = append(list, c.Name)
		}
		return list
	}
	if !slices.Equal(names(mia), []string{"general", "help"}) || !slices.Equal(names(mona), []string{"general", "help", "moderators"}) {
		t.Errorf("mia sees %v, mona %v", names(mia), names(mona))
	}
	if mia.Me.Username != "mia" || mia.Me.GlobalName == nil || *mia.Me.GlobalName != "Mia" || len(mia.People) != 3 || mia.People[2].Role != "Moderator" || !mia.Connected || mia.Cursor == 0 {
		t.Errorf("state %+v", mia)
	}
	if !slices.Equal(mia.Locales, []string{"de", "en-GB", "en-US"}) || mia.Locale != "en-US" || mia.DM.ID == mona.DM.ID {
		t.Errorf("state %+v", mia)
	}
	var german state
	s.as("mia").want("POST", "/api/locale", object{"locale": "de"}, &german)
	if german.Locale != "de" || s.as("ben").state().Locale != "en-US" {
		t.Errorf("locale %s", german.Locale)
	}
}

// TestRoles lists the roles of the server, also one that comes later, and has people bear them.
func TestRoles(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	ids := map[string]string{}
	if _, err := s.discord.CreateRole(s.discord.Guilds()[0].ID, "Friends", 0); err != nil {
		t.Fatal(err)
	}
	for _, r := range s.as("mia").state().Guild.Roles {
		ids[r.Name] = r.ID
	}
	if len(ids) != 4 || ids["@everyone"] == "" || ids["Moderators"] == "" || ids["Helpers"] == "" || ids["Friends"] == "" {
		t.Errorf("roles %v", ids)
	}
	for name, role := range map[string]string{"mia": "", "ben": "Helpers", "mona": "Moderators"} {
		sent, err := s.discord.Member(name).Send("#general", "hello")
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		if role != "" {
			want = []string{ids[role]}
		}
		if !slices.Equal(sent.Member.Roles, want) {
			t.Errorf("%s has the roles %v: want %s", name, sent.Member.Roles, role)
		}
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, ben, mona := s.as("mia"), s.as("ben"), s.as("mona")
	general := mia.channel("general")
	first := mia.say(general, "first")
	var reply message
	ben.want("POST", "/api/messages", object{"channel": general, "text": "second", "reply_to": first.ID}, &reply)
	if !reply.Own || reply.Referenced == nil || reply.Referenced.ID != first.ID {
		t.Errorf("a reply: %+v", reply)
	}
	var edited message
	mia.want("PATCH", "/api/channels/"+general+"/messages/"+first.ID, object{"text": "changed"}, &edited)
	if edited.Content != "changed" || edited.Edited == nil {
		t.Errorf("edited: %+v", edited)
	}
	rights := map[string][2]bool{"mia": {true, true}, "ben": {false, false}, "mona": {false, true}}
	for _, w := range []*window{mia, ben, mona} {
		m := w.messages(general)[0]
		if got := [2]bool{m.Own, m.CanDelete}; got != rights[w.name] {
			t.Errorf("%s: own, can_delete %v", w.name, got)
		}
	}
	path := "/api/channels/" + general + "/messages/"
	if got := ben.do("PATCH", path+first.ID, object{"text": "x"}); got.status != http.StatusForbidden {
		t.Errorf("editing another's: %d %s", got.status, got.body)
	}
	if got := ben.do("DELETE", path+first.ID, nil); got.status != http.StatusForbidden {
		t.Errorf("deleting another's: %d %s", got.status, got.body)
	}
	if got := mona.do("DELETE", path+first.ID, nil); got.status != http.StatusNoContent {
		t.Errorf("the moderator: %d %s", got.status, got.body)
	}
	if got := mia.messages(general); len(got) != 1 || got[0].Content != "second" {
		t.Errorf("left: %+v", got)
	}
	if got := ben.do("GET", "/api/channels/"+mona.channel("moderators")+"/messages", nil); got.status != http.StatusNotFound {
		t.Errorf("another's channel: %d", got.status)
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	mia := s.as("mia")
	general := mia.channel("general")
	for n := range 120 {
		mia.say(general, fmt.Sprint(n))
	}
	var seen []string
	before := ""
	for {
		var page struct {
			Messages []message
			More     bool
		}
		mia.want("GET", "/api/channels/"+general+"/messages?limit=50&before="+before, nil, &page)
		for _, m := range slices.Backward(page.Messages) {
			seen = append(seen, m.Content)
		}
		if !page.More {
			break
		}
		before = page.Messages[0].ID
	}
	if len(seen) != 120 || seen[0] != "119" || seen[119] != "0" {
		t.Errorf("%d messages: %v", len(seen), seen)
	}
	for _, query := range []string{"limit=0", "limit=101", "limit=x", "before=x", "before=-1"} {
		if got := mia.do("GET", "/api/channels/"+general+"/messages?"+query, nil); got.status != http.StatusBadRequest {
			t.Errorf("%s: %d", query, got.status)
		}
	}
}

func TestThreads(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	mia := s.as("mia")
	general := mia.channel("general")
	sent := mia.say(general, "about this")
	var at, alone localdiscord.Channel
	mia.want("POST", "/api/threads", object{"channel": general, "name": "at", "message": sent.ID}, &at)
	mia.want("POST", "/api/threads", object{"channel": general, "name": "alone"}, &alone)
	if at.ID != sent.ID || at.ParentID != general || alone.Name != "alone" {
		t.Errorf("%+v, %+v", at, alone)
	}
	s.as("ben").say(at.ID, "in it")
	if got := mia.do("POST", "/api/threads", object{"channel": general, "name": ""}); got.status != http.StatusBadRequest {
		t.Errorf("no name: %d", got.status)
	}
}

// TestButtonsAndEphemeral presses a button under a message that one person sees, and
// dismisses it.
func TestButtonsAndEphemeral(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, ben := s.as("mia"), s.as("ben")
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "say", "options": object{"text": "psst", "private": true}}, nil)
	hers := mia.messages("general")
	if len(hers) != 1 || !hers[0].Ephemeral() || !hers[0].CanDelete || hers[0].Own || len(ben.messages("general")) != 0 {
		t.Fatalf("mia sees %+v", hers)
	}
	press := object{"channel": "general", "message": hers[0].ID, "custom_id": "again"}
	if got := ben.do("POST", "/api/components", press); got.status != http.StatusNotFound {
		t.Errorf("ben presses what he does not see: %d", got.status)
	}
	mia.want("POST", "/api/components", press, nil)
	if list := mia.messages("general"); list[0].Content != "pressed again" {
		t.Errorf("pressed: %+v", list)
	}
	mia.want("DELETE", "/api/channels/general/messages/"+hers[0].ID, nil, nil)
	if list := mia.messages("general"); len(list) != 0 {
		t.Errorf("dismissed: %+v", list)
	}
}

// TestForms reloads the page between a form and its answer.
func TestForms(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	open := func() string {
		var shown interaction
		mia.want("POST", "/api/commands", object{"channel": "general", "command": "form"}, &shown)
		again := mia.state().Interactions
		if shown.Modal == nil || shown.Modal.Title != "A form" || len(again) != 1 || again[0].ID != shown.ID || again[0].Modal == nil {
			t.Fatalf("%+v; after a reload %+v", shown, again)
		}
		return shown.ID
	}
	form := object{"interaction": open(), "fields": object{"name": []string{""}}}
	if got := mia.do("POST", "/api/modals", form); got.status != http.StatusBadRequest {
		t.Errorf("a required field is empty: %d %s", got.status, got.body)
	}
	form["fields"] = object{"name": []string{"Mia"}}
	if got := s.as("ben").do("POST", "/api/modals", form); got.status != http.StatusNotFound {
		t.Errorf("ben sends mia's form: %d", got.status)
	}
	mia.want("POST", "/api/modals", form, nil)
	if list := mia.messages("general"); list[0].Content != "hello Mia" || len(mia.state().Interactions) != 0 {
		t.Errorf("%+v", list)
	}
	if got := mia.do("POST", "/api/modals", form); got.status != http.StatusConflict {
		t.Errorf("a second time: %d", got.status)
	}
	closed := open()
	mia.want("DELETE", "/api/modals/"+closed, nil, nil)
	if got := mia.do("DELETE", "/api/modals/"+closed, nil); got.status != http.StatusConflict || len(mia.state().Interactions) != 0 {
		t.Errorf("closed twice: %d", got.status)
	}
}

// TestUnanswered is about a bot that thinks, one that sleeps, and none at all.
func TestUnanswered(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	var thinking interaction
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "think"}, &thinking)
	if again := mia.state().Interactions; thinking.State != "thinking" || len(again) != 1 || again[0].State != "thinking" {
		t.Errorf("%+v, %+v", thinking, again)
	}
	next, _ := mia.listen("/api/events", "")
	ended := make(chan response, 1)
	go func() { ended <- mia.do("POST", "/api/commands", object{"channel": "general", "command": "sleep"}) }()
	if e := next(); e.name != "interaction" || !strings.Contains(e.data, `"waiting"`) {
		t.Errorf("%+v", e)
	}
	s.clock.Advance(4 * time.Second)
	if got := <-ended; got.status != http.StatusOK || !strings.Contains(string(got.body), `"error":"The application did not respond"`) {
		t.Errorf("%d %s", got.status, got.body)
	}
	if e := next(); e.name != "interaction" || !strings.Contains(e.data, `"failed"`) {
		t.Errorf("%+v", e)
	}
	alone := newStage(t, false, demo.Options{}).as("mia")
	if got := alone.do("POST", "/api/commands", object{"channel": "general", "command": "say"}); got.status != http.StatusNotFound {
		t.Errorf("without a bot: %d", got.status)
	}
}

func TestBehind(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{Explain: func(_ context.Context, question string) (string, error) {
		if question == "fails" {
			return "", errors.New("no")
		}
		return "because of " + question, nil
	}})
	mia := s.as("mia")
	type seen struct {
		Interactions []struct {
			What      string
			First     *int64 `json:"first_response_ms"`
			Request   struct{ Token string }
			Responses []struct {
				Method, Path string
				Status       int
			}
		}
		Requests    []struct{ Method, Path string }
		Explanation *string
	}
	look := func() (b seen) { mia.want("GET", "/api/behind", nil, &b); return b }
	if b := look(); len(b.Interactions) != 0 || b.Explanation != nil {
		t.Errorf("at first: %+v", b)
	}
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "say", "options": object{"times": 1, "text": "why"}}, nil)
	b := look()
	one := b.Interactions[0]
	if one.What != `/say text:"why" times:1` || one.First == nil || len(one.Responses) != 1 || one.Responses[0].Status != http.StatusNoContent || !strings.Contains(one.Responses[0].Path, one.Request.Token) {
		t.Errorf("%+v", one)
	}
	if b.Requests[0].Path != one.Responses[0].Path || *b.Explanation != "because of why" {
		t.Errorf("%+v", b)
	}
	mia.say("general", s.discord.Bot().Mention()+" what")
	if b := look(); *b.Explanation != "because of what" {
		t.Errorf("a message: %s", *b.Explanation)
	}
	mia.say("general", "fails")
	if b := look(); b.Explanation != nil {
		t.Errorf("no explanation: %s", *b.Explanation)
	}
	if ben := s.as("ben").do("GET", "/api/behind", nil); strings.Contains(string(ben.body), "because") {
		t.Errorf("ben sees %s", ben.body)
	}
}
