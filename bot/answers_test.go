package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// use presses the button with a label, or chooses in the menu with that placeholder.
func (b *bench) use(who string, m localdiscord.Message, label string, values ...string) *localdiscord.Interaction {
	b.t.Helper()
	for _, c := range m.Controls() {
		if c.Label == label || c.Placeholder == label {
			pressed, err := b.Member(who).Click(m, c.CustomID, values...)
			if err != nil {
				b.t.Fatal(err)
			}
			return pressed
		}
	}
	b.t.Fatalf("no control %q in %+v", label, m.Controls())
	return nil
}

// press does that and waits for the answer.
func (b *bench) press(who string, m localdiscord.Message, label string, values ...string) localdiscord.Reply {
	b.t.Helper()
	return b.answered(b.use(who, m, label, values...))
}

// answered waits for the first answer to an interaction.
func (b *bench) answered(i *localdiscord.Interaction) localdiscord.Reply {
	b.t.Helper()
	r, err := i.Response(b.ctx)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return r
}

// submit fills in the form that a press has opened, and sends it.
func (b *bench) submit(who string, opened *localdiscord.Interaction, fields map[string]string) localdiscord.Reply {
	b.t.Helper()
	sent, err := b.Member(who).SubmitModal(b.ctx, opened, fields)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return b.answered(sent)
}

// whisper checks that only the person sees an answer, that it is a message of its own and
// what it says.
func (b *bench) whisper(what string, r localdiscord.Reply, want string) {
	b.t.Helper()
	if r.Type != localdiscord.CallbackMessage || r.Message == nil || !r.Message.Ephemeral() || !strings.Contains(r.Message.Text(), want) {
		b.t.Errorf("%s: %+v, want a whisper with %q", what, r.Message, want)
	}
}

func TestReadingOn(t *testing.T) {
	b := start(t, setup{})
	for who, shown := range map[string]localdiscord.Message{
		"alice": *b.ask("alice", "#general", "acne?").Message,
		"bob":   b.say("bob", "#general", b.Bot().Mention()+" acne?"),
		"cat":   b.say("cat", localdiscord.DM, "acne?"),
	} {
		b.whisper(who+", more", b.press(who, shown, "More tips"), "Those were all the tips")
		b.whisper(who+", why", b.press(who, shown, "Why this answer"), "The next nearest topic")
		b.whisper(who+", sources", b.press(who, shown, "Sources"), "It advertises: a product")
	}
}

func TestShareAndRemove(t *testing.T) {
	b := start(t, setup{})
	private := *b.ask("alice", "#general", "acne?").Message
	shared := b.press("alice", private, "Share here")
	if shared.Type != localdiscord.CallbackUpdate || !strings.Contains(shared.Message.Content, "without your name or your words") {
		t.Fatalf("told %+v", shared.Message)
	}
	posted, err := b.Member("bob").WaitMessage(b.ctx, "#general", func(m localdiscord.Message) bool { return len(m.Embeds) == 1 })
	if err != nil {
		t.Fatal(err)
	}
	for _, hint := range []string{"alice", b.Member("alice").User().ID, "acne?"} {
		if strings.Contains(fmt.Sprintf("%+v", posted.Controls())+posted.Text(), hint) {
			t.Errorf("the message tells %q", hint)
		}
	}
	if posted.Reference != nil || !strings.Contains(posted.Text(), "Shared by somebody") {
		t.Errorf("posted %+v", posted)
	}
	b.whisper("bob removes", b.press("bob", posted, "Remove"), "Only the person who asked")
	b.press("alice", posted, "Helpful")
	if _, err := b.use("alice", posted, "Remove").Acknowledged(b.ctx); err != nil {
		t.Fatal(err)
	}
	b.wait("the removal", func() bool {
		messages, err := b.Member("bob").Messages("#general")
		return err == nil && !slices.ContainsFunc(messages, func(m localdiscord.Message) bool { return m.ID == posted.ID })
	})
}

func TestModeratorRemoves(t *testing.T) {
	b := start(t, setup{})
	posted := b.say("alice", "#general", b.Bot().Mention()+" acne?")
	b.Member("mod").Grant(localdiscord.PermissionManageMessages)
	if _, err := b.use("mod", posted, "Remove").Acknowledged(b.ctx); err != nil {
		t.Fatal(err)
	}
	b.wait("the removal", func() bool { return b.requests("DELETE", "/@original") == 1 })
}

