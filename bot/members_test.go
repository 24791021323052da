package bot_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
)

// outcome is what comes of something that a person did.
func (b *bench) outcome(did *localdiscord.Interaction, err error) localdiscord.Reply {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	reply, err := did.Response(b.ctx)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return reply
}

// pressed is what comes of the button with a label.
func (b *bench) pressed(who string, m localdiscord.Message, label string) localdiscord.Reply {
	b.t.Helper()
	for _, c := range m.Controls() {
		if c.Label == label {
			return b.outcome(b.Member(who).Click(m, c.CustomID))
		}
	}
	b.t.Fatalf("no button %q under %q", label, m.Content)
	return localdiscord.Reply{}
}

// chosen is what comes of choosing a value in the first menu of a message.
func (b *bench) chosen(who string, m localdiscord.Message, value string) localdiscord.Reply {
	b.t.Helper()
	for _, c := range m.Controls() {
		if c.Type == localdiscord.ComponentStringSelect {
			return b.outcome(b.Member(who).Click(m, c.CustomID, value))
		}
	}
	b.t.Fatalf("no menu under %q", m.Content)
	return localdiscord.Reply{}
}

// answerThis has a helper use the command on a message.
func (b *bench) answerThis(who string, m localdiscord.Message) localdiscord.Reply {
	b.t.Helper()
	return b.outcome(b.Member(who).MessageCommand("Answer this", m))
}

// send writes a message that nobody asked the bot about.
func (b *bench) send(who, channel, text string) localdiscord.Message {
	b.t.Helper()
	sent, err := b.Member(who).Send(channel, text)
	if err != nil {
		b.t.Fatal(err)
	}
	return sent
}

func TestTipsOnDiscord(t *testing.T) {
	b := start(t, setup{})
	said := b.outcome(b.Member("alice").Slash("#general", "tips", localdiscord.Opt("about", "acne?"), localdiscord.Opt("count", 2)))
	if m := said.Message; !m.Ephemeral() || m.Content != "**Tips: Acne**" || strings.Count(m.Embeds[0].Description, "- ") != 2 {
		t.Errorf("tips: %s", m.Text())
	}
	if n := len(b.script.Asked()); n != 1 {
		t.Errorf("asked %d times", n)
	}
	choices, err := b.Member("alice").Autocomplete(b.ctx, "#general", "tips", "about", "acn")
	if err != nil || len(choices) != 4 || choices[0].Name != "Acne" {
		t.Errorf("choices %v, %v", choices, err)
	}
}

// TestBrowsingIsOneMessage holds that all of /topics happens in one ephemeral message.
func TestBrowsingIsOneMessage(t *testing.T) {
	b := start(t, setup{})
	first := b.outcome(b.Member("alice").Slash("#general", "topics")).Message
	if !first.Ephemeral() {
		t.Error("the topics are not private")
	}
	group := b.chosen("alice", *first, "concern")
	topic := b.chosen("alice", *group.Message, "acne")
	if len(topic.Message.Embeds) != 1 || topic.Message.Embeds[0].Title != "Acne" {
		t.Errorf("the topic: %s", topic.Message.Text())
	}
	back := b.pressed("alice", *topic.Message, "Back")
	if len(back.Message.Embeds) != 0 || !strings.HasPrefix(back.Message.Content, "**Skin concerns**") {
		t.Errorf("back: %s", back.Message.Text())
	}
	start := b.pressed("alice", *back.Message, "Back")
	for _, reply := range []localdiscord.Reply{group, topic, back, start} {
		if reply.Type != localdiscord.CallbackUpdate || reply.Message.ID != first.ID {
			t.Errorf("not in place: %+v", reply)
		}
	}
	if start.Message.Content != first.Content {
		t.Errorf("back at the start: %q", start.Message.Content)
	}
}

func TestHelpAndPrivacyOnDiscord(t *testing.T) {
	b := start(t, setup{})
	for _, channel := range []string{"#general", localdiscord.DM} {
		help := b.outcome(b.Member("alice").Slash(channel, "help")).Message
		if !help.Ephemeral() || !strings.Contains(help.Content, "/topics") || strings.Contains(help.Content, "/settings") {
			t.Errorf("help: %s", help.Text())
		}
	}
	notice := b.outcome(b.Member("alice").Slash("#general", "privacy")).Message
	sure := b.pressed("alice", *notice, "Delete my data")
	done := b.pressed("alice", *sure.Message, "Yes, delete it")
	if done.Message.ID != notice.ID || done.Message.Content != "I keep nothing about you, so there was nothing to delete." || len(done.Message.Controls()) != 0 {
		t.Errorf("deleted: %+v", done.Message)
	}
	if help := b.outcome(b.Member("morgan").Grant(localdiscord.PermissionManageGuild).Slash("#general", "help")).Message; !strings.Contains(help.Content, "/settings") {
		t.Errorf("help for a manager: %s", help.Text())
	}
}

