package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// labelled is a question whose answer somebody has decided upon.
type labelled struct {
	ID     string
	Q      string
	Prev   string
	Kind   knowledge.Kind
	Topics []string
}

// labelledQuestions are those of all sets that are no follow-ups.
func labelledQuestions(t *testing.T) []labelled {
	t.Helper()
	var all []labelled
	for _, set := range []string{"dev", "fresh-a", "fresh-b", "fresh-c", "fresh-d"} {
		data, err := os.ReadFile(filepath.Join("..", "knowledge", "questions", set+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var q labelled
			if err := json.Unmarshal(line, &q); err != nil {
				t.Fatalf("%s: %v", set, err)
			}
			if q.Prev == "" {
				all = append(all, q)
			}
		}
	}
	return all
}

// TestUnaskedOnLabelledQuestions says every labelled question in a help channel of the
// built-in knowledge. docs/evaluation.md names the figures.
func TestUnaskedOnLabelledQuestions(t *testing.T) {
	t.Parallel()
	service, now := builtIn(t), time.Unix(1_800_000_000, 0)
	r := scripted.Router(t, service, func() time.Time { return now }, func(p *router.Parts) {
		if _, err := p.Settings.Change(t.Context(), "3", func(s *guild.Settings) { s.HelpChannels = []string{"2"} }); err != nil {
			t.Fatal(err)
		}
	})
	counts := map[string]int{}
	for n, q := range labelledQuestions(t) {
		now = now.Add(25 * time.Hour)
		said := r.Handle(t.Context(), router.Request{
			Kind: router.KindOverheard, Text: q.Q, Shared: true, Person: fmt.Sprint(n), Channel: "2", Guild: "3",
		})
		counts[string(q.Kind)+", "+outcome(service.Base(), q, said)]++
	}
	t.Log(counts)
	for what, bounds := range map[string][2]int{
		"answer, right": {330, 739}, "answer, another topic": {0, 12}, "answer, card": {0, 3},
		"none, another topic": {0, 0}, "none, card": {0, 3}, "care, another topic": {0, 1}, "care, card": {230, 264},
	} {
		if n := counts[what]; n < bounds[0] || n > bounds[1] {
			t.Errorf("%s: %d, want %d to %d", what, n, bounds[0], bounds[1])
		}
	}
}

// outcome names what was said.
func outcome(base *knowledge.Base, q labelled, said *reply.Reply) string {
	switch {
	case said == nil:
		return "silence"
	case said.Card == nil:
		return "card"
	}
	titles := []string{}
	for _, id := range q.Topics {
		titles = append(titles, base.Topic(id).Title)
	}
	first, _, _ := bytes.Cut([]byte(said.Card.Title), []byte(" · "))
	if slices.Contains(titles, string(first)) {
		return "right"
	}
	return "another topic"
}
