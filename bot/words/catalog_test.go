package words_test

import (
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"gutskin/bot/words"
)

func TestFor(t *testing.T) {
	c := catalog(t)
	for locale, want := range map[string]string{
		"en-US": "Sources", "en-GB": "Sources", "de": "Quellen", "fr": "Sources", "es-ES": "Fuentes",
		"es-419": "Fuentes", "pt-BR": "Fontes", "es": "Fuentes", "pt": "Fontes",
		"ja": "Sources", "": "Sources", "-": "Sources", "DE": "Sources", "deutsch": "Sources",
	} {
		if got := c.For(locale).Answer.Sources; got != want {
			t.Errorf("For(%q): %q, want %q", locale, got, want)
		}
	}
	if got := (words.Catalog{}).For("de"); !reflect.DeepEqual(got, &words.Words{}) {
		t.Errorf("an empty catalog has words: %v", got)
	}
}

func TestLocalesAndLanguages(t *testing.T) {
	c := catalog(t)
	want := []string{"en-US", "en-GB", "de", "fr", "es-ES", "es-419", "pt-BR"}
	if diff := cmp.Diff(want, c.Locales()); diff != "" {
		t.Errorf("locales (-want +got):\n%s", diff)
	}
	languages := []words.Language{
		{Code: "en", Name: "English"}, {Code: "de", Name: "Deutsch"}, {Code: "fr", Name: "Français"},
		{Code: "es", Name: "Español"}, {Code: "pt", Name: "Português (Brasil)"},
	}
	if diff := cmp.Diff(languages, c.Languages()); diff != "" {
		t.Errorf("languages (-want +got):\n%s", diff)
	}
}

func TestLocalized(t *testing.T) {
	got := catalog(t).Localized(func(w *words.Words) string { return w.Ask.Command.Name })
	want := map[string]string{
		"de": "fragen", "fr": "demander", "es-ES": "preguntar", "es-419": "preguntar", "pt-BR": "perguntar",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLoadIsStrict(t *testing.T) {
	for name, tc := range map[string]struct{ data, want string }{
		"unknown key":     {"errors:\n  too-quick: \"Hm.\"\n", "too-quick"},
		"unknown section": {"weather:\n  sun: \"Yes\"\n", "weather"},
		"twice":           {"errors:\n  failed: \"A\"\n  failed: \"B\"\n", "already defined"},
		"two documents":   {"errors:\n  failed: \"A\"\n---\n", "splits the file in two"},
		"not yaml":        {"errors: [", "yaml"},
		"list for a text": {"errors:\n  failed: [\"A\"]\n", "cannot unmarshal"},
		"empty":           {"", "EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			files := builtIn(t)
			files["fr.yaml"] = &fstest.MapFile{Data: []byte(tc.data)}
			_, err := words.LoadFrom(files)
			if err == nil || !strings.Contains(err.Error(), "fr.yaml") || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want one that names fr.yaml and %q", err, tc.want)
			}
		})
	}
	files := builtIn(t)
	delete(files, "pt.yaml")
	if _, err := words.LoadFrom(files); err == nil || !strings.Contains(err.Error(), "pt.yaml") {
		t.Errorf("error %v, want one that names the missing file", err)
	}
}

// TestSameOrderInAllFiles: a translator lays two files side by side, and two authors who add
// keys to different sections do not meet.
func TestSameOrderInAllFiles(t *testing.T) {
	files := builtIn(t)
	want := fields(reflect.TypeFor[words.Words](), "")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		var doc yaml.Node
		if err := yaml.Unmarshal(files[name].Data, &doc); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, keys(doc.Content[0], "")); diff != "" {
			t.Errorf("%s: keys (-as in the Go files +as written):\n%s", name, diff)
		}
	}
}

// fields are the keys that a type asks for, each with those it stands under.
func fields(of reflect.Type, path string) []string {
	if of.Kind() != reflect.Struct {
		return []string{path}
	}
	var found []string
	for i := range of.NumField() {
		if key := of.Field(i).Tag.Get("yaml"); key != "-" {
			found = append(found, fields(of.Field(i).Type, join(path, key))...)
		}
	}
	return found
}

// keys are the keys of a file.
func keys(n *yaml.Node, path string) []string {
	if n.Kind != yaml.MappingNode {
		return []string{path}
	}
	var found []string
	for i := 0; i < len(n.Content); i += 2 {
		found = append(found, keys(n.Content[i+1], join(path, n.Content[i].Value))...)
	}
	return found
}

// builtIn is a copy of the files to break.
func builtIn(t *testing.T) fstest.MapFS {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".yaml") {
			continue
		}
		data, err := os.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = &fstest.MapFile{Data: data}
	}
	return files
}
