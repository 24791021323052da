package router_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// helpful is a server with a help channel, 2.
func helpful(t *testing.T) *server {
	t.Helper()
	script := scripted.New()
	s := newServer(t, func(p *router.Parts) { p.Answers = worldly{Answers: script} })
	script.Say("eczema?", named("eczema", 0.9)).Say("rosacea?", named("rosacea", 0.95)).Say("unsure?", named("acne", 0.89)).
		Say("I have acne", scripted.Acne()).Say("acne https://a.b/?c=d", scripted.Acne()).Say("Acne,  WHY? pls", scripted.Acne()).
		Say("acne, why? pls", scripted.Acne()).Say("perhaps a flag", unsureCare())
	if _, err := s.book.Change(t.Context(), "3", func(g *guild.Settings) { g.HelpChannels = []string{"2"} }); err != nil {
		t.Fatal(err)
	}
	return s
}

func named(topic string, confidence float64) knowledge.Answer {
	a := scripted.Acne()
	a.Topic, a.Title, a.Confidence = topic, topic, confidence
	return a
}

func unsureCare() knowledge.Answer {
	a := scripted.Care()
	a.Confidence = 0.6
	return a
}

func hear(person, text string) router.Request {
	r := say(person, text)
	r.Kind = router.KindOverheard
	return r
}

func TestSpeaksUpWhenSure(t *testing.T) {
	elsewhere, thread, otherThread, dm := hear("1", "acne?"), hear("1", "acne?"), hear("1", "acne?"), hear("1", "acne?")
	elsewhere.Channel, thread.Channel, otherThread.Channel = "7", "8", "8"
	thread.Parent, otherThread.Parent, dm.Guild = "2", "7", ""
	for name, tc := range map[string]struct {
		req  router.Request
		says string // empty for silence
	}{
		"a sure question":       {hear("1", "acne?"), "Acne has been linked"},
		"in a thread of it":     {thread, "Acne has been linked"},
		"a red flag":            {hear("1", "my tongue swells"), "That needs help at once."},
		"an unsure red flag":    {hear("1", "perhaps a flag"), ""},
		"an unsure question":    {hear("1", "unsure?"), ""},
		"no question":           {hear("1", "I have acne"), ""},
		"a question mark in it": {hear("1", "acne https://a.b/?c=d"), ""},
		"a suggestion":          {hear("1", "skin?"), ""},
		"nothing of ours":       {hear("1", "dairy?"), ""},
		"no words":              {hear("1", "???"), ""},
		"another channel":       {elsewhere, ""},
		"a thread of another":   {otherThread, ""},
		"no server":             {dm, ""},
		"a panic":               {hear("1", "panic"), ""},
	} {
		said := helpful(t).Handle(t.Context(), tc.req)
		if tc.says == "" && said != nil || tc.says != "" && (said == nil || !strings.HasPrefix(said.Content, tc.says)) {
			t.Errorf("%s: %+v", name, said)
		}
	}
	if said := newServer(t).Handle(t.Context(), hear("1", "acne?")); said != nil {
		t.Errorf("no help channels: %+v", said)
	}
}

// TestSaysWhy holds that an unasked answer says why it is there and can be stopped, and that
// a care card is alone.
func TestSaysWhy(t *testing.T) {
	s := helpful(t)
	said := s.Handle(t.Context(), hear("1", "acne?"))
	const why = "Answered unasked because this is a help channel"
	if said.Private || !strings.HasSuffix(said.Card.Footer, "\n"+why) || !strings.HasSuffix(said.Plain, why) || reply.Length(said.Plain) > reply.MaxContent {
		t.Errorf("%+v %+v", said, said.Card)
	}
	last := said.Rows[len(said.Rows)-1].Buttons
	if len(last) != 1 || last[0].Label != "Stop answering me" {
		t.Errorf("buttons %+v", said.Rows)
	}
	card := s.Handle(t.Context(), hear("9", "my tongue swells"))
	if card.Private || card.Card != nil || len(card.Rows) != 0 || strings.Contains(card.Content, "Only you") {
		t.Errorf("%+v", card)
	}
}

