package router_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// onMessage is the use of "Answer this" on somebody's message.
func onMessage(id, text string) router.Request {
	req := command(router.CommandAnswerThis)
	req.Target = &router.Target{ID: id, Author: "9", Text: text}
	return req
}

func TestAnswerThis(t *testing.T) {
	said := newRouted(t).Handle(t.Context(), onMessage("77", "acne?"))
	post := said.Post
	if !said.Private || said.Content != "I replied to that message." || post == nil {
		t.Fatalf("the helper is told %+v", said)
	}
	if post.To != "77" || post.Reply.Private || post.Reply.Card == nil || post.Reply.Card.Title != "Acne" || post.Reply.Plain == "" {
		t.Errorf("posted: %+v, %+v", post, post.Reply)
	}
	if post.Refused != "I am not allowed to reply in this channel. A moderator can allow me to." || post.Gone != "That message is no longer there." {
		t.Errorf("said if it cannot be posted: %+v", post)
	}
}

// TestAnswerThisHasAKindOutcome holds that whatever message is chosen, the helper alone reads
// what became of it, and nothing is posted.
func TestAnswerThisHasAKindOutcome(t *testing.T) {
	change := func(f func(*router.Request)) router.Request {
		req := onMessage("77", "acne?")
		f(&req)
		return req
	}
	for name, tc := range map[string]struct {
		req     router.Request
		want    string
		buttons string
	}{
		"own":           {change(func(r *router.Request) { r.Target.Own, r.Target.Bot = true, true }), "I wrote that message myself.", ""},
		"a bot's":       {change(func(r *router.Request) { r.Target.Bot = true }), "A bot wrote that message.", ""},
		"a picture":     {onMessage("77", ""), "I found no words in that message.", ""},
		"emoji":         {onMessage("77", "🙂 🙂"), "I found no words in that message.", ""},
		"no message":    {change(func(r *router.Request) { r.Target = nil }), "That message is no longer there.", ""},
		"no permission": {change(func(r *router.Request) { r.Writes = false }), "I am not allowed to reply in this channel.", ""},
		"a miss":        {onMessage("77", "x"), "I have no answer to that message.\n\nI don't have that.", "Browse topics"},
		"not clear":     {onMessage("77", "skin?"), "I have no answer to that message.", "Acne, Eczema, Stress, Browse topics"},
		"too long":      {onMessage("77", strings.Repeat("mystery ", 750)), "I have no answer to that message.\n\nThat is too long for me.", "Browse topics"},
		"a failure":     {onMessage("77", "panic"), "Something went wrong", ""},
	} {
		said := newRouted(t).Handle(t.Context(), tc.req)
		if !strings.HasPrefix(said.Content, tc.want) || !said.Private || said.Post != nil || labelled(said) != tc.buttons || strings.Contains(said.Content, "mystery") {
			t.Errorf("%s: %+v, buttons %s", name, said, labelled(said))
		}
	}
}

// TestAnswerThisOnce holds that a message gets one reply, though several helpers want it
// answered at the same time, and that it may be tried again when nothing was posted.
func TestAnswerThisOnce(t *testing.T) {
	r := newRouted(t)
	replies := make(chan *reply.Reply, 8)
	for i := range cap(replies) {
		req := onMessage("77", "acne?")
		req.Person = fmt.Sprint(i)
		go func() { replies <- r.Handle(context.Background(), req) }()
	}
	posted := 0
	for range cap(replies) {
		switch said := <-replies; {
		case said.Post != nil:
			posted++
		case said.Content != "I have replied to that message already." || !said.Private:
			t.Errorf("%+v", said)
		}
	}
	if posted != 1 {
		t.Errorf("%d replies posted, want 1", posted)
	}
	if said := r.Handle(t.Context(), onMessage("78", "acne?")); said.Post == nil {
		t.Errorf("another message: %+v", said)
	}
	r.now = r.now.Add(11 * time.Minute)
	if said := r.Handle(t.Context(), onMessage("77", "acne?")); said.Post == nil {
		t.Errorf("after minutes: %+v", said)
	}
}

// TestAnswerThisInABusyChannel holds that helpers cannot make the bot flood a channel.
func TestAnswerThisInABusyChannel(t *testing.T) {
	r := newRouted(t)
	for i := range 11 {
		req := onMessage(fmt.Sprint(i), "acne?")
		req.Person = fmt.Sprint(i)
		said := r.Handle(t.Context(), req)
		if posted := said.Post != nil; posted != (i < 10) || !posted && !strings.Contains(said.Content, "a lot going on") {
			t.Errorf("message %d: %+v", i, said)
		}
	}
	r.now = r.now.Add(2 * time.Second)
	if said := r.Handle(t.Context(), onMessage("10", "acne?")); said.Post == nil {
		t.Errorf("a moment later: %+v", said)
	}
}

func TestAnswerThisAfterAnAnswer(t *testing.T) {
	r := newRouted(t)
	mention := say("9", "acne?")
	mention.Message = "77"
	r.Handle(t.Context(), mention)
	if said := r.Handle(t.Context(), onMessage("77", "acne?")); said.Content != "I have replied to that message already." {
		t.Errorf("%+v", said)
	}
}

