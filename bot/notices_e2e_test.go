package bot_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/localdiscord"
)

// help is the channel that these tests choose for notices.
func (b *bench) help() string {
	b.t.Helper()
	c, err := b.Member("ann").Channel("#help")
	if err != nil {
		b.t.Fatal(err)
	}
	return c.ID
}

// wantNotices chooses it.
func (b *bench) wantNotices() {
	b.t.Helper()
	view := b.click("chooser", b.settings("chooser"), "1:settings:chosen", "notices")
	b.click("chooser", view, "1:settings-set:notices", b.help())
}

// notice waits for a message in the moderators' channel that holds some texts.
func (b *bench) notice(texts ...string) localdiscord.Message {
	b.t.Helper()
	m, err := b.Member("watcher").WaitMessage(b.ctx, "#help", func(m localdiscord.Message) bool {
		for _, t := range texts {
			if !strings.Contains(strings.ReplaceAll(m.Content, `\`, ""), t) {
				return false
			}
		}
		return true
	})
	if err != nil {
		b.t.Fatalf("%v: %q\n%s", err, texts, b.log)
	}
	return m
}

// notices are how many messages stand in the moderators' channel.
func (b *bench) notices() int {
	b.t.Helper()
	all, err := b.Member("watcher").Messages("#help")
	if err != nil {
		b.t.Fatal(err)
	}
	return len(all)
}

// broken breaks a file by hand, and gives what mends it.
func broken(t testing.TB, lib keptlibrary.Library, file, old, wrong string) func() {
	t.Helper()
	path := filepath.Join(lib.Dir, file)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(data string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := lib.Reload(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	write(strings.Replace(string(good), old, wrong, 1))
	return func() { t.Helper(); write(string(good)) }
}

// aged makes the reviews of both topics overdue at once.
func aged(t testing.TB, lib keptlibrary.Library) {
	t.Helper()
	for file, day := range map[string]string{"acne.md": "2024-01-01", "sleep.md": "2024-01-02"} {
		path := filepath.Join(lib.Dir, file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(data), "reviewed: 20", "reviewed: "+day+" #", 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestNoticesOnDiscord chooses the channel, breaks a file and mends it, with a restart
// between, and reads what stands in the channel.
func TestNoticesOnDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	s := withDesk(setup{answers: lib.Answers()}, lib)
	b := start(t, s)
	channel := b.help()
	if err := b.Deny("#help", localdiscord.PermissionSendMessages); err != nil {
		t.Fatal(err)
	}
	view := b.click("mona", b.settings("mona"), "1:settings:chosen", "notices")
	refused := b.click("mona", view, "1:settings-set:notices", channel)
	if !refused.Ephemeral() || !strings.Contains(refused.Content, "I may not write in <#"+channel+">") {
		t.Errorf("a channel that refuses: %s", refused.Content)
	}
	if view = b.click("mona", b.settings("mona"), "1:settings:chosen", "notices"); !strings.Contains(view.Content, "Not set") {
		t.Errorf("what was refused holds: %s", view.Content)
	}
	if err := b.Deny("#help", 0); err != nil {
		t.Fatal(err)
	}
	if said := b.click("mona", view, "1:settings-set:notices", channel); !strings.Contains(said.Content, "Saved.") {
		t.Errorf("chosen: %s", said.Content)
	}
	b.notice("moderators find notices here")
	mend := broken(t, lib, "acne.md", "group: concern", "group: nonsense")
	told := b.notice("acne.md:3:8", "last good version")
	if got := b.ask("olaf", "#general", "Can my gut cause acne?").Message.Text(); !strings.Contains(got, "Acne may be linked") {
		t.Errorf("meanwhile a member reads\n%s", got)
	}
	b.quit()
	b.launch(s)
	if err := b.WaitConnected(b.ctx); err != nil {
		t.Fatal(err)
	}
	mend()
	if mended := b.notice("in order again"); mended.ID != told.ID || b.notices() != 2 {
		t.Errorf("%d messages in the channel", b.notices())
	}
}

// TestWeeklyNoteOnDiscord presses the buttons of the note.
func TestWeeklyNoteOnDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	home := b.Guilds()[0].ID
	if err := b.SetGuildLocale(home, "de"); err != nil {
		t.Fatal(err)
	}
	aged(t, lib)
	b.wantNotices()
	note := b.notice("Acne", "Sleep", "2024-01-01")
	if strings.Contains(note.Content, "yearly review") {
		t.Errorf("not in the server's language: %s", note.Content)
	}
	press := func(who, id string) *localdiscord.Interaction {
		t.Helper()
		did, err := b.Member(who).Click(note, id)
		if err != nil {
			t.Fatal(err)
		}
		return did
	}
	if got := b.response(press("nobody", "1:desk-right:acne")); !got.Ephemeral() || !strings.Contains(got.Content, "not allowed") {
		t.Errorf("without the right: %s", got.Content)
	}
	b.Member("mona").Grant(localdiscord.PermissionManageGuild)
	if form := b.answered(press("mona", "1:desk-edit:acne:text")); form.Modal == nil {
		t.Errorf("no form: %+v", form)
	}
	if got := b.response(press("mona", "1:desk-hide:sleep")); !got.Ephemeral() || !strings.Contains(got.Content, "no longer get the topic") {
		t.Errorf("Hide: %s", got.Content)
	}
	if got := b.response(press("mona", "1:desk-right:acne")); !got.Ephemeral() || !strings.Contains(got.Content, "“\u2068Acne\u2069” now says") {
		t.Errorf("Still right: %s", got.Content)
	}
	b.wait("the note to change", func() bool {
		now := b.notice("Sleep")
		return now.ID == note.ID && !strings.Contains(now.Content, "Acne")
	})
	versions, err := lib.History(t.Context(), "acne.md", 1)
	if err != nil || len(versions) != 1 || versions[0].Author != "mona" {
		t.Errorf("the history: %+v, %v", versions, err)
	}
}

// TestFolderGoesAndComes holds that members are answered while the folder is away, that
// moderators hear of it, and that all is well when it is back.
func TestFolderGoesAndComes(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	b.wantNotices()
	watching, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); lib.Watch(watching) }()
	t.Cleanup(func() { stop(); <-done })
	form := b.knowledge("mona", "edit", topicOption("acne"))
	b.answered(form)
	away := lib.Dir + "-away"
	if err := os.Rename(lib.Dir, away); err != nil {
		t.Fatal(err)
	}
	b.notice("folder", "it is gone")
	if got := b.ask("olaf", "#general", "Can my gut cause acne?").Message.Text(); !strings.Contains(got, "Acne may be linked") {
		t.Errorf("a member reads\n%s", got)
	}
	if got := b.sendForm("mona", form, map[string]string{"also-called": "pimples\nspots"}); got.Content == "" {
		t.Error("no reply to a form")
	}
	if err := os.Rename(away, lib.Dir); err != nil {
		t.Fatal(err)
	}
	b.notice("in order again")
	drafts := b.response(b.knowledge("mona", "drafts"))
	preview := b.click("mona", drafts, "1:desk-draft", drafts.Controls()[0].Options[0].Value)
	published := b.sendForm("mona", b.labelled("mona", preview, "Publish"), nil)
	if !strings.Contains(published.Content, "Published") {
		t.Errorf("afterwards: %s", published.Content)
	}
}

// TestFormerServerLosesTheCommand holds that a server that keeps the knowledge no more is not
// shown the command any more.
func TestFormerServerLosesTheCommand(t *testing.T) {
	lib := keptlibrary.New(t)
	s := withDesk(setup{}, lib)
	b := start(t, s)
	if _, err := b.WaitCommand(b.ctx, "knowledge"); err != nil {
		t.Fatal(err)
	}
	servers := func() string {
		var in []string
		for _, c := range b.Commands() {
			if c.Name == "knowledge" {
				in = append(in, c.GuildID)
			}
		}
		return strings.Join(in, " ")
	}
	first, other := b.Guilds()[0].ID, b.AddGuild("Other").ID
	for _, now := range []string{other, "", first} {
		b.quit()
		config := s.config
		b.launch(setup{config: func(c *bot.Config) { config(c); c.ModeratorGuild = now }})
		b.wait("the command to move to "+now, func() bool { return servers() == now })
	}
}

// walkNotices makes the bot send every notice, what is said when they are used, and what is
// said of topics that are hidden.
func walkNotices(b *bench, lib keptlibrary.Library) {
	b.t.Helper()
	if err := b.Deny("#help", localdiscord.PermissionSendMessages); err != nil {
		b.t.Fatal(err)
	}
	b.wantNotices()
	if err := b.Deny("#help", 0); err != nil {
		b.t.Fatal(err)
	}
	b.wantNotices()
	mend := broken(b.t, lib, "acne.md", "group: concern", "group: nonsense")
	also := broken(b.t, lib, "sleep.md", "title: Sleep", "titel: Sleep")
	b.notice("acne.md:3:8")
	b.notice("sleep.md")
	mend()
	b.notice("acne.md", "in order again")
	also()
	b.notice("sleep.md", "in order again")
	aged(b.t, lib)
	note := b.notice("2024-01-01", "2024-01-02")
	press := func(who, id string) *localdiscord.Interaction {
		b.t.Helper()
		did, err := b.Member(who).Click(note, id)
		if err != nil {
			b.t.Fatal(err)
		}
		return did
	}
	b.response(press("nobody", "1:desk-right:acne"))
	for _, who := range []string{"mona", "nina", "olga"} {
		b.Member(who).Grant(localdiscord.PermissionManageGuild)
	}
	b.answered(press("mona", "1:desk-edit:acne:text"))
	preview := b.response(press("nina", "1:desk-hide:sleep"))
	b.sendForm("nina", b.labelled("nina", preview, "Publish"), nil)
	b.response(b.knowledge("pia", "overdue"))
	b.response(press("olga", "1:desk-right:acne"))
	b.notice("All topics of this note are done")
	sleep := topicOption("sleep")
	for who, sub := range map[string]string{"quin": "show", "rosa": "unhide", "sven": "hide"} {
		b.response(b.knowledge(who, sub, sleep))
	}
	b.response(b.knowledge("tom", "check"))
	for _, sub := range []string{"hide", "unhide"} {
		if _, err := b.Member("uta").Grant(localdiscord.PermissionManageGuild).Autocomplete(b.ctx, "#general", "knowledge "+sub, "topic", ""); err != nil {
			b.t.Fatal(err)
		}
	}
}
