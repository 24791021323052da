package router_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

func command(name string, options ...string) router.Request {
	req := router.Request{
		Kind: router.KindCommand, Command: name, Options: map[string]string{},
		Shared: true, Person: "1", Channel: "2", Guild: "3", Writes: true,
	}
	for i := 0; i+1 < len(options); i += 2 {
		req.Options[options[i]] = options[i+1]
	}
	return req
}

// counted notes how many tips were asked for.
type counted struct {
	*scripted.Answers
	counts []int
}

func (c *counted) Tips(ctx context.Context, q knowledge.Question, count int) (knowledge.Answer, error) {
	c.counts = append(c.counts, count)
	return c.Answers.Tips(ctx, q, count)
}

func TestTipCount(t *testing.T) {
	c := &counted{Answers: scripted.New()}
	r := newRouted(t, func(p *router.Parts) { p.Answers = c })
	for option, want := range map[string]int{
		"": 5, "1": 1, "10": 10, "3": 3, "0": 1, "-7": 1, "11": 10, "2.9": 2, "9007199254740993": 10,
		"1e400": 10, "-1e400": 1, "NaN": 5, "Inf": 10, "ten": 5, "٣": 5, "true": 5,
	} {
		c.counts = nil
		r.now = r.now.Add(time.Minute)
		r.Handle(t.Context(), command(router.CommandTips, router.OptionAbout, "acne?", router.OptionCount, option))
		if !slices.Equal(c.counts, []int{want}) {
			t.Errorf("count %q asks for %v, want %d", option, c.counts, want)
		}
	}
}

func TestTips(t *testing.T) {
	mixed := scripted.Acne()
	mixed.Title, mixed.Topic, mixed.Summary, mixed.Parts = "", "", "", nil
	empty := scripted.Acne()
	empty.Tips = nil
	boundary := knowledge.Answer{
		Kind: knowledge.KindNone, Title: "Dairy", Message: "The articles do not mention dairy.",
		Offers: []knowledge.Offer{{Topic: "acne", Title: "Acne"}},
	}
	const further = "Browse topics, Send my question to the moderators"
	for name, tc := range map[string]struct {
		about   string
		content string
		card    string
		buttons string
		private bool // where the server shows replies to all
	}{
		"a topic":          {"acne?", "**Tips: Acne**", "- Cut down on", "More tips, Why this answer, Sources, Remove, Helpful, Not helpful, Stress", false},
		"nothing said":     {"", "**Tips on all sorts of things**", "- Cut down on", "Sources, Remove", false},
		"a boundary":       {"dairy?", "The articles do not mention dairy.", "", "Acne", true},
		"not clear":        {"skin?", "Which of these do you mean?", "", "Acne, Eczema, Stress, None of these, " + further, true},
		"a red flag":       {"my tongue swells", "That needs help at once.\n\n**Call 112 now if:**\n- your face or tongue swells\n- you cannot breathe well", "", "", true},
		"without tips":     {"empty?", "I have no tips on that. You could ask in other words, or look around with /topics.", "", "", true},
		"no such subject":  {"x", "I don't have that.", "", further, true},
		"Markdown, a ping": {"@everyone ||x||", "I don't have that.", "", further, true},
	} {
		r := newRouted(t, func(p *router.Parts) { p.Public = true })
		r.script.Say("", mixed).Say("empty?", empty).Say("dairy?", boundary)
		said := r.Handle(t.Context(), command(router.CommandTips, router.OptionAbout, tc.about))
		card := ""
		if said.Card != nil {
			card, _, _ = strings.Cut(said.Card.Description, " sugary")
			if said.Card.Title != "" {
				t.Errorf("%s: the heading stands there twice", name)
			}
		}
		if said.Content != tc.content || card != tc.card || said.Private != tc.private || labelled(said) != tc.buttons {
			t.Errorf("%s: %+v, buttons %s", name, said, labelled(said))
		}
	}
}

// labelled are the labels of the buttons of a reply, and of its menus' items.
func labelled(r *reply.Reply) string {
	var all []string
	for _, row := range r.Rows {
		for _, b := range row.Buttons {
			all = append(all, b.Label)
		}
		if row.Menu != nil {
			for _, i := range row.Menu.Items {
				all = append(all, i.Label)
			}
		}
	}
	return strings.Join(all, ", ")
}

