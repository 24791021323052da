package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// TestServeKeepsARemote fills an empty remote, is told by a webhook that somebody has pushed,
// and takes that in; the secret stands in no log.
func TestServeKeepsARemote(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("the git program, with which a colleague pushes here, is not installed")
	}
	const secret = "0123456789-webhook"
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	home := t.TempDir()
	at, work, address := filepath.Join(home, "remote.git"), filepath.Join(home, "work"), freeAddress(ctx, t)
	git := func(args ...string) {
		cmd := exec.CommandContext(ctx, "git", append([]string{"-c", "user.name=Bea", "-c", "user.email=bea@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q", "--bare", "--initial-branch=main", at)
	knowledge := smallFolder(t, filepath.Join(home, "knowledge"))
	s := startServe(ctx, t, discord, map[string]string{
		"GUTSKIN_KNOWLEDGE_DIR": knowledge, "GUTSKIN_KNOWLEDGE_REMOTE": at,
		"GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET": secret, "GUTSKIN_KNOWLEDGE_WEBHOOK_ADDRESS": address,
	})
	s.says("pushed to the remote")
	git("clone", "-q", at, work)
	file := filepath.Join(work, "acne.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte("title: Acne"), []byte("title: Acne and all"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	git("-C", work, "commit", "-qam", "a better title")
	git("-C", work, "push", "-q")
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/webhook", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Gitlab-Token", secret)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		t.Errorf("the webhook: %s", resp.Status)
	}
	s.says("the remote's changes were taken in")
	if got, err := os.ReadFile(filepath.Join(knowledge, "acne.md")); err != nil || !strings.Contains(string(got), "title: Acne and all") {
		t.Errorf("acne.md: %s, %v", got, err)
	}
	s.end()
	if strings.Contains(s.log.String(), secret) {
		t.Error("the log shows the secret")
	}
}
