package router_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// direct is a direct message.
func direct(person, text string) router.Request {
	return router.Request{Kind: router.KindMessage, Text: text, Person: person, Channel: "dm" + person, Writes: true}
}

// followUp is an answer that the question before it led to.
func followUp() knowledge.Answer {
	a := scripted.Acne()
	a.Reasons = &knowledge.Reasons{FollowUp: true}
	return a
}

// earliers are the questions before those asked, as the service was told.
func (r *routed) earliers() string {
	var prev []string
	for _, q := range r.script.Asked() {
		prev = append(prev, q.Prev)
	}
	return strings.Join(prev, "|")
}

func TestConversationIsRemembered(t *testing.T) {
	boundary := knowledge.Answer{Kind: knowledge.KindNone, Title: "Dairy", Message: "The articles do not mention dairy."}
	for name, tc := range map[string]struct {
		say  []string
		want string
	}{
		"a new subject":                  {[]string{"acne?", "skin?", "x"}, "|acne?|skin?"},
		"thanks do not end a subject":    {[]string{"acne?", "thanks", "x"}, "|acne?|acne?"},
		"a boundary is a subject":        {[]string{"acne?", "dairy?", "x"}, "|acne?|dairy?"},
		"a question without its subject": {[]string{"acne?", "why?", "x"}, "|acne?||acne?"}, // asked once more, alone
		"a subject of its own":           {[]string{"acne?", "eczema?", "x"}, "|acne?||eczema?"},
		"a reset":                        {[]string{"acne?", "  NEW   Question!!", "x"}, "|"},
		"a reset in German":              {[]string{"acne?", "Neue Frage", "x"}, "|"},
		"no reset":                       {[]string{"acne?", "a new question about acne", "x"}, "|acne?|acne?"},
		"no words":                       {[]string{"acne?", "🙂", "x"}, "|acne?"},
	} {
		r := newRouted(t)
		r.script.Say("dairy?", boundary).Say("eczema?", followUp())
		r.script.On("why?", func(context.Context) knowledge.Answer {
			if asked := r.script.Asked(); asked[len(asked)-1].Prev == "" {
				return scripted.Miss()
			}
			return followUp()
		})
		for _, text := range tc.say {
			r.Handle(t.Context(), direct("1", text))
			r.now = r.now.Add(4 * time.Second)
		}
		if got := r.earliers(); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestResetIsConfirmed(t *testing.T) {
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newRouted(t)
	for _, language := range catalog.Languages() {
		for _, phrase := range catalog.For(language.Code).Conversation.Reset {
			r.now = r.now.Add(time.Minute)
			said := r.Handle(t.Context(), direct("1", strings.ToUpper(phrase)+" !"))
			known := false
			for _, l := range catalog.Languages() {
				known = known || said != nil && said.Content == catalog.For(l.Code).Conversation.Started
			}
			if !known || len(r.script.Asked()) != 0 {
				t.Errorf("%q: %+v", phrase, said)
			}
		}
	}
	if said := r.Handle(t.Context(), direct("2", "neue frage")); said.Content != catalog.For("de").Conversation.Started {
		t.Errorf("in a direct message the phrase tells the language: %q", said.Content)
	}
	if said := r.Handle(t.Context(), say("3", "neue frage")); said.Content != catalog.For("en").Conversation.Started {
		t.Errorf("in a channel the reply is for everybody: %q", said.Content)
	}
}

// TestConversationsAreForgotten holds that the memory is short, and per person and channel.
func TestConversationsAreForgotten(t *testing.T) {
	r := newRouted(t)
	thread := say("1", "acne?")
	thread.Channel, thread.Parent = "thread", "2"
	r.Handle(t.Context(), thread)
	r.Handle(t.Context(), say("1", "x"))
	r.Handle(t.Context(), say("2", "x"))
	thread.Text = "y"
	r.Handle(t.Context(), thread)
	r.now = r.now.Add(16 * time.Minute)
	thread.Text = "z"
	r.Handle(t.Context(), thread)
	if got := r.earliers(); got != "|||acne?|" {
		t.Errorf("earlier questions %q", got)
	}
}

// TestRepetition holds that the same words are not answered twice within a minute, and that
// this never keeps anything from anybody.
func TestRepetition(t *testing.T) {
	type turn struct{ text, want string }
	for name, turns := range map[string][]turn{
		"the same":            {{"acne?", "answer"}, {"ACNE", "note"}, {"acne?", "silence"}, {"acne?", "silence"}},
		"a miss":              {{"x", "answer"}, {"x!", "note"}, {"x", "silence"}},
		"something between":   {{"acne?", "answer"}, {"x", "answer"}, {"acne?", "note"}},
		"in need":             {{"my tongue swells", "answer"}, {"my tongue swells", "answer"}, {"my tongue swells", "answer"}},
		"started over":        {{"acne?", "answer"}, {"reset", "answer"}, {"acne?", "answer"}},
		"another answer":      {{"changing", "answer"}, {"changing", "answer"}},
		"after a minute":      {{"acne?", "answer"}, {"+61s", ""}, {"acne?", "answer"}},
		"a minute of pushing": {{"acne?", "answer"}, {"+40s", ""}, {"acne?", "note"}, {"+40s", ""}, {"acne?", "answer"}},
	} {
		r := newRouted(t)
		r.script.Say("ACNE", scripted.Acne())
		changes := 0
		r.script.On("changing", func(context.Context) knowledge.Answer {
			changes++
			return knowledge.Answer{Kind: knowledge.KindNone, Message: strings.Repeat("x", changes)}
		})
		for i, turn := range turns {
			if wait, err := time.ParseDuration(turn.text); err == nil {
				r.now = r.now.Add(wait)
				continue
			}
			got := "answer"
			switch said := r.Handle(t.Context(), direct("1", turn.text)); {
			case said == nil:
				got = "silence"
			case strings.Contains(said.Content, "a moment ago"):
				got = "note"
			}
			if got != turn.want {
				t.Errorf("%s: %d. %q gets %s, want %s", name, i+1, turn.text, got, turn.want)
			}
		}
	}
}

func TestRepetitionIsOfOnePersonInOneChannel(t *testing.T) {
	r := newRouted(t)
	for _, req := range []router.Request{say("1", "acne?"), say("2", "acne?"), direct("1", "acne?"), ask("acne?"), ask("acne?")} {
		if said := r.Handle(t.Context(), req); said == nil || said.Card == nil {
			t.Errorf("%+v: %+v", req, said)
		}
	}
}