// TestTipsAreComplete holds that a card of tips says who says them and what to take care of,
// with or without the card.
func TestTipsAreComplete(t *testing.T) {
	said := newRouted(t).Handle(t.Context(), command(router.CommandTips, router.OptionAbout, "acne?"))
	card := said.Content + "\n" + said.Card.Description + "\n" + said.Card.Footer
	for _, f := range said.Card.Fields {
		card += "\n" + f.Name + "\n" + f.Value
	}
	for _, want := range []string{
		"- Eat plants of many kinds. [1, 2]", "Articles 1, 2 and 3 of 3 say so", "see a doctor", "A word from us", "not medical advice", "Tips: Acne",
	} {
		if !strings.Contains(card, want) || !strings.Contains(said.Plain, want) {
			t.Errorf("%q is missing in\n%s\nor in\n%s", want, card, said.Plain)
		}
	}
	if !said.Private {
		t.Error("tips in a server are not private")
	}
}

// TestMoreAfterTips holds that the tips on the card are known when more are asked for, though
// each has its articles behind it.
func TestMoreAfterTips(t *testing.T) {
	r := newRouted(t)
	said := r.Handle(t.Context(), command(router.CommandTips, router.OptionAbout, "acne?"))
	more := use(button(t, said, "More tips"))
	more.Source.Text = said.Card.Description
	if said := r.Handle(t.Context(), more); said.Content != "Those were all the tips I have on this." {
		t.Errorf("more: %+v", said)
	}
}

func TestTipsAreForThoseWhoShallSeeThem(t *testing.T) {
	public := command(router.CommandTips, router.OptionAbout, "acne?", router.OptionPrivate, "false")
	if newRouted(t).Handle(t.Context(), public).Private {
		t.Error("tips that were to be public are private")
	}
	dm := command(router.CommandTips, router.OptionAbout, "acne?")
	dm.Shared, dm.Guild = false, ""
	r := newRouted(t)
	if r.Handle(t.Context(), dm).Private {
		t.Error("tips in a direct message disappear")
	}
	next := direct("1", "why?")
	next.Channel = dm.Channel
	r.Handle(t.Context(), next)
	if got := r.earliers(); got != "|Acne" {
		t.Errorf("after tips, what is asked next goes with %q", got)
	}
	foreign := command(router.CommandTips, router.OptionAbout, "acne?")
	foreign.Locale, foreign.GuildLocale = "de", "fr"
	if said := newRouted(t).Handle(t.Context(), foreign); said.Content != "**Tipps: Acne**" {
		t.Errorf("to a German: %q", said.Content)
	}
	foreign.Options[router.OptionPrivate] = "false"
	if said := newRouted(t).Handle(t.Context(), foreign); said.Content != "**Conseils : Acne**" {
		t.Errorf("to a French server: %q", said.Content)
	}
}

func TestTipsCompletion(t *testing.T) {
	for name, tc := range map[string]struct{ focused, about, want string }{
		"topics first": {router.OptionAbout, "acn", "Acne|Stress|Can my gut cause acne?"},
		"nothing fits": {router.OptionAbout, "nothing", ""},
		"the count":    {router.OptionCount, "acn", ""},
		"none named":   {"", "acn", "Acne|Stress|Can my gut cause acne?"},
	} {
		req := command(router.CommandTips, router.OptionAbout, tc.about)
		req.Kind, req.Focused = router.KindComplete, tc.focused
		said := newRouted(t).Handle(t.Context(), req)
		var got []string
		for _, c := range said.Choices {
			if !strings.HasPrefix(c.Name, "long") {
				got = append(got, c.Value)
			}
		}
		if strings.Join(got, "|") != tc.want || said.Choices == nil {
			t.Errorf("%s: %v, want %s", name, got, tc.want)
		}
	}
}

// TestNothingIsEchoed holds that no command says anything of what somebody typed, in whatever
// script or direction it is.
func TestNothingIsEchoed(t *testing.T) {
	r := newRouted(t)
	for _, text := range []string{
		"MYSTERY", "\u202eMYSTERY\u2066 سؤال", "m" + strings.Repeat("\u0301", 900) + "ystery MYSTERY", "**MYSTERY** <@1> @everyone", "MYSTERY\x00\xff",
	} {
		requests := []router.Request{onMessage("77", text), use(reply.ID("browse-group"), text), use(reply.ID("browse-topic", "food", "1"), text)}
		for _, name := range []string{router.CommandTips, router.CommandTopics, router.CommandHelp, router.CommandPrivacy, router.CommandAsk} {
			requests = append(requests, command(name, router.OptionAbout, text, router.OptionCount, text, router.OptionGroup, text, router.OptionQuestion, text, router.OptionPrivate, text))
		}
		for _, req := range requests {
			r.now = r.now.Add(time.Minute)
			said := r.Handle(t.Context(), req)
			if all := fmt.Sprintf("%+v %+v", *said, said.Rows); strings.Contains(strings.ToLower(all), "mystery") || strings.ContainsAny(all, "\u202e\u0301") {
				t.Errorf("%s %s echoes %q: %s", req.Kind, req.Command, text, all)
			}
		}
	}
}
