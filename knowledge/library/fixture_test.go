package library_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
)

func today() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }

// small is a whole knowledge folder with two topics.
func small() fstest.MapFS {
	file := func(lines ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
	}
	return fstest.MapFS{
		"acne.md":        topicFile("Acne", "pimples", "Can my gut cause acne?", "Why do I get pimples?"),
		"sleep.md":       topicFile("Sleep", "rest", "Does sleep matter?", "How much rest helps?"),
		"articles.yaml":  file("- number: 1", "  title: One", "  author: Me", "  about: It is about one.", "  limits: It cites nothing."),
		"lexicon.yaml":   file("- term: acne", "  words: [zits]"),
		"languages.yaml": file("- code: es", "  name: Spanish", "  sentence: Solo hablo inglés.", "  words: [hola]"),
		"countries.yaml": file("- code: NZ", "  name: New Zealand", "  emergency: '111'", "  checked: 2026-11-22"),
		"boundaries.yaml": file("- id: gluten", "  subject: Gluten", "  also-called: [gluten]",
			"  questions: [does gluten matter]", "  line: The articles say nothing of gluten."),
		"care-words.txt":    file("swelling: swelling"),
		"words/intents.txt": file("food: eat, food"),
		"care.yaml": file("negations: [no]", "flags:", "  - id: swelling", "    level: now",
			"    heading: \"Call {emergency} now if:\"", "    signs: [your lips swell]", "    say: Please get help.", "    when: [[swelling]]"),
		"replies.yaml": file("disclaimer: a", "credit-one: b", "credit-many: c", "caution-label: d", "suggest: e", "none: built-in none",
			"empty: f", "hint: g", "too-long: h", "none-of-these: i", "hidden: l", "emergency: j", "crisis: k"),
		"words/english.txt":               file("acne 3", "sleep 1"),
		"words/stopwords.txt":             file("can", "do", "does", "i", "my", "why", "how", "the"),
		"phrases/topics/acne.txt":         file("spots all over my chin"),
		"phrases/topics/sleep.txt":        file("up all night"),
		"phrases/elsewhere/off-topic.txt": file("who won the match"),
		"phrases/care/swelling.txt":       file("my tongue is swelling"),
		"phrases/boundaries/gluten.txt":   file("is bread bad"),
	}
}

func topicFile(title, name, question, other string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\ngroup: concern\nalso-called: [" + name + "]\nquestions:\n  - " + question + "\n  - " + other +
		"\narticles: [1]\nreviewed: 2026-11-22\n---\n\n" + title + " may be linked with the gut, as the first article says. It can change from day to day. Many people know it well, and they find that it comes and goes with time.\n\n## Tips\n\n" +
		"- Eat whole foods to help " + title + ". (1)\n- Drink water to help " + title + ". (1)\n")}
}

// write puts files into a new folder; a nil file is left out.
func write(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	for name, file := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open opens a folder over the small built-in files and returns what was logged too.
func open(t *testing.T, dir string) (*library.Library, string) {
	t.Helper()
	var log bytes.Buffer
	l, err := library.Open(context.Background(), library.Options{
		Dir: dir, BuiltIn: small(), Today: today, Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	return l, log.String()
}

func ids(base *knowledge.Base) []string {
	var out []string
	for _, t := range base.Topics {
		out = append(out, t.ID)
	}
	return out
}
