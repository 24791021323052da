package analysis_test

import (
	"strings"
	"testing"

	"gutskin/knowledge/analysis"
)

func TestBand(t *testing.T) {
	list := analysis.English("acid 2\nbe 1\nbeat 3\nzoo 3\n")
	for word, want := range map[string]int{"acid": 2, "be": 1, "beat": 3, "zoo": 3, "a": 0, "bea": 0, "beats": 0, "zoos": 0, "": 0, "acid 2": 0, "\n": 0} {
		if got := list.Band(word); got != want {
			t.Errorf("Band(%q) = %d, want %d", word, got, want)
		}
	}
	if got := analysis.English("").Band("acid"); got != 0 {
		t.Errorf("the empty list has acid in band %d", got)
	}
	if got := analysis.English("acid 2").Band("acid"); got != 2 {
		t.Errorf("without a last line end, acid is in band %d", got)
	}
	if got := analysis.English("acid x\nbe\n").Band("acid"); got != 0 {
		t.Errorf("a line without a band has %d", got)
	}
}

// TestBandOfTheRealList finds every word of the built-in list, and the bands make sense.
func TestBandOfTheRealList(t *testing.T) {
	list := analysis.English(builtIn(t).English)
	for line := range strings.Lines(string(list)) {
		word, band, _ := strings.Cut(strings.TrimSpace(line), " ")
		if got := list.Band(word); string(rune('0'+got)) != band {
			t.Fatalf("Band(%q) = %d, want %s", word, got, band)
		}
	}
	for word, want := range map[string]int{"the": 1, "people": 1, "qwzx": 0, "ezcema": 0, "inflamation": 0, "The": 0} {
		if got := list.Band(word); got != want {
			t.Errorf("Band(%q) = %d, want %d", word, got, want)
		}
	}
	if common, rare := list.Band("water"), list.Band("aardvark"); common == 0 || rare == 0 || common > rare {
		t.Errorf("water is in band %d, aardvark in %d", common, rare)
	}
}

func TestPlain(t *testing.T) {
	list := analysis.English("swam 3\nswim 2\nswimmer 3\nswimming 2\nswims 3\nswing 2\nzoo 3\nzoos 3\n")
	for word, want := range map[string]string{
		"swimming": "swim", "swims": "swim", "swim": "swim", "swimmer": "swimmer", "swing": "swing", "zoos": "zoo", "unheard": "unheard", "": "", "a": "a",
	} {
		if got := list.Plain(word); got != want {
			t.Errorf("Plain(%q) = %q, want %q", word, got, want)
		}
	}
	if got := analysis.English("").Plain("swims"); got != "swims" {
		t.Errorf("the empty list makes %q of it", got)
	}
}
