package eval_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

var update = flag.Bool("update", false, "write the golden files anew")

// index is the index of the built-in knowledge.
func index(t testing.TB) *search.Index {
	t.Helper()
	base, _ := knowledge.Load(topics.FS(), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	model, err := search.DecodeModel(topics.Model())
	if err != nil {
		t.Fatal(err)
	}
	return search.New(base, model)
}

// TestReports keeps the quality on each set of questions in the repository: a change in
// ranking is a change of these files, which a reviewer sees.
func TestReports(t *testing.T) {
	built := index(t)
	files, err := filepath.Glob("../questions/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no questions: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(file[:len(file)-len(".jsonl")])
		if name == "tips" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			questions, err := eval.Read(open(t, file))
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := eval.Summarize(eval.Run(built, questions)).WriteText(&got); err != nil {
				t.Fatal(err)
			}
			golden(t, name, got.Bytes())
		})
	}
}

func TestTipsReport(t *testing.T) {
	questions, err := eval.ReadTips(open(t, "../questions/tips.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := eval.RunTips(index(t), questions).WriteText(&got); err != nil {
		t.Fatal(err)
	}
	golden(t, "tips", got.Bytes())
}

func open(t testing.TB, file string) *os.File {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the quality changed (-golden +now); if that is meant: go test ./knowledge/eval -update\n%s", diff)
	}
}
