package library_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

func TestBuiltIn(t *testing.T) {
	l, log := open(t, "")
	if got := ids(l.Current().Base()); !slices.Equal(got, []string{"acne", "sleep"}) {
		t.Errorf("topics %v", got)
	}
	if knowledge.HasErrors(l.Problems()) || log != "" {
		t.Errorf("problems %v, log %s", l.Problems(), log)
	}
}

func TestBrokenTopicIsServedAround(t *testing.T) {
	files := small()
	files["acne.md"] = &fstest.MapFile{Data: []byte("---\ntitle: [\n---\n")}
	files["mine.md"] = &fstest.MapFile{Data: []byte("---\ntitle: [\n---\n")}
	l, log := open(t, write(t, files))
	// Of acne there is a built-in copy; of mine there is none.
	if got := ids(l.Current().Base()); !slices.Equal(got, []string{"acne", "sleep"}) {
		t.Errorf("topics %v", got)
	}
	if !strings.Contains(log, "at=acne.md:2:") || !strings.Contains(log, "at=mine.md:2:") || !strings.Contains(log, "the built-in copy is used instead") || !strings.Contains(log, "hint=") {
		t.Errorf("the log does not name the place: %s", log)
	}
}

func TestBuiltInStandsInForSharedFiles(t *testing.T) {
	for _, name := range []string{
		knowledge.ArticlesFile, knowledge.LexiconFile, knowledge.BoundariesFile, knowledge.CareFile,
		knowledge.LanguagesFile, knowledge.CountriesFile, knowledge.RepliesFile, knowledge.EnglishFile, knowledge.StopWordsFile,
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			delete(files, name)
			l, log := open(t, write(t, files))
			base := l.Current().Base()
			if len(base.Topics) != 2 || len(base.Articles) != 1 || len(base.Lexicon) != 1 || len(base.Boundaries) != 1 ||
				len(base.Care.Flags) != 1 || len(base.Languages) != 1 || len(base.Countries) != 1 || base.Replies.None != "built-in none" ||
				base.English == "" || len(base.StopWords) == 0 {
				t.Errorf("something is missing: %+v", base)
			}
			if !strings.Contains(log, "at="+name) || !strings.Contains(log, "the built-in copy is used instead") {
				t.Errorf("log: %s", log)
			}
		})
	}
}

func TestBrokenRepliesFallBack(t *testing.T) {
	files := small()
	files["replies.yaml"] = &fstest.MapFile{Data: []byte("none: only this\n")}
	l, _ := open(t, write(t, files))
	if got := l.Current().Base().Replies.None; got != "built-in none" {
		t.Errorf("none: %q", got)
	}
}

// TestBrokenArticlesLoseNoTopics has more articles in the folder than are built in: the
// built-in list must not push out the topics that credit the others.
func TestBrokenArticlesLoseNoTopics(t *testing.T) {
	files := small()
	delete(files, "articles.yaml")
	files["acne.md"].Data = []byte(strings.NewReplacer("(1)", "(7)", "articles: [1]", "articles: [7]").Replace(string(files["acne.md"].Data)))
	l, _ := open(t, write(t, files))
	if got := ids(l.Current().Base()); !slices.Equal(got, []string{"acne", "sleep"}) {
		t.Errorf("topics %v", got)
	}
}

func TestNoTopicsIsAnError(t *testing.T) {
	_, err := library.Open(context.Background(), library.Options{Dir: t.TempDir(), BuiltIn: small(), Today: today})
	if !errors.Is(err, library.ErrNoTopics) {
		t.Errorf("got %v", err)
	}
	_, err = library.Open(context.Background(), library.Options{Dir: filepath.Join(t.TempDir(), "nowhere"), BuiltIn: small()})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// TestReloadKeepsTheOldOnFailure also holds that what was handed out before stays as it was.
func TestReloadKeepsTheOldOnFailure(t *testing.T) {
	dir := write(t, small())
	l, _ := open(t, dir)
	before := l.Current()
	for _, name := range []string{"acne.md", "sleep.md"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Reload(context.Background()); !errors.Is(err, library.ErrNoTopics) {
		t.Errorf("got %v", err)
	}
	if l.Current() != before {
		t.Error("the index changed although the reload failed")
	}
	if err := os.WriteFile(filepath.Join(dir, "sleep.md"), small()["sleep.md"].Data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := l.Reload(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := ids(l.Current().Base()); !slices.Equal(got, []string{"sleep"}) || len(before.Base().Topics) != 2 {
		t.Errorf("topics %v", got)
	}
}

func TestBrokenModelIsNotUsed(t *testing.T) {
	l, err := library.Open(context.Background(), library.Options{BuiltIn: small(), Today: today, Model: "nonsense"})
	if err != nil || l.Current() == nil {
		t.Errorf("got %v", err)
	}
}