// heard tells which of some messages are answered, each said by a person in a channel so
// long after the first.
func TestCooldowns(t *testing.T) {
	type message struct {
		at              time.Duration
		person, channel string
		text            string
		answered        bool
	}
	for name, messages := range map[string][]message{
		"person": {
			{0, "1", "2", "acne?", true},
			{9 * time.Minute, "1", "20", "rosacea?", false},
			{10*time.Minute + time.Second, "1", "20", "rosacea?", true},
		},
		"channel": {
			{0, "1", "2", "acne?", true},
			{119 * time.Second, "4", "2", "rosacea?", false},
			{119 * time.Second, "4", "20", "rosacea?", true},
			{121 * time.Second, "5", "2", "eczema?", true},
		},
		"answer": {
			{0, "1", "2", "acne?", true},
			{59 * time.Minute, "4", "2", "Acne,  WHY? pls", false},
			{61 * time.Minute, "5", "2", "Acne,  WHY? pls", true},
		},
		"question": {
			{0, "1", "2", "Acne,  WHY? pls", true},
			{5 * time.Hour, "4", "2", "acne, why? pls", false},
			{5 * time.Hour, "4", "20", "acne, why? pls", false},
			{25 * time.Hour, "4", "20", "acne, why? pls", true},
		},
		"silence costs nothing": {
			{0, "1", "2", "acne?", true},
			{time.Minute, "4", "2", "rosacea?", false}, // the channel's pause
			{3 * time.Minute, "4", "2", "rosacea?", true},
		},
		"red flags": {
			{0, "1", "2", "acne?", true},
			{time.Second, "1", "2", "my tongue swells", true},     // not held back by the answer
			{2 * time.Second, "4", "2", "my tongue swells", true}, // nor by another's flag
			{3 * time.Second, "4", "2", "my tongue swells", false},
			{4 * time.Second, "4", "20", "my tongue swells", false},
			{5 * time.Second, "5", "20", "acne, why? pls", true}, // nor does it hold back
		},
	} {
		s := helpful(t)
		if _, err := s.book.Change(t.Context(), "3", func(g *guild.Settings) { g.HelpChannels = []string{"2", "20"} }); err != nil {
			t.Fatal(err)
		}
		began := s.now
		for i, m := range messages {
			s.now = began.Add(m.at)
			req := hear(m.person, m.text)
			req.Channel = m.channel
			if said := s.Handle(t.Context(), req); (said != nil) != m.answered {
				t.Errorf("%s, message %d: answered %v", name, i, said != nil)
			}
		}
	}
}

// TestCooldownsAreSettled holds that managers decide the pauses.
func TestCooldownsAreSettled(t *testing.T) {
	s := helpful(t)
	_, err := s.book.Change(t.Context(), "3", func(g *guild.Settings) { g.Cooldowns = guild.Cooldowns{Person: 1, Channel: 1, Answer: 1} })
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"acne?", "Acne,  WHY? pls", "eczema?", "rosacea?"} {
		if s.Handle(t.Context(), hear("1", text)) == nil {
			t.Errorf("message %d is not answered", i)
		}
		s.now = s.now.Add(2 * time.Second)
	}
}

// TestFlagsDoNotFlood holds that many people, or many bots, cannot make the bot fill a channel.
func TestFlagsDoNotFlood(t *testing.T) {
	s := helpful(t)
	n := 0
	for i := range 50 {
		if s.Handle(t.Context(), hear(fmt.Sprint(100+i), "my tongue swells")) != nil {
			n++
		}
	}
	if n != 10 {
		t.Errorf("%d cards at once, want 10", n)
	}
}

// stopButton is the custom id of the button under an unasked answer.
func stopButton(t *testing.T, said *reply.Reply) string {
	t.Helper()
	all := ids(t, said)
	i := slices.IndexFunc(all, func(id string) bool { return strings.HasPrefix(id, "1:hush:") })
	if i < 0 {
		t.Fatalf("no button: %q", all)
	}
	return all[i]
}

