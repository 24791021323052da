package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"gutskin/bot"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/localdiscord"
)

// withDesk makes the first server that of the moderators of a library.
func withDesk(s setup, lib keptlibrary.Library) setup {
	home, before, config := "", s.before, s.config
	s.before = func(server *localdiscord.Server) {
		home = server.Guilds()[0].ID
		if before != nil {
			before(server)
		}
	}
	s.config = func(c *bot.Config) {
		c.ModeratorGuild, c.Library = home, lib
		if config != nil {
			config(c)
		}
	}
	return s
}

// knowledge uses a subcommand of the desk as somebody who manages the server.
func (b *bench) knowledge(who, sub string, options ...localdiscord.Option) *localdiscord.Interaction {
	b.t.Helper()
	if _, err := b.WaitCommand(b.ctx, "knowledge"); err != nil {
		b.t.Fatal(err, b.log)
	}
	did, err := b.Member(who).Grant(localdiscord.PermissionManageGuild).Slash("#general", "knowledge "+sub, options...)
	if err != nil {
		b.t.Fatal(err)
	}
	return did
}

// sendForm sends the form that an interaction opened and waits for what comes of it.
func (b *bench) sendForm(who string, opened *localdiscord.Interaction, fields map[string]string) localdiscord.Message {
	b.t.Helper()
	sent, err := b.Member(who).SubmitModal(b.ctx, opened, fields)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return b.response(sent)
}

// labelled presses the button with a label, and gives the interaction: it may open a form.
func (b *bench) labelled(who string, m localdiscord.Message, label string) *localdiscord.Interaction {
	b.t.Helper()
	for _, c := range m.Controls() {
		if c.Label == label {
			did, err := b.Member(who).Click(m, c.CustomID)
			if err != nil {
				b.t.Fatal(err)
			}
			return did
		}
	}
	b.t.Fatalf("no button %q under %q", label, m.Content)
	return nil
}

func topicOption(topic string) localdiscord.Option { return localdiscord.Opt("topic", topic) }

// TestKnowledgeFromDiscord is the whole way of a correction, with a restart in the middle.
func TestKnowledgeFromDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	s := withDesk(setup{answers: lib.Answers()}, lib)
	b := start(t, s)
	form := b.knowledge("mona", "edit", topicOption("acne"))
	preview := b.sendForm("mona", form, map[string]string{"tips": "Eat plants of many kinds. (1)\nDrink water to help Acne. (1)"})
	if !preview.Ephemeral() || !strings.Contains(preview.Content, "Nothing is published yet") {
		t.Fatalf("the preview: %+v", preview)
	}
	if got := b.ask("nina", "#general", "Can my gut cause acne?").Message.Text(); strings.Contains(got, "plants of many kinds") {
		t.Error("a member reads what is not published")
	}
	b.quit()
	b.launch(s)
	if err := b.WaitConnected(b.ctx); err != nil {
		t.Fatal(err)
	}
	drafts := b.response(b.knowledge("mona", "drafts"))
	preview = b.click("mona", drafts, "1:desk-draft", drafts.Controls()[0].Options[0].Value)
	published := b.sendForm("mona", b.labelled("mona", preview, "Publish"), map[string]string{"reason": "clearer"})
	if !strings.Contains(published.Content, "Published") {
		t.Fatalf("published: %s", published.Content)
	}
	if got := b.ask("olaf", "#general", "Can my gut cause acne?").Message.Text(); !strings.Contains(got, "plants of many kinds") {
		t.Errorf("a member reads\n%s", got)
	}
	if got := b.response(b.knowledge("mona", "history", topicOption("acne"))).Content; !strings.Contains(got, "mona") || !strings.Contains(got, "clearer") {
		t.Errorf("the history says\n%s", got)
	}
	b.Member("mona").Revoke(localdiscord.PermissionManageGuild)
	if got := b.response(b.labelled("mona", published, "Undo")).Content; !strings.Contains(got, "not allowed") {
		t.Errorf("without the right: %s", got)
	}
}

func TestKnowledgeIsForItsServerAlone(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{}, lib))
	b.knowledge("mona", "drafts")
	other := b.Channels(b.AddGuild("Elsewhere").ID)[0].ID
	if _, err := b.Member("mona").Slash(other, "knowledge drafts"); err == nil {
		t.Error("another server has the command")
	}
	if _, err := b.Member("nobody").Slash("#general", "knowledge drafts"); err == nil {
		t.Error("everybody is shown the command")
	}
	choices, err := b.Member("mona").Autocomplete(b.ctx, "#general", "knowledge edit", "topic", "acn")
	if err != nil || len(choices) != 1 || choices[0].Value != "acne" {
		t.Errorf("choices %v, %v", choices, err)
	}
}

// walkDesk makes the desk send every view, form and refusal. Each step is somebody else's,
// so that no rate is exceeded.
func walkDesk(b *bench) {
	b.t.Helper()
	number := 0
	who := func() string { number++; return fmt.Sprintf("moderator-%d", number) }
	one := who()
	shown := b.response(b.knowledge(one, "show", topicOption("acne")))
	b.response(b.labelled(one, shown, "History"))
	for _, sub := range []string{"drafts", "history", "diff", "add"} {
		did := b.knowledge(who(), sub, map[bool][]localdiscord.Option{true: {topicOption("acne")}}[sub == "diff"]...)
		b.answered(did)
	}
	two := who()
	form := b.knowledge(two, "edit", topicOption("acne"))
	three := who()
	published := b.sendForm(three, b.labelled(three, b.response(b.knowledge(three, "rename-title", topicOption("acne"), localdiscord.Opt("title", "Spots"))), "Publish"), nil)
	clash := b.sendForm(two, form, map[string]string{"title": "Zits", "tips": strings.Repeat("This cures everything at once. ", 100) + "(1)\nRest. (1)"})
	b.response(b.labelled(two, clash, "1. Take theirs"))
	b.answered(b.labelled(two, clash, "Keep editing"))
	b.answered(b.labelled(two, clash, "Other fields"))
	b.response(b.labelled(two, clash, "Discard"))
	b.response(b.knowledge(two, "drafts"))
	b.answered(b.knowledge(two, "edit", topicOption("acne")))
	list := b.response(b.knowledge(who(), "history", topicOption("acne")))
	four := fmt.Sprintf("moderator-%d", number)
	version := b.chosen(four, list, list.Controls()[0].Options[0].Value).Message
	b.response(b.labelled(four, *version, "Back to this version"))
	b.response(b.labelled(three, published, "Undo"))
	b.response(b.knowledge(who(), "remove", topicOption("sleep")))
	b.response(b.knowledge(who(), "revert", localdiscord.Opt("version", "0000000")))
	five := who()
	asked := b.sendForm(five, b.knowledge(five, "add"), map[string]string{"title": "Dry skin", "tips": "x", "summary": "x", "questions": "x"})
	b.chosen(five, asked, "concern")
	if _, err := b.Member(five).Autocomplete(b.ctx, "#general", "knowledge revert", "version", ""); err != nil {
		b.t.Fatal(err)
	}
}
