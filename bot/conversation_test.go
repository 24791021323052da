package bot_test

import (
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/bot/router"
)

// TestConversation holds what follow-ups lead to, with the built-in knowledge. "-" is a reply
// that is no answer.
func TestConversation(t *testing.T) {
	service := builtIn(t)
	for _, turns := range [][][2]string{
		{
			{"can my gut cause acne?", "Acne"}, {"why?", "Inflammation"}, {"any foods?", "Acne"}, {"and stress?", "Stress"},
			{"thanks!", "-"}, {"how?", "Stress"},
		},
		{{"what helps rosacea", "Rosacea"}, {"what about eczema?", "Eczema"}, {"why?", "Skin barrier"}, {"any foods?", "Eczema"}},
		{
			{"does sugar cause acne?", "Processed foods and sugar · Acne"}, {"why?", "Inflammation"},
			{"is that really true?", "Processed foods and sugar"}, {"what about milk?", "-"}, {"why?", "-"},
		},
		{{"can stress cause acne?", "Stress · Acne"}, {"how come?", "Inflammation"}},
		{
			{"are probiotics good", "Probiotics"}, {"which foods have them?", "Probiotics"}, {"and for eczema?", "Eczema"},
			{"who won the game last night?", "-"}, {"any foods?", "Eczema"}, {"New question!", "-"}, {"why?", "-"},
		},
	} {
		now := time.Unix(1_800_000_000, 0)
		r := scripted.Router(t, service, func() time.Time { return now })
		for _, turn := range turns {
			now = now.Add(4 * time.Second) // nobody types faster, and the rate does not matter here
			said := r.Handle(t.Context(), router.Request{Kind: router.KindMessage, Text: turn[0], Person: "1", Channel: "2"})
			got := "-"
			if said != nil && said.Card != nil {
				got = said.Card.Title
			}
			if got != turn[1] {
				t.Errorf("%q in %v: %q, want %q", turn[0], turns, got, turn[1])
			}
		}
	}
}

// TestTyping holds that a reply that takes longer than a moment shows as being written, and
// one that is there at once does not.
func TestTyping(t *testing.T) {
	release := make(chan struct{})
	b := start(t, setup{script: slow(release, scripted.Acne())})
	b.say("alice", localdiscord.DM, "acne?")
	if n := b.requests("POST", "/typing"); n != 0 {
		t.Errorf("typing shown %d times for a reply that was there at once", n)
	}
	for _, place := range []struct{ channel, text string }{{localdiscord.DM, "slow?"}, {"#general", b.Bot().Mention() + " slow?"}} {
		before := b.requests("POST", "/typing")
		sent, err := b.Member("alice").Send(place.channel, place.text)
		if err != nil {
			t.Fatal(err)
		}
		b.wait("the typing indicator", func() bool { return b.requests("POST", "/typing") == before+1 })
		if !b.Typing(sent.ChannelID) {
			t.Error("the bot does not show as typing")
		}
		release <- struct{}{}
		if _, err := b.Member("alice").WaitAnswer(b.ctx, sent); err != nil {
			t.Fatal(err, b.log)
		}
	}
}

// TestRepeated holds that spam gets one note, and that a reply that did not arrive may be
// asked for again.
func TestRepeated(t *testing.T) {
	b := start(t, setup{script: scripted.New().Say("Acne??", scripted.Acne())})
	b.say("alice", localdiscord.DM, "acne?")
	if m := b.say("alice", localdiscord.DM, "Acne??"); m.Content != "You asked me that a moment ago. My answer is a little further up." {
		t.Errorf("the same again: %q", m.Content)
	}
	if _, err := b.Member("alice").Send(localdiscord.DM, "acne?"); err != nil {
		t.Fatal(err)
	}
	b.say("alice", localdiscord.DM, "skin?") // comes after it
	if n := b.requests("POST", "/messages"); n != 3 {
		t.Errorf("%d messages sent, want 3", n)
	}
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: localdiscord.Answer{
		Status: 400, Header: asJSON(), Body: `{"code":20016,"message":"slow mode"}`,
	}})
	if _, err := b.Member("bob").Send("#general", b.Bot().Mention()+" acne?"); err != nil {
		t.Fatal(err)
	}
	b.wait("the refusal", func() bool { return b.requests("POST", "/messages") == 4 })
	if m := b.say("bob", "#general", b.Bot().Mention()+" acne?"); len(m.Embeds) != 1 {
		t.Errorf("after a reply that was refused: %q", m.Content)
	}
}