func TestAnswerThisAgainAfterAFailure(t *testing.T) {
	r := newRouted(t)
	for _, req := range []router.Request{onMessage("77", "acne?"), use(reply.ID("send-care", "78", "swelling"))} {
		for range 2 {
			if said := r.Handle(t.Context(), req); said.Post == nil {
				t.Errorf("%+v", said)
			}
			r.NotPosted(t.Context(), req)
		}
	}
}

// TestAnswerThisAndCare holds that a card for a red flag is for the helper first, who chooses
// whether the person gets it.
func TestAnswerThisAndCare(t *testing.T) {
	r := newRouted(t)
	said := r.Handle(t.Context(), onMessage("77", "my tongue swells"))
	if !said.Private || said.Post != nil || labelled(said) != "Send it to them" || said.Card != nil ||
		!strings.HasPrefix(said.Content, "Only you see this.") || !strings.Contains(said.Content, "you cannot breathe well") {
		t.Fatalf("the helper sees %+v", said)
	}
	send := use(button(t, said, "Send it to them"))
	sent := r.Handle(t.Context(), send)
	if !sent.Update || sent.Content != "I replied to that message." || len(sent.Rows) != 0 || sent.Post == nil {
		t.Fatalf("sent: %+v", sent)
	}
	if p := sent.Post; p.To != "77" || !strings.HasPrefix(p.Reply.Content, "That needs help at once.") || len(p.Reply.Rows) != 0 || p.Reply.Private {
		t.Errorf("posted: %+v", p.Reply)
	}
	if again := r.Handle(t.Context(), send); again.Content != "I have replied to that message already." || again.Post != nil {
		t.Errorf("sent again: %+v", again)
	}
}

// TestAnswerThisForged sends what no button of the bot bears.
func TestAnswerThisForged(t *testing.T) {
	long := strings.Repeat("7", 21)
	for _, id := range []reply.CustomID{
		reply.ID("send-care"), reply.ID("send-care", "77"), reply.ID("send-care", "x", "swelling"), reply.ID("send-care", "", "swelling"),
		reply.ID("send-care", long, "swelling"), reply.ID("send-care", "77", "<@1>"), reply.ID("send-care", "77", "gone"),
	} {
		said := newRouted(t).Handle(t.Context(), use(id))
		if said.Post != nil || !said.Private || !strings.Contains(said.Content, "another version of me") {
			t.Errorf("%+v: %+v", id, said)
		}
	}
	req := use(reply.ID("send-care", "77", "swelling"))
	req.Writes = false
	if said := newRouted(t).Handle(t.Context(), req); said.Post != nil || !strings.HasPrefix(said.Content, "I am not allowed to reply") {
		t.Errorf("without permission: %+v", said)
	}
}

// TestAnswerThisAsAGuest holds that where the bot is no member, its reply to the command is
// what all see.
func TestAnswerThisAsAGuest(t *testing.T) {
	r := newRouted(t)
	guest := func(req router.Request) router.Request {
		req.Visiting, req.Writes = true, false
		return req
	}
	said := r.Handle(t.Context(), guest(onMessage("77", "acne?")))
	if said.Post != nil || said.Private || said.Card == nil {
		t.Errorf("an answer: %+v", said)
	}
	if said := r.Handle(t.Context(), guest(onMessage("77", "acne?"))); !said.Private || said.Card != nil {
		t.Errorf("an answer, again: %+v", said)
	}
	card := r.Handle(t.Context(), guest(onMessage("78", "my tongue swells")))
	if !card.Private {
		t.Fatalf("a card: %+v", card)
	}
	sent := r.Handle(t.Context(), guest(use(button(t, card, "Send it to them"))))
	if sent.Post != nil || sent.Private || sent.Update || !strings.HasPrefix(sent.Content, "That needs help at once.") {
		t.Errorf("the card, sent: %+v", sent)
	}
}

// TestAnswerThisInTheServersWords holds that what all read is in the language of all, and
// what the helper reads in theirs.
func TestAnswerThisInTheServersWords(t *testing.T) {
	r := newRouted(t)
	req := onMessage("77", "acne?")
	req.Locale, req.GuildLocale = "de", "fr"
	said := r.Handle(t.Context(), req)
	if said.Content != "Ich habe auf die Nachricht geantwortet." || !strings.Contains(said.Post.Reply.Plain, "**Ce que tu peux essayer**") {
		t.Errorf("%q, %q", said.Content, said.Post.Reply.Plain)
	}
}

// numbers is a service whose cards name the numbers of the place.
type numbers struct{ *scripted.Answers }

func (numbers) Care(_ string, place knowledge.Place) (knowledge.Answer, bool) {
	a := scripted.Care()
	a.Care.Heading = "Call " + place.Emergency
	return a, true
}

func TestSentCareHasTheNumbersOfTheServer(t *testing.T) {
	r := newRouted(t, func(p *router.Parts) { p.Answers = numbers{scripted.New()} })
	if _, err := r.Settings.Change(t.Context(), "3", func(s *guild.Settings) { s.Emergency = "999" }); err != nil {
		t.Fatal(err)
	}
	said := r.Handle(t.Context(), use(reply.ID("send-care", "77", "swelling")))
	if said.Post == nil || !strings.Contains(said.Post.Reply.Content, "Call 999") {
		t.Errorf("%+v", said)
	}
}
