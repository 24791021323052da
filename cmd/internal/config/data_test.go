package config_test

import (
	"path/filepath"
	"strings"
	"testing"

	"gutskin/cmd/internal/config"
)

func TestDataFile(t *testing.T) {
	home, state := t.TempDir(), t.TempDir()
	for name, test := range map[string]struct {
		dir, state, home string
		want, fails      string
	}{
		"set":                      {dir: "data", state: state, home: home, want: filepath.Join("data", "gutskin.db")},
		"state directory":          {state: state, home: home, want: filepath.Join(state, "gutskin", "gutskin.db")},
		"home":                     {home: home, want: filepath.Join(home, ".local", "state", "gutskin", "gutskin.db")},
		"relative state is no one": {state: "state", home: home, want: filepath.Join(home, ".local", "state", "gutskin", "gutskin.db")},
		"nowhere":                  {fails: "GUTSKIN_DATA_DIR is not set and the user has no home folder"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("XDG_STATE_HOME", test.state)
			t.Setenv("HOME", test.home)
			t.Setenv("USERPROFILE", test.home)
			got, err := config.Config{DataDir: test.dir}.DataFile()
			if got != test.want || (err == nil) != (test.fails == "") || err != nil && !strings.Contains(err.Error(), test.fails) {
				t.Errorf("got %q, %v; want %q, %q", got, err, test.want, test.fails)
			}
		})
	}
}
