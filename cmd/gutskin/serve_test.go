package main

import (
	"bytes"
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// patience is how long the test waits for something before it fails.
const patience = 30 * time.Second

// TestServe runs the whole program against a local Discord: settings, knowledge, matcher,
// bot. A person asks by command and in a DM; then the program is told to stop.
func TestServe(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	data := t.TempDir()
	s := startServe(ctx, t, discord, map[string]string{"GUTSKIN_DATA_DIR": data})
	askBoth(ctx, t, discord)
	var said bytes.Buffer
	const ready = "ready\n  gateway: connected to Discord\n  knowledge: 35 topics\n  store: reachable\n"
	if status := run(ctx, []string{"health"}, strings.NewReader(""), &said, &said); status != statusDone || said.String() != ready {
		t.Errorf("health: exit status %d, %q", status, said.String())
	}
	if code, figures := s.get(metricsPath); code != http.StatusOK || !strings.Contains(figures, `gutskin_knowledge_info{revision="built-in"} 1`) {
		t.Errorf("%s: %d %s", metricsPath, code, figures)
	}
	s.end()
	if status := run(ctx, []string{"health"}, strings.NewReader(""), &said, &said); status != statusFailed {
		t.Errorf("health without a bot: exit status %d", status)
	}
	for _, want := range []string{"msg=starting", "knowledge=built-in", "topics=35", "msg=stopped"} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, s.log.String())
		}
	}
	if left, err := filepath.Glob(filepath.Join(data, "*")); err != nil || len(left) != 2 || filepath.Base(left[0]) != "gutskin.db" || filepath.Base(left[1]) != "gutskin.key" {
		t.Errorf("the data folder holds %v, %v: want the database, closed in order, and its key", left, err)
	}
	if strings.Contains(s.log.String(), discord.Token()) {
		t.Error("the log shows the token")
	}
}

// askBoth asks one question by /ask and one in a DM.
func askBoth(ctx context.Context, t *testing.T, discord *localdiscord.Server) {
	t.Helper()
	if _, err := discord.WaitCommand(ctx, "ask"); err != nil {
		t.Fatal(err)
	}
	alice := discord.Member("alice")
	asked, err := alice.Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne?"))
	if err != nil {
		t.Fatal(err)
	}
	reply, err := asked.Response(ctx)
	if err != nil || reply.Message == nil || !strings.Contains(reply.Message.Text(), "Acne (spots and breakouts)") {
		t.Errorf("/ask: %+v, %v", reply, err)
	}
	message, err := alice.Send(localdiscord.DM, "does alcohol harm my skin?")
	if err != nil {
		t.Fatal(err)
	}
	answered, err := alice.WaitAnswer(ctx, message)
	if err != nil || !strings.Contains(answered.Text(), "Alcohol") {
		t.Errorf("DM: %q, %v", answered.Text(), err)
	}
}
