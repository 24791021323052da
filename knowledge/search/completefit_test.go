package search_test

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gutskin/knowledge"
)

var update = flag.Bool("update", false, "write what is measured into testdata")

// firstShown is how many suggestions a person takes in at a look.
const firstShown = 5

// typing is a text that somebody means to type, and the topic that it is for.
type typing struct{ text, topic string }

// slip is a text with one slip of the fingers in it, which and where depends on the text: a
// letter left out, two swapped, one doubled, or a neighbour on the keyboard hit. The first
// letter of the text is left alone.
func slip(text string) string {
	const rows = "qwertyuiop asdfghjkl zxcvbnm"
	h := fnv.New32a()
	h.Write([]byte(text))
	n := int(h.Sum32() >> 1)
	at := 1 + n%(len(text)-1)
	switch n / len(text) % 4 {
	case 0:
		return text[:at] + text[at+1:]
	case 1:
		if at+1 < len(text) {
			return text[:at] + text[at+1:at+2] + text[at:at+1] + text[at+2:]
		}
		return text[:at-1] + text[at:] + text[at-1:at]
	case 2:
		return text[:at] + text[at:at+1] + text[at:]
	}
	if i := strings.IndexByte(rows, text[at]); i > 0 && rows[i-1] != ' ' {
		return text[:at] + rows[i-1:i] + text[at+1:]
	}
	return text[:at] + text[at-1:at] + text[at+1:]
}

// found is the share of texts whose topic is among the first suggestions when n letters are
// typed, without and with a slip in them; shorter texts are typed whole.
func found(t testing.TB, texts []typing, n int) (clean, slipped float64) {
	t.Helper()
	owners := map[string]string{}
	for _, topic := range built().Base().Topics {
		for _, text := range slices.Concat([]string{topic.Title}, topic.AlsoCalled, topic.Questions) {
			owners[text] = topic.ID
		}
	}
	hits := func(typed, topic string) bool {
		return slices.ContainsFunc(complete(built(), typed, firstShown), func(s string) bool { return owners[s] == topic })
	}
	var right, rightSlipped int
	for _, text := range texts {
		typed := strings.ToLower(text.text)
		typed = typed[:min(n, len(typed))]
		for !utf8.ValidString(typed) {
			typed = typed[:len(typed)-1]
		}
		if hits(typed, text.topic) {
			right++
		}
		if hits(slip(typed), text.topic) {
			rightSlipped++
		}
	}
	return float64(right) / float64(len(texts)), float64(rightSlipped) / float64(len(texts))
}

// everything are the names and the example questions of the built-in topics.
func everything() (names, questions []typing) {
	for _, topic := range built().Base().Topics {
		for _, name := range append([]string{topic.Title}, topic.AlsoCalled...) {
			names = append(names, typing{name, topic.ID})
		}
		for _, question := range topic.Questions {
			questions = append(questions, typing{question, topic.ID})
		}
	}
	return names, questions
}

// TestCompletionFindsTopicsEarly measures after how many letters the right topic is among
// the first five suggestions. With -update the figures are written anew.
func TestCompletionFindsTopicsEarly(t *testing.T) {
	names, questions := everything()
	var got bytes.Buffer
	fmt.Fprintf(&got, "%% of topics among the first %d suggestions\nletters  names  with a slip  questions  with a slip\n", firstShown)
	clean, slipped := map[int]float64{}, map[int]float64{}
	for _, n := range []int{3, 4, 6, 8, 12, 16, 24, 32, 48, 100} {
		q, qs := found(t, questions, n)
		clean[n], slipped[n] = found(t, names, n)
		fmt.Fprintf(&got, "%7d  %5.1f  %11.1f  %9.1f  %11.1f\n", n, 100*clean[n], 100*slipped[n], 100*q, 100*qs)
		if n == 100 && (q < 0.99 || qs < 0.97) {
			t.Errorf("of the questions typed whole, %.3f find their topic, with a slip %.3f", q, qs)
		}
	}
	if clean[4] < 0.95 || slipped[4] < 0.7 {
		t.Errorf("after four letters of a name %.3f find their topic, with a slip %.3f", clean[4], slipped[4])
	}
	const golden = "testdata/complete.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || got.String() != string(want) {
		t.Errorf("measured anew (-update writes it):\n%s%v", got.String(), err)
	}
}

