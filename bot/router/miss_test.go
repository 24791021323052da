package router_test

import (
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

const sendLabel = "Send my question to the moderators"

func TestMiss(t *testing.T) {
	for name, tc := range map[string]struct {
		req  router.Request
		want string
	}{
		"none":             {privately("dairy?"), "Browse topics, " + sendLabel},
		"direct":           {directly("dairy?"), "Browse topics, Send my question"},
		"mention":          {say("1", "dairy?"), "Browse topics, " + sendLabel + ", Remove"},
		"suggest":          {privately("skin?"), "Acne, Eczema, Stress, None of these | Browse topics, " + sendLabel},
		"chatter":          {privately("thanks"), ""},
		"chatter, mention": {say("1", "thanks"), "Remove"},
		"wordless":         {privately("🙂"), ""},
		"care":             {privately("my tongue swells"), ""},
	} {
		r := newRouted(t)
		r.script.Say("thanks", knowledge.Answer{Kind: knowledge.KindNone, Message: "You're welcome."})
		if got := labels(r.Handle(t.Context(), tc.req)); got != tc.want {
			t.Errorf("%s: %s\nwant %s", name, got, tc.want)
		}
	}
	r := newRouted(t)
	if got := id(t, r.Handle(t.Context(), privately("dairy?")), "Browse topics"); got != "1:browse" {
		t.Errorf("browse is %q", got)
	}
}

// form is the form that a press opens.
func form(t *testing.T, r *routed, req router.Request) *reply.Form {
	t.Helper()
	said := r.Handle(t.Context(), req)
	if said.Form == nil {
		t.Fatalf("no form: %+v", said)
	}
	return said.Form
}

// submit sends a form with a text.
func submit(t *testing.T, f *reply.Form, from router.Request, text string) router.Request {
	t.Helper()
	encoded, err := f.ID.Encode()
	if err != nil {
		t.Fatal(err)
	}
	from.Kind, from.Control, from.Fields = router.KindForm, encoded, map[string]string{"question": text}
	return from
}

// sentIn are the questions that the moderators of a server read.
func sentIn(t *testing.T, store *sqlstore.Store, guild string) string {
	t.Helper()
	questions, err := store.Questions(t.Context(), guild, 100)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range questions {
		out = append(out, q.Text)
	}
	return strings.Join(out, "|")
}

func TestSendQuestion(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	shown := r.Handle(t.Context(), privately("does dairy hurt?"))
	req := on(t, shown, sendLabel)
	f := form(t, r, req)
	if !strings.Contains(f.Intro, "for 90 days") || !strings.Contains(f.Intro, "not even your name") || strings.Contains(f.Intro, "no longer have") {
		t.Errorf("the form says %q", f.Intro)
	}
	if in := f.Inputs[0]; in.Value != "does dairy hurt?" || !in.Long || in.Max != knowledge.MaxSentQuestion {
		t.Errorf("field %+v", in)
	}
	if got := sentIn(t, store, "3"); got != "" {
		t.Fatalf("kept before the form was sent: %q", got)
	}
	said := r.Handle(t.Context(), submit(t, f, req, " does dairy\x00 hurt\nme? "))
	if !said.Private || !strings.HasPrefix(said.Content, "Sent, thank you. Now people can see what I should learn.") {
		t.Errorf("sent: %+v", said)
	}
	if got := sentIn(t, store, "3"); got != "does dairy hurt\nme?" {
		t.Errorf("kept %q", got)
	}
	if said := r.Handle(t.Context(), req); said.Form != nil || !strings.Contains(said.Content, "sent that question already") {
		t.Errorf("again: %+v", said)
	}
}

// TestSendQuestionForgotten: what is no longer in memory is written anew, by its author.
func TestSendQuestionForgotten(t *testing.T) {
	r := newRouted(t)
	shown := r.Handle(t.Context(), say("1", "does dairy hurt?"))
	req := on(t, shown, sendLabel)
	later := newRouted(t)
	for name, f := range map[string]*reply.Form{
		"another person":  form(t, r, by("7", req)),
		"after a restart": form(t, later, req),
	} {
		if !strings.HasPrefix(f.Intro, "I no longer have your question.") || f.Inputs[0].Value != "" {
			t.Errorf("%s: %+v", name, f)
		}
	}
	r.now = r.now.Add(16 * time.Minute)
	if f := form(t, r, req); f.Inputs[0].Value != "" {
		t.Errorf("after a quarter of an hour: %+v", f)
	}
}

func TestSendQuestionFromNoneOfThese(t *testing.T) {
	r := newRouted(t)
	shown := r.Handle(t.Context(), privately("skin?"))
	said := r.Handle(t.Context(), on(t, shown, "None of these"))
	if !said.Update || labels(said) != "Browse topics, "+sendLabel {
		t.Fatalf("none of these: %+v", said)
	}
	if f := form(t, r, on(t, said, sendLabel)); f.Inputs[0].Value != "skin?" {
		t.Errorf("field %+v", f.Inputs[0])
	}
	if said := r.Handle(t.Context(), press("1:none")); labels(said) != "Browse topics" {
		t.Errorf("an old button: %s", labels(said))
	}
}

// TestSendQuestionElsewhere: outside servers, and where the bot is only brought along,
// there are no moderators to promise.
func TestSendQuestionElsewhere(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	brought := privately("dairy?")
	brought.Visiting = true
	for _, from := range []router.Request{directly("dairy?"), brought} {
		r.now = r.now.Add(time.Minute)
		shown := r.Handle(t.Context(), from)
		req := on(t, shown, "Send my question")
		req.Shared, req.Guild, req.Visiting = from.Shared, from.Guild, from.Visiting
		f := form(t, r, req)
		if !strings.Contains(f.Intro, "people who look after me") {
			t.Errorf("the form says %q", f.Intro)
		}
		r.Handle(t.Context(), submit(t, f, req, "dairy?"))
	}
	if got := sentIn(t, store, "") + "/" + sentIn(t, store, "3"); got != "dairy?|dairy?/" {
		t.Errorf("kept %q", got)
	}
}

func TestSendQuestionRefused(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	req := on(t, r.Handle(t.Context(), privately("dairy?")), sendLabel)
	f := form(t, r, req)
	if said := r.Handle(t.Context(), submit(t, f, req, " \n🙂")); !strings.Contains(said.Content, "could not find words") {
		t.Errorf("without words: %q", said.Content)
	}
	for i := range 6 {
		r.now = r.now.Add(time.Minute)
		said := r.Handle(t.Context(), submit(t, f, req, "question"))
		if want := i < 5; strings.HasPrefix(said.Content, "Sent") != want || !want && !strings.Contains(said.Content, "wait an hour") {
			t.Errorf("question %d: %q", i, said.Content)
		}
	}
}

// TestSendQuestionStoreDown: here silence would be untrue, and what was written is not lost.
func TestSendQuestionStoreDown(t *testing.T) {
	r := newRouted(t, func(p *router.Parts) { p.Records = down{} })
	req := on(t, r.Handle(t.Context(), privately("dairy?")), sendLabel)
	began := time.Now()
	said := r.Handle(t.Context(), submit(t, form(t, r, req), req, "does dairy hurt me?"))
	if took := time.Since(began); !strings.Contains(said.Content, "could not send") || took > 2*time.Second {
		t.Errorf("after %v: %q", took, said.Content)
	}
	if f := form(t, r, req); f.Inputs[0].Value != "does dairy hurt me?" {
		t.Errorf("field %+v", f.Inputs[0])
	}
}