// TestRemovalRefused: who may remove an answer hears of it where Discord does not let the bot.
func TestRemovalRefused(t *testing.T) {
	b := start(t, setup{})
	posted := b.say("alice", "#general", b.Bot().Mention()+" acne?")
	b.Faults().Add(localdiscord.Fault{Route: "DELETE /webhooks/{application}/{token}/messages/@original", Answer: localdiscord.Answer{
		Status: 403, Header: asJSON(), Body: `{"code":50013,"message":"Missing Permissions"}`,
	}})
	told, err := b.use("alice", posted, "Remove").Wait(b.ctx, func(r localdiscord.Reply) bool { return len(r.FollowUps) == 1 })
	if err != nil {
		t.Fatal(err, b.log)
	}
	if m := told.FollowUps[0]; !m.Ephemeral() || !strings.Contains(m.Content, "did not let me remove that") {
		t.Errorf("told %+v", m)
	}
}

// TestShareRefused: where the bot may not write, the answer stays private and can be shared
// later.
func TestShareRefused(t *testing.T) {
	b := start(t, setup{})
	private := *b.ask("alice", "#general", "acne?").Message
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: localdiscord.Answer{
		Status: 403, Header: asJSON(), Body: `{"code":50013,"message":"Missing Permissions"}`,
	}})
	b.whisper("refused", b.press("alice", private, "Share here"), "I am not allowed to write in this channel")
}

func TestVote(t *testing.T) {
	b := start(t, setup{})
	shown := *b.ask("alice", "#general", "acne?").Message
	b.whisper("helpful", b.press("alice", shown, "Helpful"), "Your vote counts")
	opened := b.use("alice", shown, "Not helpful")
	b.whisper("not helpful", b.submit("alice", opened, map[string]string{"reason": "missing"}), "make my answers better")
	b.wait("the vote", func() bool {
		votes, err := b.store.Votes(b.ctx)
		return err == nil && len(votes) == 1 && votes[0].NotHelpful == 1 && votes[0].Helpful == 0 && votes[0].Reasons[knowledge.ReasonMissing] == 1
	})
}

func TestSendToModerators(t *testing.T) {
	b := start(t, setup{})
	shown := *b.ask("alice", "#general", "dairy?").Message
	opened := b.use("alice", shown, "Send my question to the moderators")
	b.whisper("sent", b.submit("alice", opened, nil), "Sent, thank you")
	for _, channel := range b.Requests() {
		if strings.Contains(channel.Path, "callback") && strings.Contains(string(channel.Body), `"type":9`) && !strings.Contains(string(channel.Body), "for 90 days") {
			t.Errorf("the form does not say what is kept: %s", channel.Body)
		}
	}
	questions, err := b.store.Questions(b.ctx, shown.GuildID, 10)
	if shown.GuildID == "" || err != nil || len(questions) != 1 || questions[0].Text != "dairy?" {
		t.Errorf("kept in %q: %+v, %v", shown.GuildID, questions, err)
	}
	if strings.Contains(b.log.String(), "dairy") {
		t.Error("the question is in the log")
	}
}

// walkAnswers makes the bot send everything that hangs under a reply.
func walkAnswers(b *bench) {
	b.t.Helper()
	private := *b.ask("fay", "#general", "acne?").Message
	b.press("fay", private, "More tips")
	b.press("fay", private, "Why this answer")
	b.press("fay", private, "Sources")
	b.press("fay", private, "Share here")
	public := b.say("gus", "#general", b.Bot().Mention()+" two?")
	b.press("gus", public, "Helpful")
	b.submit("gus", b.use("gus", public, "Not helpful"), map[string]string{"reason": "other"})
	b.press("gus", public, "Related topics", "stress")
	b.press("hal", public, "Remove")
	if _, err := b.use("gus", public, "Remove").Acknowledged(b.ctx); err != nil {
		b.t.Fatal(err)
	}
	miss := *b.ask("ivy", "#general", "dairy?").Message
	b.submit("ivy", b.use("ivy", miss, "Send my question to the moderators"), nil)
	b.press("ivy", *b.ask("ivy", "#general", "skin?").Message, "None of these")
	b.say("jo", "#general", b.Bot().Mention()+" dairy?")
}
