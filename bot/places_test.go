package bot_test

import (
	"strings"
	"testing"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
)

// brought are people in places where the bot is not, who have installed it for themselves.
func (b *bench) brought(who string) []string {
	member := b.Member(who).Install(true)
	group := b.GroupDM("friends", member, b.Member("friend"))
	foreign := b.AddForeignGuild("elsewhere")
	return []string{group.ID, b.Channels(foreign.ID)[0].ID}
}

// TestBroughtAlong holds that every command works where somebody has brought the bot along.
func TestBroughtAlong(t *testing.T) {
	mixed := scripted.Acne()
	mixed.Title = ""
	b := start(t, setup{script: scripted.New().Say("", mixed)})
	for i, who := range []string{"alice", "bob"} { // each in one place, so that no rate is exceeded
		channel := b.brought(who)[i]
		for name, want := range map[string]string{
			"tips": "**Tips on all", "topics": "**What I know about**", "help": "**How to ask me**", "privacy": "**What I keep",
		} {
			if m := b.outcome(b.Member(who).Slash(channel, name)).Message; !m.Ephemeral() || !strings.HasPrefix(m.Content, want) {
				t.Errorf("/%s in place %d: %+v", name, i, m)
			}
		}
	}
	if n := b.requests("POST", "/messages"); n != 0 {
		t.Errorf("%d messages of the bot's own where it is no member", n)
	}
}

// TestAnswerThisBroughtAlong holds that where the bot can write no message of its own, its
// reply to the command is the answer.
func TestAnswerThisBroughtAlong(t *testing.T) {
	b := start(t, setup{})
	for i, channel := range b.brought("helper") {
		answered := b.answerThis("helper", b.send("friend", channel, "acne?")).Message
		if answered.Ephemeral() || len(answered.Embeds) != 1 {
			t.Errorf("place %d: the answer is %+v", i, answered)
		}
		card := b.answerThis("helper", b.send("friend", channel, "my tongue swells")).Message
		if !card.Ephemeral() {
			t.Errorf("place %d: the card is for all", i)
		}
		if sent := b.pressed("helper", *card, "Send it to them").Message; sent.Ephemeral() || !strings.HasPrefix(sent.Content, "That needs help at once.") {
			t.Errorf("place %d: the card, sent: %+v", i, sent)
		}
	}
	if n := b.requests("POST", "/messages"); n != 0 {
		t.Errorf("%d messages of the bot's own where it is no member", n)
	}
}

// TestThreads holds that a thread is a conversation of its own, in which all works as in its
// channel.
func TestThreads(t *testing.T) {
	b := start(t, setup{})
	thread, err := b.Member("alice").StartThread("#general", "my skin")
	if err != nil {
		t.Fatal(err)
	}
	mention := b.Bot().Mention()
	b.say("alice", "#general", mention+" acne?")
	b.say("alice", thread.ID, mention+" dairy?")
	b.say("alice", thread.ID, mention+" and eczema?")
	b.say("alice", "#general", mention+" why?")
	var prev []string
	for _, q := range b.script.Asked() {
		prev = append(prev, q.Prev)
	}
	if got := strings.Join(prev, "|"); got != "||dairy?|acne?" {
		t.Errorf("earlier questions %q", got)
	}
	asked := b.send("newcomer", thread.ID, "acne?")
	b.answerThis("helper", asked)
	posted, err := b.Member("newcomer").WaitAnswer(b.ctx, asked)
	if err != nil || posted.ChannelID != thread.ID || posted.Reference == nil {
		t.Errorf("in the thread %+v, %v", posted, err)
	}
}

// TestForgedCommands sends what a modified client can.
func TestForgedCommands(t *testing.T) {
	b := start(t, setup{})
	for _, count := range []any{-5, 99, 2.5, "many", true} {
		said := b.outcome(b.Member("alice").ForgeSlash("#general", "tips", localdiscord.Opt("about", "acne?"), localdiscord.Opt("count", count)))
		if n := strings.Count(said.Message.Embeds[0].Description, "- "); n < 1 || n > 3 { // the script has three
			t.Errorf("count %v: %d tips", count, n)
		}
	}
	if m := b.outcome(b.Member("bob").ForgeSlash("#general", "topics", localdiscord.Opt("group", "secrets"))).Message; !strings.HasPrefix(m.Content, "**What I know about**") {
		t.Errorf("a group that does not exist: %q", m.Content)
	}
	topics := *b.outcome(b.Member("bob").Slash("#general", "topics")).Message
	for _, f := range []localdiscord.Forgery{
		{CustomID: "1:browse-group", Type: localdiscord.ComponentStringSelect, Values: []string{"secrets"}},
		{CustomID: "1:browse-group", Type: localdiscord.ComponentStringSelect, Values: []string{}},
		{CustomID: "1:browse-topic:food:1", Type: localdiscord.ComponentStringSelect, Values: []string{"../../etc/passwd"}},
		{CustomID: "1:browse:food:x"}, {CustomID: "1:send-care:x:swelling"}, {CustomID: "2:browse"}, {CustomID: "nonsense"},
	} {
		if m := b.outcome(b.Member("bob").Forge(topics, f)).Message; !strings.Contains(m.Content, "another version of me") || !m.Ephemeral() {
			t.Errorf("%+v: %q", f, m.Content)
		}
	}
}
