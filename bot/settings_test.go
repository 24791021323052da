package bot_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// settings opens the panel as somebody who manages the server.
func (b *bench) settings(who string) localdiscord.Message { return b.settingsAt(who, "#general") }

func (b *bench) settingsAt(who, channel string) localdiscord.Message {
	b.t.Helper()
	asked, err := b.Member(who).Grant(localdiscord.PermissionManageGuild).Slash(channel, "settings")
	if err != nil {
		b.t.Fatal(err)
	}
	return b.response(asked)
}

// response is the message with which an interaction was answered: a new one, or the control's
// in its new form.
func (b *bench) response(i *localdiscord.Interaction) localdiscord.Message {
	b.t.Helper()
	reply := b.answered(i)
	if reply.Message == nil {
		b.t.Fatalf("no message: %+v", reply)
	}
	return *reply.Message
}

// click uses the control of a message that bears an id.
func (b *bench) click(who string, m localdiscord.Message, id string, values ...string) localdiscord.Message {
	b.t.Helper()
	pressed, err := b.Member(who).Click(m, id, values...)
	if err != nil {
		b.t.Fatalf("%v in: %s", err, m.Text())
	}
	return b.response(pressed)
}

// fill opens the form behind a control and sends it.
func (b *bench) fill(who string, m localdiscord.Message, id, text string) localdiscord.Message {
	b.t.Helper()
	opened, err := b.Member(who).Click(m, id)
	if err != nil {
		b.t.Fatal(err)
	}
	sent, err := b.Member(who).SubmitModal(b.ctx, opened, map[string]string{"number": text})
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return b.response(sent)
}

// TestSettingsPanel walks through the panel: one message, edited in place.
func TestSettingsPanel(t *testing.T) {
	b := start(t, setup{config: func(c *bot.Config) { c.HelpChannels = true }, options: contentAllowed()})
	panel := b.settings("mona")
	if !panel.Ephemeral() || len(panel.Embeds) != 0 {
		t.Errorf("the panel: %+v", panel)
	}
	view := b.click("mona", panel, "1:settings:chosen", "emergency")
	if view.ID != panel.ID {
		t.Error("the view is another message")
	}
	view = b.fill("mona", view, "1:settings-form:emergency", "112")
	if view.ID != panel.ID || !strings.HasPrefix(view.Content, "Saved. Emergency number: 112") {
		t.Errorf("the form: %s", view.Content)
	}
	view = b.click("mona", view, "1:settings:home")
	if !strings.Contains(view.Content, "**Emergency number:** 112\n") {
		t.Errorf("back: %s", view.Content)
	}
	exported := b.click("max", b.settings("max"), "1:settings-export")
	if !exported.Ephemeral() || len(exported.Attachments) != 1 || exported.Attachments[0].Filename != "gutskin-settings.json" {
		t.Errorf("the export: %+v", exported)
	}
}

func TestSettingsWithoutRights(t *testing.T) {
	b := start(t, setup{})
	panel := b.settings("mona")
	b.Member("mona").Revoke(localdiscord.PermissionManageGuild)
	if m := b.click("mona", panel, "1:settings:chosen", "private"); m.ID == panel.ID || !strings.Contains(m.Content, "“Manage Server”") {
		t.Errorf("a stale panel: %+v", m)
	}
}

// contentAllowed is a Discord that lets the bot read messages.
func contentAllowed() localdiscord.Options {
	return localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent}
}

// helpful is a bot with a help channel, #help.
func helpful(t *testing.T, s setup) *bench {
	t.Helper()
	s.options.PrivilegedIntents = localdiscord.IntentMessageContent
	s.config = func(c *bot.Config) { c.HelpChannels = true }
	b := start(t, s)
	b.settle(b.Guilds()[0].ID, func(g *guild.Settings) {
		c, err := b.Member("mona").Channel("#help")
		if err != nil {
			t.Fatal(err)
		}
		g.HelpChannels = []string{c.ID}
	})
	return b
}

// settle changes the settings of a server before the bot has read them.
func (b *bench) settle(server string, change func(*guild.Settings)) {
	b.t.Helper()
	var settings guild.Settings
	change(&settings)
	data, err := settings.Encode()
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.store.SaveGuildSettings(b.ctx, server, data); err != nil {
		b.t.Fatal(err)
	}
}

