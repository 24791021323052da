package router_test

import (
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// tallied notes what it is told.
type tallied struct{ asked, missed []string }

func (t *tallied) Asked(person string, a knowledge.Answer) {
	t.asked = append(t.asked, person+" "+string(a.Kind))
}

func (t *tallied) Missed(person string, words []string) {
	t.missed = append(t.missed, person+" "+strings.Join(words, " "))
}

func TestCounts(t *testing.T) {
	for name, tc := range map[string]struct {
		reqs          []router.Request
		asked, missed string
	}{
		"answer":       {[]router.Request{privately("acne?")}, "p answer", ""},
		"none":         {[]router.Request{privately("does chlorine hurt")}, "p none", "p chlorine"},
		"direct":       {[]router.Request{directly("does chlorine hurt")}, "p none", "p chlorine"},
		"chatter":      {[]router.Request{privately("thanks a bunch")}, "p none", ""},
		"wordless":     {[]router.Request{privately("🙂"), directly("🙂")}, "", ""},
		"care":         {[]router.Request{privately("my tongue swells")}, "p care", ""},
		"suggestion":   {[]router.Request{privately("which cream")}, "p suggest", ""},
		"no words":     {[]router.Request{privately("why")}, "p none", ""},
		"typing":       {[]router.Request{{Kind: router.KindComplete, Command: "ask", Options: map[string]string{"question": "chlorine"}, Person: "p"}}, "", ""},
		"on message":   {[]router.Request{{Kind: router.KindCommand, Command: "Answer this", Person: "p", Target: &router.Target{ID: "1", Author: "q", Text: "chlorine hurts"}}}, "p none", ""},
		"said twice":   {[]router.Request{directly("does chlorine hurt"), directly("does chlorine hurt")}, "p none", "p chlorine"},
		"eavesdropped": {[]router.Request{{Kind: router.KindOverheard, Guild: "g", Channel: "c", Shared: true, Person: "p", Text: "chlorine hurts?"}}, "", ""},
	} {
		now := time.Unix(1_800_000_000, 0)
		counts := &tallied{}
		suggestion := scripted.Suggestion()
		script := scripted.New().Say("thanks a bunch", knowledge.Answer{Kind: knowledge.KindNone, Message: "You're welcome."}).Say("which cream", suggestion)
		r := scripted.Router(t, script, func() time.Time { return now }, func(p *router.Parts) { p.Counts = counts })
		for _, req := range tc.reqs {
			if req.Person != "" {
				req.Person = "p"
			}
			r.Handle(t.Context(), req)
		}
		if got := strings.Join(counts.asked, ", "); got != tc.asked {
			t.Errorf("%s: asked %q, want %q", name, got, tc.asked)
		}
		if got := strings.Join(counts.missed, ", "); got != tc.missed {
			t.Errorf("%s: missed %q, want %q", name, got, tc.missed)
		}
	}
}

// TestNoneOfTheseCounts: a suggestion is a miss once the person who asked says so.
func TestNoneOfTheseCounts(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	counts := &tallied{}
	script := scripted.New().Say("which cream", scripted.Suggestion())
	r := scripted.Router(t, script, func() time.Time { return now }, func(p *router.Parts) { p.Counts = counts })
	asked := privately("which cream")
	none := asked
	none.Kind, none.Command, none.Control = router.KindControl, "", id(t, r.Handle(t.Context(), asked), "None of these")
	stranger := none
	stranger.Person = "somebody else"
	r.Handle(t.Context(), stranger)
	if len(counts.missed) != 0 {
		t.Errorf("somebody else's press counts: %v", counts.missed)
	}
	r.Handle(t.Context(), none)
	if got := strings.Join(counts.missed, ", "); got != asked.Person+" which cream" {
		t.Errorf("missed %q", got)
	}
}
