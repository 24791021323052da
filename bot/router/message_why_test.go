package router_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// mechanisms are scripted answers that know how acne comes about.
type mechanisms struct{ *scripted.Answers }

func (mechanisms) Base() *knowledge.Base {
	base := scripted.Base()
	base.Topics = slices.Insert(base.Topics, 1, knowledge.Topic{ID: "inflammation", Title: "Inflammation", Group: knowledge.GroupMechanism})
	return base
}

func (mechanisms) Related(_ string, _ knowledge.Place) []knowledge.Offer {
	return []knowledge.Offer{{Topic: "gone"}, {Topic: "stress"}, {Topic: "inflammation"}}
}

func (m mechanisms) Topic(_ context.Context, id string, _ knowledge.Question) (knowledge.Answer, bool) {
	a := scripted.Acne()
	a.Topic, a.Title, a.Summary = id, "Inflammation", "Inflammation is an alarm."
	a.Parts = []knowledge.Part{{Topic: id, Title: a.Title, Summary: a.Summary}}
	return a, id == "inflammation"
}

// TestWhyAfterAnAnswer holds that a "why?" is answered by how things work, and not by the
// answer that it asks about, and that this is forgotten as all of a conversation is.
func TestWhyAfterAnAnswer(t *testing.T) {
	const why = "Inflammation"
	for name, tc := range map[string]struct {
		say  []string
		want string // the title of the last card, or what is said without one
	}{
		"why":                   {[]string{"acne?", "Why?"}, why},
		"in German":             {[]string{"acne?", "warum??"}, why},
		"after thanks":          {[]string{"acne?", "thanks", "how come"}, why},
		"again":                 {[]string{"acne?", "why", "why?"}, "You asked me that"},
		"and again":             {[]string{"acne?", "why", "why?", "WHY?"}, "nothing"},
		"about two topics":      {[]string{"two?", "but why?"}, why},
		"after no answer":       {[]string{"acne?", "dairy?", "why?"}, "I don't have that."},
		"after a choice":        {[]string{"acne?", "skin?", "why?"}, "I don't have that."},
		"after a red flag":      {[]string{"acne?", "my tongue swells", "why?"}, "I don't have that."},
		"after a reset":         {[]string{"acne?", "new question", "why?"}, "I don't have that."},
		"a quarter hour later":  {[]string{"acne?", "wait", "why?"}, "I don't have that."},
		"first":                 {[]string{"why?"}, "I don't have that."},
		"a question of its own": {[]string{"acne?", "why is that so bad for acne?"}, "I don't have that."},
	} {
		r := newRouted(t, func(p *router.Parts) {
			p.Answers = mechanisms{scripted.New().Say("two?", scripted.SugarAndAcne()).Say("dairy?", knowledge.Answer{Kind: knowledge.KindNone, Title: "Dairy", Message: "No."})}
		})
		var said *reply.Reply
		for _, text := range tc.say {
			r.now = r.now.Add(4 * time.Second)
			if text == "wait" {
				r.now = r.now.Add(15 * time.Minute)
				continue
			}
			said = r.Handle(t.Context(), direct("1", text))
		}
		got := "nothing"
		if said != nil {
			got = said.Content
			if said.Card != nil {
				got = said.Card.Title
			}
		}
		if !strings.HasPrefix(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}
