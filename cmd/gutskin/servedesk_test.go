package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// TestServeTheDesk corrects a built-in topic from Discord: form, preview, publish, undo.
func TestServeTheDesk(t *testing.T) {
	// Each preview trains the matcher, which the race detector makes ten times slower.
	ctx, cancel := context.WithTimeout(context.Background(), 10*patience)
	defer cancel()
	discord, err := localdiscord.Start(ctx, localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer discord.Close()
	dir := filepath.Join(t.TempDir(), "knowledge")
	t.Setenv("GUTSKIN_DISCORD_API", discord.URL())
	t.Setenv("GUTSKIN_DISCORD_TOKEN", discord.Token())
	t.Setenv("GUTSKIN_DATA_DIR", t.TempDir())
	t.Setenv("GUTSKIN_KNOWLEDGE_DIR", dir)
	t.Setenv("GUTSKIN_MODERATOR_GUILD", discord.Guilds()[0].ID)
	var log heard
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, &log) }()
	defer func() { cancel(); <-ended }()
	if _, err := discord.WaitCommand(ctx, "knowledge"); err != nil {
		t.Fatal(err)
	}
	d := deskUser{t, ctx, discord.Member("mona").Grant(localdiscord.PermissionManageGuild)}
	preview := d.form(d.did(d.Slash("#general", "knowledge edit", localdiscord.Opt("topic", "acne"))), map[string]string{"also-called": "pimples\nzits\nbreakouts\nspots\nblemishes\nblackheads\nwhiteheads"})
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
	removal := d.message(d.did(d.Slash("#general", "knowledge remove", localdiscord.Opt("topic", "stress"))))
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