func TestHelpChannel(t *testing.T) {
	b := helpful(t, setup{})
	answer := b.say("ann", "#help", "acne?")
	if answer.Reference == nil || len(answer.Mentions) != 0 || !strings.Contains(answer.Text(), "Answered unasked") {
		t.Errorf("the answer: %s", answer.Text())
	}
	if b.requests("POST", "/typing") != 0 {
		t.Error("the bot showed that it was writing")
	}
	stop := stopButton(t, answer)
	if m := b.click("bob", answer, stop); !m.Ephemeral() || !strings.HasPrefix(m.Content, "Only the person I answered") {
		t.Errorf("somebody else: %s", m.Content)
	}
	stopped := b.click("ann", answer, stop)
	if !stopped.Ephemeral() || !strings.Contains(stopped.Content, "no longer answer you unasked") {
		t.Errorf("stopped: %s", stopped.Content)
	}
	resumed := b.click("ann", stopped, stopped.Controls()[0].CustomID)
	if resumed.ID != stopped.ID || !strings.Contains(resumed.Content, "answer you again") {
		t.Errorf("resumed: %s", resumed.Content)
	}
	for _, m := range []struct{ who, channel, text string }{
		{"cat", "#general", "acne?"}, {"cat", "#help", "skin?"}, {"cat", "#help", "hello"},
		{"cat", "#help", b.Member("ann").User().Mention() + " acne?"},
	} {
		if _, err := b.Member(m.who).Send(m.channel, m.text); err != nil {
			t.Fatal(err)
		}
	}
	card := b.say("dan", "#help", "my tongue swells") // after all of the above
	if len(card.Controls()) != 0 || len(card.Embeds) != 0 || !strings.HasPrefix(card.Content, "That needs help at once.") {
		t.Errorf("the card: %s", card.Text())
	}
	if n := b.requests("POST", "/messages"); n != 2 {
		t.Errorf("%d messages of the bot, want 2", n)
	}
}

// stopButton is the custom id of the button that ends unasked answers.
func stopButton(t testing.TB, m localdiscord.Message) string {
	t.Helper()
	for _, c := range m.Controls() {
		if strings.HasPrefix(c.CustomID, "1:hush:") {
			return c.CustomID
		}
	}
	t.Fatalf("no button under %s", m.Text())
	return ""
}

// TestHelpThread holds that a thread of a help channel counts, however the bot learns of it.
func TestHelpThread(t *testing.T) {
	b := helpful(t, setup{})
	help, err := b.Member("ann").Channel("#help")
	if err != nil {
		t.Fatal(err)
	}
	general, err := b.Member("ann").Channel("#general")
	if err != nil {
		t.Fatal(err)
	}
	server := b.Guilds()[0].ID
	b.Faults().Dispatch("THREAD_UPDATE", json.RawMessage(fmt.Sprintf(`{"id":"71","parent_id":%q,"guild_id":%q}`, help.ID, server)))
	b.Faults().Dispatch("THREAD_LIST_SYNC", json.RawMessage(fmt.Sprintf(`{"guild_id":%q,"threads":[{"id":"72","parent_id":%q}]}`, server, help.ID)))
	b.Faults().Dispatch("THREAD_CREATE", json.RawMessage(fmt.Sprintf(`{"id":"73","parent_id":%q,"guild_id":%q}`, general.ID, server)))
	b.Faults().Dispatch("THREAD_DELETE", json.RawMessage(`{"id":"72"}`))
	b.Faults().Dispatch("GUILD_CREATE", json.RawMessage(fmt.Sprintf(`{"id":%q,"threads":[{"id":"74","parent_id":%q}]}`, server, help.ID)))
	for _, odd := range []string{`null`, `[]`, `{"threads":{}}`, `{"id":{}}`} {
		b.Faults().Dispatch("THREAD_CREATE", json.RawMessage(odd))
	}
	for i, thread := range []string{"71", "72", "73", "74", "75"} {
		id := (time.Now().UnixMilli()-1420070400000)<<22 + int64(i)
		b.Faults().Dispatch("MESSAGE_CREATE", json.RawMessage(fmt.Sprintf(
			`{"id":"%d","channel_id":%q,"guild_id":%q,"type":0,"author":{"id":"70%d"},"content":"my tongue swells"}`, id, thread, server, i)))
	}
	b.wait("two answers", func() bool { return b.requests("POST", "/71/messages") == 1 && b.requests("POST", "/74/messages") == 1 })
	if n := b.requests("POST", "/messages"); n != 2 || len(b.script.Asked()) != 2 {
		t.Errorf("%d messages of the bot, %d questions asked, want 2 each", n, len(b.script.Asked()))
	}
	thread, err := b.Member("ann").StartThread("#help", "My skin")
	if err != nil {
		t.Fatal(err)
	}
	b.say("ann", thread.ID, "acne?")
	b.Faults().CloseGateway(4009) // a new session lists the threads anew
	b.wait("another connection", func() bool { return b.health.Ready() && b.health.Connections() > 1 })
	b.say("bob", thread.ID, "my tongue swells")
}

