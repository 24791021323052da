package config_test

import (
	"testing"

	"gutskin/cmd/internal/config"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct {
		noColor, term string
		want          bool
	}{{"", "xterm", false}, {"1", "xterm", true}, {"", "dumb", true}, {"", "", false}} {
		t.Setenv("NO_COLOR", test.noColor)
		t.Setenv("TERM", test.term)
		if got := config.Plain(); got != test.want {
			t.Errorf("NO_COLOR=%q TERM=%q: %v", test.noColor, test.term, got)
		}
	}
}
