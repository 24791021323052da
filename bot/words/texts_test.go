package words_test

import (
	"fmt"
	"reflect"
	"strconv"
	"testing"

	"gutskin/bot/words"
)

// text is one text of a language, as the test finds it.
type text struct {
	path  string // its keys, such as "ask.command.name"
	kind  string // where Discord shows it; empty for a sentence
	value string
}

// texts are all texts of a language in the order of the fields.
func texts(t *testing.T, w *words.Words) []text {
	t.Helper()
	found := collect(t, reflect.ValueOf(*w), "", "")
	if len(found) < 150 {
		t.Fatalf("%d texts found: that cannot be all", len(found))
	}
	return found
}

// collect walks through a section.
func collect(t *testing.T, v reflect.Value, path, kind string) []text {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		return []text{{path, kind, v.String()}}
	case reflect.Slice:
		var found []text
		for i := range v.Len() {
			found = append(found, collect(t, v.Index(i), path+"."+strconv.Itoa(i), kind)...)
		}
		if len(found) == 0 {
			found = []text{{path, kind, ""}}
		}
		return found
	case reflect.Struct:
		var found []text
		for i := range v.NumField() {
			field := v.Type().Field(i)
			key := field.Tag.Get("yaml")
			if key == "-" {
				continue
			}
			if key == "" {
				t.Fatalf("%s.%s has no key", v.Type(), field.Name)
			}
			found = append(found, collect(t, v.Field(i), join(path, key), field.Tag.Get("kind"))...)
		}
		return found
	default:
		t.Fatalf("%s is a %s, which this test does not look into", path, v.Kind())
		return nil
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// catalog loads the built-in languages.
func catalog(t *testing.T) words.Catalog {
	t.Helper()
	c, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// eachLanguage runs a test once for each language.
func eachLanguage(t *testing.T, test func(t *testing.T, w *words.Words)) {
	t.Helper()
	c := catalog(t)
	if len(c.Languages()) < 5 {
		t.Fatalf("%d languages, want five", len(c.Languages()))
	}
	for _, l := range c.Languages() {
		t.Run(l.Code, func(t *testing.T) { test(t, c.For(l.Code)) })
	}
}

func (x text) String() string { return fmt.Sprintf("%s: %q", x.path, x.value) }
