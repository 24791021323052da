package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// TestServeFillsAFolder names a folder that is not there: it is filled with the built-in files.
func TestServeFillsAFolder(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	dir := filepath.Join(t.TempDir(), "knowledge")
	s := startServe(ctx, t, startDiscord(t, localdiscord.Options{}), map[string]string{"GUTSKIN_KNOWLEDGE_DIR": dir})
	s.becomes(http.StatusOK, stateReady, "knowledge", "35 topics")
	if _, err := os.Stat(filepath.Join(dir, "acne.md")); err != nil {
		t.Error(err)
	}
	s.end()
}

// TestServeKeepsAFolder changes a file by hand: that is live without a restart.
func TestServeKeepsAFolder(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	dir := smallFolder(t, t.TempDir())
	s := startServe(ctx, t, discord, map[string]string{"GUTSKIN_KNOWLEDGE_DIR": dir})
	s.offers("ask")
	file := filepath.Join(dir, "acne.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte("title: Acne"), []byte("title: Acne and pimples"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	s.says("the knowledge was read anew")
	asked, err := discord.Member("alice").Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne?"))
	if err != nil {
		t.Fatal(err)
	}
	if reply, err := asked.Response(ctx); err != nil || reply.Message == nil || !strings.Contains(reply.Message.Text(), "Acne and pimples") {
		t.Errorf("/ask: %+v, %v", reply, err)
	}
	s.end()
}
