package config_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/cmd/internal/config"
)

// setenv clears our settings for the test and sets the given ones.
func setenv(t *testing.T, settings map[string]string) {
	t.Helper()
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "GUTSKIN_") {
			t.Setenv(name, "") // restored after the test
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, value := range settings {
		t.Setenv(name, value)
	}
}

func TestLoadDefaults(t *testing.T) {
	for name, settings := range map[string]map[string]string{
		"nothing set":    nil,
		"set to nothing": {"GUTSKIN_PRIVATE": "", "GUTSKIN_LOG_LEVEL": "", "GUTSKIN_LOG_FORMAT": ""},
	} {
		t.Run(name, func(t *testing.T) {
			setenv(t, settings)
			c, err := config.Load()
			if err != nil {
				t.Fatal(err)
			}
			if c.PublicByDefault() || c.AnswersUnasked() || c.LogFormat != "text" || c.Level() != slog.LevelInfo || c.KnowledgeDir != "" {
				t.Errorf("defaults: %+v", c)
			}
		})
	}
}

// TestLoadLocal takes no notice of what belongs to a real Discord, be it right or wrong.
func TestLoadLocal(t *testing.T) {
	setenv(t, map[string]string{
		"GUTSKIN_DISCORD_TOKEN": "abc.def", "GUTSKIN_DISCORD_TOKEN_FILE": "secret", "GUTSKIN_DISCORD_API": "nonsense",
		"GUTSKIN_DISCORD_PUBLIC_KEY": "nonsense", "GUTSKIN_INTERACTIONS_ADDRESS": "nonsense", "GUTSKIN_MODERATOR_GUILD": "nonsense",
		"GUTSKIN_KNOWLEDGE_DIR": "live", "GUTSKIN_DATA_DIR": "live", "GUTSKIN_HELP_CHANNELS": "nonsense", "GUTSKIN_HEALTH_ADDRESS": "nonsense",
		"GUTSKIN_EMERGENCY_NUMBER": "999",
	})
	got, err := config.LoadLocal()
	if err != nil {
		t.Fatal(err)
	}
	setenv(t, map[string]string{"GUTSKIN_EMERGENCY_NUMBER": "999"})
	if want, err := config.Load(); err != nil || got != want {
		t.Errorf("got %+v, want %+v, %v", got, want, err)
	}
	setenv(t, map[string]string{"GUTSKIN_LOG_LEVEL": "loud"})
	if _, err := config.LoadLocal(); err == nil {
		t.Error("another wrong setting is taken")
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, test := range []struct{ name, value, want string }{
		{"GUTSKIN_LOG_LEVEL", "loud", "write debug, info, warn or error"},
		{"GUTSKIN_LOG_FORMAT", "xml", "write text or json"},
		{"GUTSKIN_PRIVATE", "perhaps", "write true or false"},
		{"GUTSKIN_HELP_CHANNELS", "#help", "write true or false"},
		{"GUTSKIN_MODERATOR_GUILD", "my server", "no id of a server"},
		{"GUTSKIN_DISCORD_API", "localhost:8080", "no web address"},
		{"GUTSKIN_DISCORD_API", "ftp://localhost", "no web address"},
		{"GUTSKIN_DISCORD_API", "http://me:secret@localhost", "no name, password"},
		{"GUTSKIN_HEALTH_ADDRESS", "8081", "write it like 127.0.0.1:8081"},
		{"GUTSKIN_EMERGENCY_NUMBER", "999\n998", "on one line"},
		{"GUTSKIN_DATA_DIR", "data\n", "name of a folder"},
		{"GUTSKIN_CRISIS_LINE", strings.Repeat("1", 200), "more than 120"},
		{"GUTSKIN_KNOWLEGE_DIR", "kb", "did you mean GUTSKIN_KNOWLEDGE_DIR?"},
		{"GUTSKIN_TOKEN", "x", "is not a setting"},
		{"GUTSKIN_SOMETHING_ELSE_ALTOGETHER", "x", `"gutskin config" lists them`},
	} {
		t.Run(test.name+"="+test.value, func(t *testing.T) {
			setenv(t, map[string]string{test.name: test.value})
			_, err := config.Load()
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.name) {
				t.Errorf("got %v, want %s … %s", err, test.name, test.want)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("the error shows a secret: %v", err)
			}
		})
	}
}

func TestToken(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, test := range []struct {
		name, token, file, want, fails string
	}{
		{name: "variable", token: "abc.def", want: "abc.def"},
		{name: "file", file: file("good", "abc.def\n"), want: "abc.def"},
		{name: "neither", fails: "is not set: open https://discord.com/developers"},
		{name: "both", token: "abc", file: file("other", "def"), fails: "keep one of them"},
		{name: "empty file", file: file("empty", "\n"), fails: "is empty"},
		{name: "huge file", file: file("huge", strings.Repeat("x", 5000)), fails: "larger than"},
		{name: "folder", file: dir, fails: "is not a file"},
		{name: "no file", file: filepath.Join(dir, "nowhere"), fails: "no such file"},
		{name: "prefix", token: "Bot abc.def", fails: "leave that word out"},
		{name: "quotes", token: `"abc.def"`, fails: "copy it again"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := config.Config{DiscordToken: test.token, DiscordTokenFile: test.file}.Token()
			switch {
			case test.fails == "" && (err != nil || got != test.want):
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			case test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)):
				t.Errorf("got %v, want %q", err, test.fails)
			case err != nil && strings.Contains(err.Error(), "abc"):
				t.Errorf("the error shows the token: %v", err)
			}
		})
	}
}

func TestSettingsHideSecrets(t *testing.T) {
	setenv(t, map[string]string{"GUTSKIN_DISCORD_TOKEN": "abc.def"})
	c, err := config.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.Settings() {
		if strings.Contains(s.Value, "abc") {
			t.Errorf("%s shows the token", s.Name)
		}
		if s.Meaning == "" || !strings.HasPrefix(s.Name, "GUTSKIN_") {
			t.Errorf("%s has no meaning", s.Name)
		}
	}
}

// TestDocumentIsFresh holds docs/config.md against the struct.
func TestDocumentIsFresh(t *testing.T) {
	var want strings.Builder
	if err := config.WriteMarkdown(&want); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want.String() {
		t.Error("docs/config.md is stale: run go generate ./cmd/gutskin")
	}
}
