package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/cmd/internal/config"
)

func TestRemote(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("t0p-secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const at = "https://example.org/team/knowledge.git"
	for name, c := range map[string]struct {
		set   map[string]string
		token string
		fails string
	}{
		"none":            {},
		"https":           {set: map[string]string{"REMOTE": at, "REMOTE_TOKEN": "t0p-secret", "WEBHOOK_SECRET": "t0p-secret-and-more"}, token: "t0p-secret"},
		"token file":      {set: map[string]string{"REMOTE": at, "REMOTE_TOKEN_FILE": file}, token: "t0p-secret"},
		"ssh":             {set: map[string]string{"REMOTE": "ssh://git@example.org/a.git"}},
		"short ssh":       {set: map[string]string{"REMOTE": "git@example.org:team/a.git"}},
		"path":            {set: map[string]string{"REMOTE": "/srv/knowledge.git"}},
		"own machine":     {set: map[string]string{"REMOTE": "http://127.0.0.1:3000/a.git"}},
		"both tokens":     {set: map[string]string{"REMOTE": at, "REMOTE_TOKEN": "t0p-secret", "REMOTE_TOKEN_FILE": file}, fails: "keep one of them"},
		"two passwords":   {set: map[string]string{"REMOTE": "https://bot:t0p-secret@example.org/a.git", "REMOTE_TOKEN": "t0p-secret"}, fails: "keep the token"},
		"token as a name": {set: map[string]string{"REMOTE": "https://t0p-secret@example.org/a.git"}, fails: "holds a name and no password"},
		"name and token":  {set: map[string]string{"REMOTE": "https://bot@example.org/a.git", "REMOTE_TOKEN": "t0p-secret"}, token: "t0p-secret"},
		"token for ssh":   {set: map[string]string{"REMOTE": "git@example.org:a.git", "REMOTE_TOKEN": "t0p-secret"}, fails: "KEY_FILE"},
		"no encryption":   {set: map[string]string{"REMOTE": "http://bot:t0p-secret@example.org/a.git"}, fails: "use https"},
		"not an address":  {set: map[string]string{"REMOTE": "t0p-secret"}, fails: "write it like https://"},
		"relative":        {set: map[string]string{"REMOTE": "../a.git"}, fails: "write it like https://"},
		"other protocol":  {set: map[string]string{"REMOTE": "ftp://example.org/a"}, fails: "write it like https://"},
		"query":           {set: map[string]string{"REMOTE": at + "?token=t0p-secret"}, fails: "no ? or #"},
		"branch":          {set: map[string]string{"REMOTE": at, "REMOTE_BRANCH": "a..b"}, fails: "no name of a branch"},
		"interval":        {set: map[string]string{"REMOTE": at, "PULL_INTERVAL": "5"}, fails: "like 5m"},
		"too often":       {set: map[string]string{"REMOTE": at, "PULL_INTERVAL": "1s"}, fails: "from 10s"},
		"no folder":       {set: map[string]string{"REMOTE": at, "DIR": ""}, fails: "needs a folder"},
		"token alone":     {set: map[string]string{"REMOTE_TOKEN": "t0p-secret"}, fails: "is not set"},
		"short secret":    {set: map[string]string{"REMOTE": at, "WEBHOOK_SECRET": "t0p-secret"}, fails: "too short"},
		"webhook address": {set: map[string]string{"REMOTE": at, "WEBHOOK_ADDRESS": "here"}, fails: "no address to listen on"},
	} {
		t.Run(name, func(t *testing.T) {
			set := map[string]string{"GUTSKIN_KNOWLEDGE_DIR": "kb"}
			for name, value := range c.set {
				set["GUTSKIN_KNOWLEDGE_"+name] = value
			}
			setenv(t, set)
			loaded, err := config.Load()
			var r config.Remote
			if err == nil {
				r, err = loaded.Remote()
			}
			switch {
			case c.fails == "" && (err != nil || r.Token != c.token || r.Address != c.set["REMOTE"]):
				t.Errorf("got %+v, %v", r, err)
			case c.fails == "" && r.Address != "" && (r.Interval != 5*time.Minute || r.Branch != "main"):
				t.Errorf("got %+v", r)
			case c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails) || strings.Contains(err.Error(), "t0p")):
				t.Errorf("got %v, want %q", err, c.fails)
			}
		})
	}
}

func TestRemoteIsShownWithoutPassword(t *testing.T) {
	for address, want := range map[string]string{
		"https://bot:t0p-secret@example.org/a.git": "https://bot:hidden@example.org/a.git",
		"https://t0p-secret@example.org/a.git":     "https://hidden@example.org/a.git",
		"ssh://git@example.org/a.git":              "ssh://git@example.org/a.git",
		"git@example.org:a.git":                    "git@example.org:a.git",
	} {
		setenv(t, map[string]string{
			"GUTSKIN_KNOWLEDGE_DIR": "kb", "GUTSKIN_KNOWLEDGE_REMOTE": address, "GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET": "t0p-secret-and-more",
		})
		c, err := config.Load()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Settings() {
			if strings.Contains(s.Value, "t0p") || s.Name == "GUTSKIN_KNOWLEDGE_REMOTE" && s.Value != want {
				t.Errorf("%s shows %s", s.Name, s.Value)
			}
		}
	}
}

func TestRemoteSecrets(t *testing.T) {
	setenv(t, map[string]string{
		"GUTSKIN_KNOWLEDGE_DIR": "kb", "GUTSKIN_KNOWLEDGE_REMOTE": "https://bot:t0p-secret@example.org/a.git",
		"GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET": "t0p-secret-and-more",
	})
	c, err := config.Load()
	if err != nil {
		t.Fatal(err)
	}
	if r, err := c.Remote(); err != nil || strings.Join(r.Secrets(), " ") != " t0p-secret-and-more t0p-secret t0p-secret" {
		t.Errorf("secrets %q, %v", r.Secrets(), err)
	}
}
