package search_test

import (
	"os"
	"testing"
	"time"

	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

func nanotime() int64 { return time.Now().UnixNano() }

func developmentQuestions(b *testing.B) []string {
	f, err := os.Open("../questions/dev.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	labelled, err := eval.Read(f)
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for _, q := range labelled {
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
		reportQuantiles(b, index, developmentQuestions(b))
	})
}