// TestPrivacyWithoutAStore holds that a store that is gone is admitted, and nothing else
// suffers.
func TestPrivacyWithoutAStore(t *testing.T) {
	b := start(t, setup{})
	notice := b.outcome(b.Member("alice").Slash("#general", "privacy")).Message
	sure := b.pressed("alice", *notice, "Delete my data")
	if err := b.store.Close(); err != nil {
		t.Fatal(err)
	}
	if m := b.pressed("alice", *sure.Message, "Yes, delete it").Message; !strings.Contains(m.Content, "so I deleted nothing") {
		t.Errorf("deletion: %q", m.Content)
	}
	if m := b.outcome(b.Member("bob").Slash("#general", "privacy")).Message; !strings.Contains(m.Content, "I cannot say what I keep about you") {
		t.Errorf("the notice: %q", m.Content)
	}
	if m := b.ask("bob", "#general", "acne?").Message; len(m.Embeds) != 1 {
		t.Errorf("an answer: %q", m.Content)
	}
}

func TestAnswerThisOnDiscord(t *testing.T) {
	b := start(t, setup{})
	asked := b.send("newcomer", "#general", "acne?")
	told := b.answerThis("helper", asked)
	if !told.Message.Ephemeral() || told.Message.Content != "I replied to that message." {
		t.Errorf("the helper is told %q", told.Message.Content)
	}
	posted, err := b.Member("newcomer").WaitAnswer(b.ctx, asked)
	if err != nil {
		t.Fatal(err, b.log)
	}
	if posted.Ephemeral() || posted.Reference == nil || posted.Referenced.ID != asked.ID || len(posted.Mentions) != 0 || len(posted.Embeds) != 1 {
		t.Errorf("posted %+v", posted)
	}
	if again := b.answerThis("other", asked).Message; again.Content != "I have replied to that message already." {
		t.Errorf("again: %q", again.Content)
	}
	if own := b.answerThis("other", posted).Message; own.Content != "I wrote that message myself." {
		t.Errorf("its own: %q", own.Content)
	}
	robot, err := b.OtherBot("robot").Send("#general", "acne?")
	if err != nil {
		t.Fatal(err)
	}
	if m := b.answerThis("third", robot).Message; m.Content != "A bot wrote that message. I only answer people." {
		t.Errorf("a bot's: %q", m.Content)
	}
	if m := b.answerThis("third", b.send("newcomer", "#general", "who is up for a game?")).Message; !strings.HasPrefix(m.Content, "I have no answer to that message.") || !m.Ephemeral() {
		t.Errorf("a miss: %q", m.Content)
	}
	if n := b.requests("POST", "/messages"); n != 1 {
		t.Errorf("%d messages posted, want 1", n)
	}
}

// TestAnswerThisWithoutPermission holds what is said where Discord refuses, and that a later
// attempt is one.
func TestAnswerThisWithoutPermission(t *testing.T) {
	b := start(t, setup{})
	asked := b.send("newcomer", "#general", "acne?")
	b.Faults().Add(localdiscord.Fault{
		Route: localdiscord.RouteCreateMessage, Answer: localdiscord.Refusal(localdiscord.CodeMissingPermissions),
	})
	if m := b.answerThis("helper", asked).Message; !strings.HasPrefix(m.Content, "I am not allowed to reply in this channel.") || !m.Ephemeral() {
		t.Errorf("refused by Discord: %q", m.Content)
	}
	if err := b.Deny("#general", localdiscord.PermissionSendMessages); err != nil {
		t.Fatal(err)
	}
	if m := b.answerThis("helper", asked).Message; !strings.HasPrefix(m.Content, "I am not allowed to reply in this channel.") {
		t.Errorf("known beforehand: %q", m.Content)
	}
	if n := b.requests("POST", "/messages"); n != 1 {
		t.Errorf("%d attempts, want 1", n)
	}
	if err := b.Deny("#general", 0); err != nil {
		t.Fatal(err)
	}
	if m := b.answerThis("helper", asked).Message; m.Content != "I replied to that message." {
		t.Errorf("allowed again: %q", m.Content)
	}
}

// TestAnswerThisFails holds that nobody is told of missing permissions where something else
// is in the way.
func TestAnswerThisFails(t *testing.T) {
	b := start(t, setup{})
	asked := b.send("newcomer", "#general", "acne?")
	for name, fault := range map[string]localdiscord.Answer{
		"too many requests": localdiscord.RouteLimit(5 * time.Second), "too large": localdiscord.Refusal(localdiscord.CodeTooLarge),
	} {
		b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: fault})
		if m := b.answerThis(name, asked).Message; !strings.HasPrefix(m.Content, "Something went wrong on my side.") || !m.Ephemeral() {
			t.Errorf("%s: %q", name, m.Content)
		}
	}
}