// TestUnaskedToWhatIsGone holds that nothing is said to a message that was deleted meanwhile.
func TestUnaskedToWhatIsGone(t *testing.T) {
	release := make(chan struct{})
	b := helpful(t, setup{script: slow(release, scripted.Acne())})
	sent, err := b.Member("ann").Send("#help", "slow?")
	if err != nil {
		t.Fatal(err)
	}
	b.wait("the question", func() bool { return len(b.script.Asked()) == 1 })
	if err := b.Member("ann").Delete(sent); err != nil {
		t.Fatal(err)
	}
	release <- struct{}{}
	b.wait("the attempt", func() bool { return b.requests("POST", "/messages") == 1 })
	b.say("bob", localdiscord.DM, "acne?")
	messages, err := b.Member("bob").Messages("#help")
	if err != nil || len(messages) != 0 {
		t.Errorf("in the channel: %v, %v", messages, err)
	}
	if strings.Contains(b.log.String(), "level=ERROR") {
		t.Errorf("log:\n%s", b.log)
	}
}

// TestLeavingServers holds that settings are deleted after the period of grace, also where
// the bot was away when it was removed.
func TestLeavingServers(t *testing.T) {
	b := start(t, setup{before: func(s *localdiscord.Server) { s.AddGuild("Second") }})
	save := func(id string) {
		if err := b.store.SaveGuildSettings(b.ctx, id, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	first, second, third := b.Guilds()[0].ID, b.Guilds()[1].ID, b.AddGuild("Third").ID
	for _, id := range []string{first, second, third, "404"} { // 404 removed the bot while it was away
		save(id)
	}
	b.RemoveGuild(second)
	b.Faults().Dispatch("GUILD_DELETE", json.RawMessage(fmt.Sprintf(`{"id":%q,"unavailable":true}`, first))) // an outage
	b.Faults().CloseGateway(4009)                                                                            // a new session
	b.wait("another connection", func() bool { return b.health.Ready() && b.health.Connections() > 1 })
	kept := func(id string, now time.Time) bool {
		if err := b.store.Expire(b.ctx, now); err != nil {
			t.Fatal(err)
		}
		data, err := b.store.GuildSettings(b.ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return data != nil
	}
	if !kept(second, time.Now().Add(knowledge.KeepLeftGuild-time.Hour)) {
		t.Error("settings are gone before their time")
	}
	later := time.Now().Add(knowledge.KeepLeftGuild + time.Hour)
	b.wait("the settings of servers that were left to go", func() bool { return !kept(second, later) && !kept("404", later) })
	if !kept(first, later) || !kept(third, later) {
		t.Error("settings of a server that the bot is in are gone")
	}
}

// TestForgedSettings holds that a modified client gets nothing by it.
func TestForgedSettings(t *testing.T) {
	b := start(t, setup{})
	panel := b.settings("mona")
	shared := b.say("ann", "#general", b.Bot().Mention()+" acne?")
	for _, f := range []localdiscord.Forgery{
		{CustomID: "1:settings-set:groups", Type: localdiscord.ComponentStringSelect},
		{CustomID: "1:settings-set:country", Type: localdiscord.ComponentStringSelect, Values: []string{"XX"}},
		{CustomID: "1:settings-set:answer", Type: localdiscord.ComponentStringSelect, Values: []string{"-1"}},
		{CustomID: "1:settings:chosen:9:9", Type: localdiscord.ComponentStringSelect, Values: []string{"attic"}},
	} {
		forged, err := b.Member("mona").Forge(panel, f)
		if err != nil {
			t.Fatal(err)
		}
		b.whisper(f.CustomID, b.answered(forged), "another version of me")
	}
	// A panel opened from a message that all read stays with the one who may see it.
	forged, err := b.Member("max").Grant(localdiscord.PermissionManageGuild).Forge(shared, localdiscord.Forgery{CustomID: "1:settings:home"})
	if err != nil {
		t.Fatal(err)
	}
	b.whisper("under a public message", b.answered(forged), "Settings of this server")
	forged, err = b.Member("eve").Forge(shared, localdiscord.Forgery{CustomID: "1:settings-reset:all:yes"})
	if err != nil {
		t.Fatal(err)
	}
	b.whisper("without the right", b.answered(forged), "“Manage Server”")
	if data, err := b.store.GuildSettings(b.ctx, b.Guilds()[0].ID); err != nil || data != nil {
		t.Errorf("settings %s, %v", data, err)
	}
}