func TestStopAndResume(t *testing.T) {
	s := helpful(t)
	stop := stopButton(t, s.Handle(t.Context(), hear("1", "acne?")))
	pressed := func(person, server, id string) *reply.Reply {
		return s.Handle(t.Context(), router.Request{Kind: router.KindControl, Control: id, Person: person, Channel: "2", Guild: server, Shared: true})
	}
	for name, said := range map[string]*reply.Reply{
		"somebody else": pressed("9", "3", stop), "another server": pressed("1", "4", stop),
		"forged": pressed("1", "3", "1:hush:AAAAAAAAAAAAAAAA"), "without a mark": pressed("1", "3", "1:hush"),
		"resumed by somebody else": pressed("9", "3", "1:speak"+strings.TrimPrefix(stop, "1:hush")),
	} {
		if !said.Private || !strings.HasPrefix(said.Content, "Only the person I answered") {
			t.Errorf("%s: %+v", name, said)
		}
	}
	stopped := pressed("1", "3", stop)
	if !stopped.Private || !strings.Contains(stopped.Content, "no longer answer you unasked") {
		t.Fatalf("stopped: %+v", stopped)
	}
	for _, text := range []string{"rosacea?", "my tongue swells"} {
		s.now = s.now.Add(time.Hour)
		if said := s.Handle(t.Context(), hear("1", text)); said != nil {
			t.Errorf("answered all the same: %+v", said)
		}
	}
	if s.Handle(t.Context(), hear("2", "eczema?")) == nil {
		t.Error("somebody else is muted too")
	}
	if said := s.Handle(t.Context(), ask("acne?")); said.Card == nil {
		t.Error("a question to the bot is not answered")
	}
	s.now = s.now.AddDate(1, 0, 0)
	if said := s.Handle(t.Context(), hear("1", "rosacea?")); said != nil {
		t.Error("answered again after a year")
	}
	if said := pressed("1", "3", ids(t, stopped)[0]); !strings.Contains(said.Content, "answer you again") || stopButton(t, said) == "" {
		t.Errorf("resumed: %+v", said)
	}
	if s.Handle(t.Context(), hear("1", "rosacea?")) == nil {
		t.Error("not answered again")
	}
}

// TestMuteWithoutStore holds what is done where nobody knows who is muted.
func TestMuteWithoutStore(t *testing.T) {
	s := helpful(t)
	stop := stopButton(t, s.Handle(t.Context(), hear("1", "acne?")))
	s.store.down = true
	said := s.Handle(t.Context(), router.Request{Kind: router.KindControl, Control: stop, Person: "1", Channel: "2", Guild: "3", Shared: true})
	if !said.Private || !strings.Contains(said.Content, "went wrong") {
		t.Errorf("told to somebody who is not muted: %+v", said)
	}
	s.now = s.now.Add(2 * time.Hour)
	if said := s.Handle(t.Context(), hear("4", "rosacea?")); said != nil {
		t.Error("answered though they may be muted")
	}
	if s.Handle(t.Context(), hear("4", "my tongue swells")) == nil {
		t.Error("a red flag is not answered")
	}
	if said := s.Handle(t.Context(), ask("acne?")); said.Card == nil {
		t.Error("a question to the bot is not answered")
	}
}

// TestMarks holds that a button gives away neither who it is for nor what else is theirs.
func TestMarks(t *testing.T) {
	var marks []string
	for _, person := range []string{"1", "4"} {
		for _, server := range []string{"3", "30"} {
			s := helpful(t)
			if _, err := s.book.Change(t.Context(), server, func(g *guild.Settings) { g.HelpChannels = []string{"2"} }); err != nil {
				t.Fatal(err)
			}
			req := hear(person, "acne?")
			req.Guild = server
			marks = append(marks, strings.TrimPrefix(stopButton(t, s.Handle(t.Context(), req)), "1:hush:"))
		}
	}
	slices.Sort(marks)
	if n := len(slices.Compact(marks)); n != 4 {
		t.Errorf("marks %q", marks)
	}
}
