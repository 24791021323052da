package bot_test

import (
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

func TestAsk(t *testing.T) {
	b := start(t, setup{})
	reply := b.ask("alice", "#general", "acne?")
	if !reply.Message.Ephemeral() {
		t.Error("the answer is not private")
	}
	for _, want := range []string{
		"Acne has been linked", "Cut down on sugary foods.", "none of them cites a study",
		"A word from us, not from the articles", "see a doctor", "not medical advice",
	} {
		if !strings.Contains(reply.Message.Text(), want) {
			t.Errorf("%q is missing in:\n%s", want, reply.Message.Text())
		}
	}
}

func TestWhoSeesIt(t *testing.T) {
	b := start(t, setup{})
	private := localdiscord.Opt("private", true)
	public := localdiscord.Opt("private", false)
	for _, tc := range []struct {
		name, channel, question string
		options                 []localdiscord.Option
		ephemeral               bool
	}{
		{"server", "#general", "acne?", nil, true},
		{"server, private", "#general", "acne?", []localdiscord.Option{private}, true},
		{"server, public", "#general", "acne?", []localdiscord.Option{public}, false},
		{"server, public care", "#general", "my tongue swells", []localdiscord.Option{public}, true},
		{"server, public miss", "#general", "dairy?", []localdiscord.Option{public}, true},
		{"DM", localdiscord.DM, "acne?", nil, false},
		{"DM, private", localdiscord.DM, "acne?", []localdiscord.Option{private}, true},
		{"DM, care", localdiscord.DM, "my tongue swells", nil, false},
	} {
		reply := b.ask(tc.name, tc.channel, tc.question, tc.options...) // each as somebody else, so that no rate is exceeded
		if got := reply.Message.Ephemeral(); got != tc.ephemeral {
			t.Errorf("%s: ephemeral = %v, want %v", tc.name, got, tc.ephemeral)
		}
	}
}

func TestCareIsAlone(t *testing.T) {
	b := start(t, setup{})
	for _, m := range []localdiscord.Message{
		*b.ask("alice", "#general", "my tongue swells").Message,
		b.say("alice", localdiscord.DM, "my tongue swells"),
		b.say("alice", "#general", b.Bot().Mention()+" my tongue swells"),
	} {
		if !strings.Contains(m.Content, "That needs help at once.") || !strings.Contains(m.Content, "you cannot breathe well") {
			t.Errorf("the card says %q", m.Content)
		}
		if len(m.Controls()) != 0 || len(m.Embeds) != 0 {
			t.Error("the card is not alone")
		}
	}
}

func TestAutocomplete(t *testing.T) {
	b := start(t, setup{})
	choices, err := b.Member("alice").Autocomplete(b.ctx, "#general", "ask", "question", "acn")
	if err != nil || len(choices) != 2 || choices[0].Name != "Can my gut cause acne?" {
		t.Errorf("choices %v, %v", choices, err)
	}
	choices, err = b.Member("alice").Autocomplete(b.ctx, "#general", "ask", "question", "nothing")
	if err != nil || len(choices) != 0 {
		t.Errorf("choices %v, %v", choices, err)
	}
	last := b.Requests()[len(b.Requests())-1]
	if got, want := string(last.Body), `{"type":8,"data":{"choices":[]}}`; got != want {
		t.Errorf("an empty list is sent as %s, want %s", got, want)
	}
}

func TestMentionAndReply(t *testing.T) {
	b := start(t, setup{})
	alice := b.Member("alice")
	answer := b.say("alice", "#general", b.Bot().Mention()+" acne?")
	if answer.Reference == nil || answer.Referenced == nil || answer.Referenced.Author.ID != alice.User().ID {
		t.Error("the answer is no reply to the question")
	}
	if len(answer.Mentions) != 0 {
		t.Error("the answer mentions somebody")
	}
	followUp, err := alice.Reply(answer, "and eczema?")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := alice.WaitAnswer(b.ctx, followUp); err != nil {
		t.Fatal(err)
	}
	asked := b.script.Asked()
	if q := asked[len(asked)-1]; q.Text != "and eczema?" || q.Prev != "acne?" {
		t.Errorf("the follow-up was asked as %+v", q)
	}
}

func TestConversationsAreApart(t *testing.T) {
	b := start(t, setup{})
	b.ask("alice", "#general", "my tongue swells")
	b.say("alice", "#general", b.Bot().Mention()+" acne?")
	b.say("bob", "#general", b.Bot().Mention()+" and eczema?")
	b.say("alice", localdiscord.DM, "and eczema?")
	b.say("alice", localdiscord.DM, "why?")
	var prev []string
	for _, q := range b.script.Asked() {
		prev = append(prev, q.Prev)
	}
	if got, want := strings.Join(prev, "|"), "||||and eczema?"; got != want {
		t.Errorf("earlier questions %q, want %q", got, want)
	}
}

func TestButtons(t *testing.T) {
	b := start(t, setup{})
	private := b.ask("alice", "#general", "skin?").Message
	labels := []string{}
	for _, c := range private.Controls() {
		labels = append(labels, c.Label)
	}
	if got := strings.Join(labels, ", "); got != "Acne, Eczema, Stress, None of these, Browse topics, Send my question to the moderators" {
		t.Fatalf("buttons %s", got)
	}
	reply := b.press("alice", *private, "Acne")
	if reply.Type != localdiscord.CallbackUpdate || reply.Message.ID != private.ID || len(reply.Message.Embeds) != 1 {
		t.Errorf("the answer does not take the place of the suggestion: %+v", reply)
	}
	direct := b.say("alice", localdiscord.DM, "skin?")
	if reply := b.press("alice", direct, "None of these"); reply.Message.ID != direct.ID || reply.Message.Content != "Then I do not have it." {
		t.Errorf("none of these: %+v", reply.Message)
	}
	public := b.say("alice", "#general", b.Bot().Mention()+" skin?")
	if reply := b.press("bob", public, "Acne"); reply.Type != localdiscord.CallbackMessage || !reply.Message.Ephemeral() {
		t.Errorf("an answer to somebody else's suggestion: %+v", reply)
	}
	if reply := b.press("bob", public, "Eczema"); !strings.Contains(reply.Message.Content, "no longer have that topic") {
		t.Errorf("a topic that is gone: %q", reply.Message.Content)
	}
}

func TestSilence(t *testing.T) {
	b := start(t, setup{})
	mention := b.Bot().Mention()
	for _, m := range []*localdiscord.Member{b.OtherBot("robot"), b.Webhook("hook")} {
		if _, err := m.Send("#general", mention+" acne?"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Member("alice").Send("#general", "acne?"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Member("alice").Send("#general", "@everyone <@&123> acne?"); err != nil {
		t.Fatal(err)
	}
	b.say("alice", "#general", mention+" acne?") // comes after all others
	if n := b.requests("POST", "/messages"); n != 1 {
		t.Errorf("%d messages sent, want 1", n)
	}
}

func TestHintOncePerMinute(t *testing.T) {
	b := start(t, setup{})
	mention := b.Bot().Mention()
	if got := b.say("alice", "#general", mention).Content; !strings.HasPrefix(got, "Ask me a question") {
		t.Errorf("hint %q", got)
	}
	if _, err := b.Member("alice").Send("#general", mention+" "+mention); err != nil {
		t.Fatal(err)
	}
	if got := b.say("bob", "#general", mention+" 🙂🙂").Content; got != "I found no words in that." {
		t.Errorf("emoji only: %q", got)
	}
	if n := b.requests("POST", "/messages"); n != 2 {
		t.Errorf("%d messages sent, want 2", n)
	}
}
