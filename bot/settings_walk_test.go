package bot_test

import (
	"fmt"
	"strings"

	"gutskin/bot/guild"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// walkSettings makes the bot send every view of the settings, every change and every refusal.
// Each step is somebody else's, and not all are in one server, so that no rate is exceeded.
func walkSettings(b *bench) {
	b.t.Helper()
	help, err := b.Member("ann").Channel("#help")
	if err != nil {
		b.t.Fatal(err)
	}
	role, err := b.CreateRole(b.Guilds()[0].ID, "Helpers", 0)
	if err != nil {
		b.t.Fatal(err)
	}
	for n, step := range []struct {
		view, setting string
		values        []string
	}{
		{"private", "private", []string{"on"}}, {"private", "private", []string{"default"}},
		{"groups", "groups", []string{"food", "concern"}}, {"country", "country", []string{"GB"}},
		{"help", "help", []string{help.ID}}, {"moderators", "moderators", []string{role.ID}}, {"moderators", "moderators", nil},
		{"cooldowns", "person", []string{"10"}}, {"cooldowns", "channel", []string{"60"}}, {"cooldowns", "answer", []string{"86400"}},
		{"language", "language", []string{"fr"}}, {"language", "language", []string{"default"}},
	} {
		who := fmt.Sprintf("manager-%d", n)
		view := b.click(who, b.settings(who), "1:settings:chosen", step.view)
		b.click(who, view, "1:settings-set:"+step.setting, step.values...)
	}
	walkNumbers(b)
	walkReset(b)
}

// walkNumbers types numbers, with what can be saved and what cannot.
func walkNumbers(b *bench) {
	b.t.Helper()
	channel := b.Channels(b.AddGuild("Numbers").ID)[0].ID
	for n, typed := range []string{"999", strings.Repeat("9", guild.MaxNumber), "call: me", "<@1>", strings.Repeat("%", guild.MaxNumber)} {
		for _, setting := range []string{"emergency", "crisis"} {
			who := fmt.Sprintf("number-%d-%s", n, setting)
			view := b.click(who, b.settingsAt(who, channel), "1:settings:chosen", setting)
			view = b.fill(who, view, "1:settings-form:"+setting, typed)
			again := view.Controls()[0].CustomID
			if _, err := b.Member(who).Click(view, again); err != nil {
				b.t.Fatal(err)
			}
		}
	}
}

// walkReset shows everything at its longest, and what cannot be read, and starts anew.
func walkReset(b *bench) {
	b.t.Helper()
	server := b.AddGuild("Everything").ID
	channel := b.Channels(server)[0].ID
	b.settle(server, func(g *guild.Settings) {
		g.Hidden, g.Country = []knowledge.Group{knowledge.GroupFood}, "GB"
		g.Emergency, g.Crisis = strings.Repeat("9", guild.MaxNumber), strings.Repeat("ä", guild.MaxNumber)
		for i := range guild.MaxChannels {
			g.HelpChannels = append(g.HelpChannels, fmt.Sprintf("1%018d", i))
			g.Moderators = append(g.Moderators, fmt.Sprintf("1%018d", i))
		}
	})
	for _, view := range []string{"groups", "help", "moderators", "emergency", "crisis", "country"} {
		b.click("long-"+view, b.settingsAt("long-"+view, channel), "1:settings:chosen", view)
	}
	b.click("exporter", b.settingsAt("exporter", channel), "1:settings-export")
	b.click("resetter", b.click("resetter", b.settingsAt("resetter", channel), "1:settings-reset:all"), "1:settings-reset:all:yes")
	stale := b.settingsAt("visitor", channel)
	b.Member("visitor").Revoke(localdiscord.PermissionManageGuild)
	b.click("visitor", stale, "1:settings-export")
	if err := b.store.SaveGuildSettings(b.ctx, server, []byte("{")); err != nil {
		b.t.Fatal(err)
	}
	b.click("mender", b.click("mender", b.settingsAt("mender", channel), "1:settings-reset:all"), "1:settings-reset:all:yes")
}

// walkHelpChannel makes the bot speak up unasked, and stop.
func walkHelpChannel(b *bench) {
	b.t.Helper()
	help, err := b.Member("ann").Channel("#help")
	if err != nil {
		b.t.Fatal(err)
	}
	view := b.click("opener", b.settings("opener"), "1:settings:chosen", "help")
	b.click("opener", view, "1:settings-set:help", help.ID)
	b.say("hal", "#help", "my tongue swells")
	answer := b.say("hal", "#help", "acne?")
	stop := stopButton(b.t, answer)
	b.click("ida", answer, stop)
	stopped := b.click("hal", answer, stop)
	b.click("hal", stopped, stopped.Controls()[0].CustomID)
}
