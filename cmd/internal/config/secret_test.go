package config_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gutskin/cmd/internal/config"
)

// TestSecretsOfRecords reads the address and the keys of the records from variables and from
// files.
func TestSecretsOfRecords(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	one, two := file("one", "hunter2-one\n"), file("two", "hunter2-two\n")
	for name, test := range map[string]struct {
		config  config.Config
		address string
		keys    []string
		fails   string
	}{
		"nothing":        {},
		"variables":      {config: config.Config{DatabaseURL: "hunter2-u", DataKey: "hunter2-a", DataKeyOld: "hunter2-b"}, address: "hunter2-u", keys: []string{"hunter2-a", "hunter2-b"}},
		"files":          {config: config.Config{DatabaseURLFile: one, DataKeyFile: one, DataKeyOldFile: two}, address: "hunter2-one", keys: []string{"hunter2-one", "hunter2-two"}},
		"one key":        {config: config.Config{DataKeyFile: two}, keys: []string{"hunter2-two"}},
		"old key alone":  {config: config.Config{DataKeyOld: "hunter2"}, fails: "an old key needs a new one"},
		"address twice":  {config: config.Config{DatabaseURL: "hunter2", DatabaseURLFile: one}, fails: "GUTSKIN_DATABASE_URL and GUTSKIN_DATABASE_URL_FILE are both set"},
		"key twice":      {config: config.Config{DataKey: "hunter2", DataKeyFile: one}, fails: "GUTSKIN_DATA_KEY and GUTSKIN_DATA_KEY_FILE are both set"},
		"no file":        {config: config.Config{DatabaseURLFile: filepath.Join(dir, "nowhere")}, fails: "GUTSKIN_DATABASE_URL_FILE: "},
		"empty key file": {config: config.Config{DataKeyFile: file("empty", "\n")}, fails: "is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			address, err := test.config.Database()
			keys, keysErr := test.config.DataKeys()
			if err == nil {
				err = keysErr
			}
			switch {
			case test.fails == "" && (err != nil || address != test.address || !slices.Equal(keys, test.keys)):
				t.Errorf("got %q, %q, %v; want %q, %q", address, keys, err, test.address, test.keys)
			case test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)):
				t.Errorf("got %v, want %q", err, test.fails)
			case err != nil && strings.Contains(err.Error(), "hunter2"):
				t.Errorf("the error shows a secret: %v", err)
			}
			for _, s := range test.config.Settings() {
				if strings.Contains(s.Value, "hunter2") {
					t.Errorf("%s shows a secret", s.Name)
				}
			}
		})
	}
}
