package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// TestServeTheDesk corrects a topic from Discord: form, preview, publish, undo.
func TestServeTheDesk(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	dir := smallFolder(t, t.TempDir())
	startServe(ctx, t, discord, map[string]string{
		"GUTSKIN_KNOWLEDGE_DIR": dir, "GUTSKIN_MODERATOR_GUILD": discord.Guilds()[0].ID,
	}).offers("knowledge")
	d := deskUser{t, ctx, discord.Member("mona").Grant(localdiscord.PermissionManageGuild)}
	preview := d.form(d.did(d.Slash("#general", "knowledge edit", localdiscord.Opt("topic", "acne"))), map[string]string{"also-called": "pimples\nblackheads\nwhiteheads"})
	published := d.form(d.press(preview, "Publish"), map[string]string{"reason": "asked often"})
	file := filepath.Join(dir, "acne.md")
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "blackheads, whiteheads]") {
		t.Fatalf("%s\n%s, %v", published.Content, data, err)
	}
	if undone := d.message(d.press(published, "Undo")); !strings.Contains(undone.Content, "Taken back") {
		t.Errorf("undo: %s", undone.Content)
	}
	if data, err := os.ReadFile(file); err != nil || strings.Contains(string(data), "whiteheads") {
		t.Errorf("after undo: %s, %v", data, err)
	}
	removal := d.message(d.did(d.Slash("#general", "knowledge remove", localdiscord.Opt("topic", "sleep"))))
	if !strings.Contains(removal.Content, "Answered worse") || strings.Contains(removal.Content, "cannot be published") {
		t.Errorf("removal: %s", removal.Content)
	}
}

// deskUser is somebody who uses the desk.
type deskUser struct {
	t   *testing.T
	ctx context.Context
	*localdiscord.Member
}

func (d deskUser) did(i *localdiscord.Interaction, err error) *localdiscord.Interaction {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	return i
}

// message is what an interaction is answered with in the end.
func (d deskUser) message(i *localdiscord.Interaction) localdiscord.Message {
	d.t.Helper()
	said, err := i.Wait(d.ctx, func(r localdiscord.Reply) bool { return r.Complete() && r.Message != nil })
	if err != nil {
		d.t.Fatal(err)
	}
	return *said.Message
}

func (d deskUser) form(opened *localdiscord.Interaction, fields map[string]string) localdiscord.Message {
	d.t.Helper()
	return d.message(d.did(d.SubmitModal(d.ctx, opened, fields)))
}

func (d deskUser) press(m localdiscord.Message, label string) *localdiscord.Interaction {
	d.t.Helper()
	for _, c := range m.Controls() {
		if c.Label == label {
			return d.did(d.Click(m, c.CustomID))
		}
	}
	d.t.Fatalf("no button %q under %q", label, m.Content)
	return nil
}