// TestAnswerThisCare holds the way of a card: to the helper, and on to the person if the
// helper says so, unless the message is gone by then.
func TestAnswerThisCare(t *testing.T) {
	b := start(t, setup{})
	asked, gone := b.send("newcomer", "#general", "my tongue swells"), b.send("newcomer", "#general", "my tongue swells")
	card := b.answerThis("helper", asked).Message
	if !card.Ephemeral() || !strings.HasPrefix(card.Content, "Only you see this.") || b.requests("POST", "/messages") != 0 {
		t.Fatalf("the card: %+v", card)
	}
	if sent := b.pressed("helper", *card, "Send it to them"); sent.Message.ID != card.ID || len(sent.Message.Controls()) != 0 {
		t.Errorf("sent: %+v", sent.Message)
	}
	posted, err := b.Member("newcomer").WaitAnswer(b.ctx, asked)
	if err != nil {
		t.Fatal(err, b.log)
	}
	if posted.Reference == nil || !strings.HasPrefix(posted.Content, "That needs help at once.") || len(posted.Controls()) != 0 {
		t.Errorf("posted: %+v", posted)
	}
	late := b.answerThis("helper", gone).Message
	if err := b.Member("newcomer").Delete(gone); err != nil {
		t.Fatal(err)
	}
	if m := b.pressed("helper", *late, "Send it to them").Message; m.Content != "That message is no longer there." || !m.Ephemeral() {
		t.Errorf("sent too late: %q", m.Content)
	}
}

// answerThisLate has a helper use the command on a message whose answer waits for release.
func (b *bench) answerThisLate(who string, release chan<- struct{}) (asked localdiscord.Message, told localdiscord.Reply) {
	b.t.Helper()
	asked = b.send("newcomer", "#general", "slow?")
	used, err := b.Member(who).MessageCommand("Answer this", asked)
	if err != nil {
		b.t.Fatal(err)
	}
	first, err := used.Acknowledged(b.ctx)
	if err != nil || first.Type != localdiscord.CallbackDeferredMessage || !first.Message.Ephemeral() {
		b.t.Fatalf("first answer %+v, %v", first, err)
	}
	release <- struct{}{}
	return asked, b.outcome(used, nil)
}

// TestAnswerThisLate holds that an answer that takes long arrives as one that does not.
func TestAnswerThisLate(t *testing.T) {
	release := make(chan struct{})
	b := start(t, setup{script: slow(release, scripted.Acne()), times: bot.FastTimings().Patience(10 * time.Millisecond)})
	asked, told := b.answerThisLate("helper", release)
	if told.Message.Content != "I replied to that message." || len(told.FollowUps) != 0 {
		t.Errorf("the helper is told %+v", told)
	}
	posted, err := b.Member("newcomer").WaitAnswer(b.ctx, asked)
	if err != nil || posted.Reference == nil || len(posted.Embeds) != 1 {
		t.Errorf("posted %+v, %v", posted, err)
	}
}

// TestCardsFit holds that no card is cut, with the helper's introduction in any language and
// the longest numbers that a server can settle.
func TestCardsFit(t *testing.T) {
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	introduction := 0
	for _, locale := range catalog.Locales() {
		introduction = max(introduction, reply.Length(catalog.For(locale).AnswerThis.CardIntroduction))
	}
	service := builtIn(t)
	now := time.Unix(1_800_000_000, 0)
	r := scripted.Router(t, service, func() time.Time { return now })
	long := strings.Repeat("9", guild.MaxNumber)
	if _, err := r.Settings.Change(t.Context(), "3", func(s *guild.Settings) { s.Emergency, s.Crisis = long, long }); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, locale := range catalog.Locales() {
		for _, flag := range service.Base().Care.Flags {
			asked++
			id := strconv.Itoa(asked) // each as somebody else somewhere else, so that no rate is exceeded
			said := r.Handle(t.Context(), router.Request{
				Kind: router.KindControl, Control: "1:send-care:77" + id + ":" + flag.ID, GuildLocale: locale,
				Shared: true, Person: id, Channel: id, Guild: "3", Source: router.Source{ID: "4", Private: true}, Writes: true,
			})
			now = now.Add(time.Second)
			if said.Post == nil {
				t.Fatalf("%s: %+v", flag.ID, said)
			}
			if n := reply.Length(said.Post.Reply.Content); n+introduction+2 > reply.MaxContent {
				t.Errorf("%s in %s: a card of %d letters, and %d before it", flag.ID, locale, n, introduction)
			}
		}
	}
}
