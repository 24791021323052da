package search_test

import (
	"os"
	"testing"
	"time"

	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

func nanotime() int64 { return time.Now().UnixNano() }

// labelled reads a set of labelled questions.
func labelled(t testing.TB, name string) []eval.Question {
	t.Helper()
	f, err := os.Open("../questions/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	questions, err := eval.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

func texts(questions []eval.Question) []string {
	var out []string
	for _, q := range questions {
		out = append(out, q.Text)
	}
	return out
}

func BenchmarkBuiltIn(b *testing.B) {
	base := builtIn(b)
	model := search.Train(base)
	kept := model.Encode()
	b.Run("train", func(b *testing.B) {
		for b.Loop() {
			search.Train(base)
		}
	})
	b.Run("load-kept", func(b *testing.B) {
		for b.Loop() {
			m, err := search.DecodeModel(kept)
			if err != nil {
				b.Fatal(err)
			}
			search.New(base, m)
		}
	})
	index := search.New(base, model)
	b.Run("quantiles", func(b *testing.B) {
		b.ReportAllocs()
		reportQuantiles(b, index, texts(labelled(b, "dev")))
	})
}