// TestNoTopicWordCompletesToAnother types every word of every name: what comes back holds
// that word, a form of it or what it begins, and nothing that only looks like it.
func TestNoTopicWordCompletesToAnother(t *testing.T) {
	for typed, other := range map[string]string{
		"probiotic": "Prebiotics", "probiotics": "Prebiotics", "probio": "prebiotic food",
		"prebiotic": "Probiotics", "prebiotics": "Probiotics", "prebio": "probiotic food",
		"acme": "Acne", "fever": "Fiber", "cut": "gut flora",
	} {
		if got := complete(built(), typed, 5); slices.Contains(got, other) {
			t.Errorf("%q completes to %q", typed, got)
		}
	}
	if got := complete(built(), "fiber", 25); slices.Contains(got, "fever") {
		t.Errorf("fiber completes to %q", got)
	}
	names, _ := everything()
	for _, name := range names {
		for _, word := range strings.Fields(strings.ToLower(name.text)) {
			if len(word) < 5 {
				continue
			}
			for _, got := range complete(built(), word, 3) {
				if got := strings.ToLower(got); !strings.Contains(got, word[:4]) && slipsOnly(word, got) {
					t.Errorf("%q completes to %q", word, got)
				}
			}
		}
	}
}

// slipsOnly reports whether a word of a text differs from another by one letter alone.
func slipsOnly(word, text string) bool {
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool {
		if len(w) != len(word) || w == word {
			return false
		}
		differ := 0
		for i := range len(w) {
			if w[i] != word[i] {
				differ++
			}
		}
		return differ == 1
	})
}

// TestCompleteAsksTheIndex: where no text fits, the topics come that would be answered.
func TestCompleteAsksTheIndex(t *testing.T) {
	ix := built()
	asked := 0
	for _, q := range labelled(t, "dev") {
		r := ask(ix, q.Text)
		if r.Kind != knowledge.KindAnswer && r.Kind != knowledge.KindSuggest {
			continue
		}
		asked++
		if got := complete(ix, q.Text, 5); len(got) == 0 {
			t.Errorf("%q is answered (%v) and completes to nothing", q.Text, topicIDs(r))
		}
	}
	if asked == 0 {
		t.Error("no question is answered")
	}
	if got := complete(ix, "my skin keeps getting drier and drier no matter what", 5); len(got) == 0 || got[0] != "Dry skin" {
		t.Errorf("got %q", got)
	}
	for _, typed := range []string{"vomiting blood", "i want to die"} {
		if got := complete(ix, typed, 5); len(got) > 0 {
			t.Errorf("the red flag %q completes to %q", typed, got)
		}
	}
}

func TestCompleteKnowsLayWords(t *testing.T) {
	for typed, want := range map[string]string{"zits": "Acne", "zit": "Acne", "granos": "Acne", "pimpels": "Acne", "piel seca": "Dry skin"} {
		if got := complete(built(), typed, 10); !slices.Contains(got, want) {
			t.Errorf("%q completes to %q, without %q", typed, got, want)
		}
	}
}

func TestCompleteTopics(t *testing.T) {
	titles := map[string]bool{}
	for _, topic := range built().Base().Topics {
		titles[topic.Title] = true
	}
	for typed, want := range map[string]string{"ecz": "Eczema", "exzema": "Eczema", "zits": "Acne", "insomnia": "Sleep", "what to eat for rosac": "Rosacea"} {
		got := built().CompleteTopics(knowledge.Question{Text: typed}, 5)
		if !slices.Contains(got, want) {
			t.Errorf("%q completes to %q, without %q", typed, got, want)
		}
		for i, title := range got {
			if !titles[title] || slices.Contains(got[:i], title) {
				t.Errorf("%q completes to %q", typed, got)
			}
		}
	}
	if got := built().CompleteTopics(knowledge.Question{}, 25); len(got) != 25 {
		t.Errorf("%d titles for an empty text", len(got))
	}
}

// TestCompletionsDiffer: no two suggestions look alike.
func TestCompletionsDiffer(t *testing.T) {
	for _, typed := range []string{"", "a", "skin", "gut", "probiotic", "what", "why is"} {
		seen := map[string]string{}
		for _, text := range complete(built(), typed, 100) {
			plain := strings.ToLower(strings.NewReplacer("-", " ", "?", "", ",", "").Replace(text))
			if seen[plain] != "" {
				t.Errorf("%q completes to %q and %q", typed, seen[plain], text)
			}
			seen[plain] = text
		}
	}
}
