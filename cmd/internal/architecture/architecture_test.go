package architecture

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// check is all the rules.
func check(s *source) []finding {
	found := slices.Concat(imports(s), calls(s), state(s), sizes(s), comments(s), names(s))
	slices.SortStableFunc(found, byPlace)
	return found
}

func TestTheHouse(t *testing.T) {
	sources := loadModule(t)
	if len(sources) < 5 {
		t.Fatalf("%d packages found: that cannot be all", len(sources))
	}
	for _, s := range sources {
		for _, f := range check(s) {
			t.Error(f)
		}
	}
}

// TestRules breaks each rule: a file of testdata is a small module and, under "findings",
// what must be found in it, no more and no less.
func TestRules(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			want, got := "", strings.Builder{}
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			packages := map[string]map[string][]byte{}
			for _, f := range archive.Files {
				if f.Name == "findings" {
					want = string(f.Data)
					continue
				}
				put(packages, f.Name, f.Data)
			}
			var found []finding
			for dir, files := range packages {
				found = append(found, check(parse(t, dir, files))...)
			}
			slices.SortStableFunc(found, byPlace)
			for _, f := range found {
				got.WriteString(f.String() + "\n")
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSizes(t *testing.T) {
	long := "// Package search is long.\npackage search\n\nfunc long() {\n" + strings.Repeat("\tprintln()\n", maxFunctionLines) + "}\n" +
		strings.Repeat("\n", maxFileLines)
	s := parse(t, "knowledge/search", map[string][]byte{"knowledge/search/long.go": []byte(long)})
	var rules []string
	for _, f := range check(s) {
		rules = append(rules, f.String())
	}
	want := []string{
		"knowledge/search/long.go:2: size: the file has 415 lines, 350 at most: it holds more than one idea",
		"knowledge/search/long.go:4: size: long has 62 lines, 60 at most",
	}
	if diff := cmp.Diff(want, rules); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
