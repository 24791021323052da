package search_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// synthetic makes a base of n topics of 80 words each, drawn from a vocabulary whose words
// follow Zipf's law as those of a language do, and of questions a few words from a topic,
// with a typo and fillers.
type synthetic struct {
	random *rand.Rand
	zipf   *rand.Zipf
	base   *knowledge.Base
}

func newSynthetic(n int) *synthetic {
	random := rand.New(rand.NewPCG(1, 2))
	s := &synthetic{random: random, zipf: rand.NewZipf(random, 1.07, 8, uint64(20*n+2000)), base: &knowledge.Base{}}
	s.base.StopWords = strings.Fields("what does the how is it for my can with and a of to in")
	for i := range n {
		s.base.Topics = append(s.base.Topics, knowledge.Topic{
			ID: fmt.Sprintf("t%06d", i), Title: s.words(5), Questions: []string{s.words(10), s.words(10)},
			Summary: s.words(35), Tips: []knowledge.Tip{{Text: s.words(10)}, {Text: s.words(10)}},
		})
	}
	return s
}

// words are n words; the commoner a word, the shorter.
func (s *synthetic) words(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = spell(s.zipf.Uint64())
	}
	return strings.Join(out, " ")
}

// spell writes a number as a word of syllables.
func spell(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n += 70; n > 0; n /= 70 {
		b.WriteByte(consonants[n%14])
		b.WriteByte(vowels[n/14%5])
	}
	return b.String()
}

// question takes seven words of a topic, misspells one and puts fillers around them.
func (s *synthetic) question(t *knowledge.Topic) string {
	all := strings.Fields(t.Title + " " + t.Summary + " " + t.Questions[0] + " " + t.Questions[1])
	s.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	picked := all[:7]
	for i, w := range picked {
		if len(w) >= 6 {
			at := 1 + s.random.IntN(len(w)-2)
			picked[i] = w[:at] + w[at+1:]
			break
		}
	}
	return "what does the " + strings.Join(picked, " ") + " for my"
}

func TestLargeBaseFindsItsTopics(t *testing.T) {
	s := newSynthetic(5000)
	index := search.New(s.base, nil)
	right, asked := 0, 400
	for i := range asked {
		topic := &s.base.Topics[i*12]
		r := index.Search(knowledge.Question{Text: s.question(topic)})
		if len(r.Ranked) > 0 && r.Ranked[0].Topic == topic.ID {
			right++
		}
	}
	if right < asked*85/100 {
		t.Errorf("the right topic is first on %d of %d questions, want 85 %%", right, asked)
	}
}

func BenchmarkLarge(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("topics=%d", n), func(b *testing.B) { benchmarkLarge(b, n) })
	}
}

func benchmarkLarge(b *testing.B, n int) {
	s := newSynthetic(n)
	var questions []string
	for i := range 500 {
		questions = append(questions, s.question(&s.base.Topics[i*n/500]))
	}
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			search.New(s.base, nil)
		}
	})
	index := held(b, s.base)
	b.Run("ask", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			index.Search(knowledge.Question{Text: questions[i%len(questions)]})
			i++
		}
	})
	b.Run("quantiles", func(b *testing.B) { reportQuantiles(b, index, questions) })
	right := 0
	for i, q := range questions {
		if r := index.Search(knowledge.Question{Text: q}).Ranked; len(r) > 0 && r[0].Topic == s.base.Topics[i*n/500].ID {
			right++
		}
	}
	b.Logf("right topic first on %d of %d", right, len(questions))
}

// held builds the index of a base and logs how much memory it holds.
func held(b *testing.B, base *knowledge.Base) *search.Index {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	index := search.New(base, nil)
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.Logf("the index holds %d MiB", (int64(after.HeapAlloc)-int64(before.HeapAlloc))>>20)
	return index
}

// reportQuantiles reports the median and the 99th percentile of the time for a question.
func reportQuantiles(b *testing.B, index *search.Index, questions []string) {
	var times []int64
	for b.Loop() {
		for _, q := range questions {
			start := nanotime()
			index.Search(knowledge.Question{Text: q})
			times = append(times, nanotime()-start)
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2]), "p50-ns")
	b.ReportMetric(float64(times[len(times)*99/100]), "p99-ns")
}
