package search_test

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// variety is one question of each sort.
var variety = []knowledge.Question{
	{Text: "can my stomach cause spots?"},
	{Text: "does sugar cause acne?"},
	{Text: "what should I eat for rosacea?"},
	{Text: "and eczema?", Prev: "what helps acne?"},
	{Text: "thanks", Prev: "what helps acne?"},
	{Text: "eczmea and probotics"},
	{Text: "does milk cause acne?"},
	{Text: "hello"},
	{Text: "skin"},
	{Text: "vomiting blood, and it hurts to breathe"},
	{Text: "no fever, just a rash"},
	{Text: "¿el estrés empeora el acné?"},
	{Text: "почему у меня сухая кожа?"},
	{Text: ""},
	{Text: "asdf qwer"},
}

// answers are the bytes of everything that an index says to the variety of questions.
func answers(t testing.TB, ix *search.Index) []string {
	var out []string
	for _, q := range variety {
		result, explanation := ix.Explain(q)
		out = append(out, asJSON(t, result)+asJSON(t, explanation))
	}
	for _, typed := range []string{"", "acn", "what helps"} {
		out = append(out, asJSON(t, complete(ix, typed, 10)))
	}
	return out
}

// shuffledFS lists its folders in another order each time, as some file systems do.
type shuffledFS struct {
	fs.FS
	random *rand.Rand
}

func (s shuffledFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	s.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

func TestSameBytesInAnyOrderOfFiles(t *testing.T) {
	base := built().Base()
	if !slices.Equal(answers(t, search.New(base, builtModel())), answers(t, built())) {
		t.Fatal("two indexes of one base differ")
	}
	for seed := range uint64(3) {
		shuffled := shuffledFS{topics.FS(), rand.New(rand.NewPCG(seed, 1))}
		again, _ := knowledge.Load(shuffled, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
		if search.Fingerprint(again) != search.Fingerprint(base) {
			t.Fatalf("order %d: the fingerprint differs", seed)
		}
		if asJSON(t, again) != asJSON(t, base) {
			t.Fatalf("order %d: the base differs", seed)
		}
	}
}

// TestTrainingInAnyOrderOfFiles trains a small folder in several orders.
func TestTrainingInAnyOrderOfFiles(t *testing.T) {
	folder := fstest.MapFS{}
	for _, dir := range []string{"phrases/topics", "phrases/elsewhere", "phrases/care", "phrases/boundaries"} {
		names, err := fs.Glob(topics.FS(), dir+"/[a-d]*.txt")
		if err != nil || len(names) == 0 {
			t.Fatalf("no phrases in %s: %v", dir, err)
		}
		for _, name := range names {
			folder[name] = file(t, name)
		}
	}
	names, _ := fs.Glob(topics.FS(), "[a-d]*.md")
	for _, name := range append(names, "lexicon.yaml", "care.yaml", "care-words.txt", "words/stopwords.txt", "words/english.txt") {
		folder[name] = file(t, name)
	}
	kept := ""
	for seed := range uint64(2) {
		base, _ := knowledge.LoadExamples(shuffledFS{folder, rand.New(rand.NewPCG(seed, 2))}, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
		if len(base.Topics) < 5 {
			t.Fatalf("%d topics", len(base.Topics))
		}
		trained := search.Train(base).Encode()
		if kept != "" && trained != kept {
			t.Error("the order of the files changes the model")
		}
		kept = trained
	}
}

func file(t *testing.T, name string) *fstest.MapFile {
	t.Helper()
	data, err := fs.ReadFile(topics.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: data}
}

func TestSameBytesFromManyGoroutines(t *testing.T) {
	ix := search.New(builtBase(), builtModel()) // a fresh one: nothing has been asked of it yet
	want := answers(t, built())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if !slices.Equal(answers(t, ix), want) {
					t.Error("the answers differ")
				}
			}
		})
	}
	wg.Wait()
}

func TestExplainDecidesLikeSearch(t *testing.T) {
	for _, q := range variety {
		explained, _ := built().Explain(q)
		if searched := built().Search(q); asJSON(t, searched) != asJSON(t, explained) {
			t.Errorf("%q: Search says %s, Explain %s", q.Text, outcome(searched), outcome(explained))
		}
	}
}

// TestSearchLeavesTheBaseAlone: an index is shared, so nothing that it hands out may be
// changed by asking.
func TestSearchLeavesTheBaseAlone(t *testing.T) {
	before := asJSON(t, built().Base())
	answers(t, built())
	if asJSON(t, built().Base()) != before {
		t.Error("asking changed the base")
	}
}

// TestTopicNamedLikeTheBeginningOfAnother: "gut.md" sorts after "gut-skin.md" as a file and
// before it as a topic; both must be found.
func TestTopicNamedLikeTheBeginningOfAnother(t *testing.T) {
	folder := fstest.MapFS{
		"gut.md":      &fstest.MapFile{Data: []byte("---\ntitle: Belly\nquestions:\n  - what does the belly do\n---\n\nThe belly digests.\n")},
		"gut-skin.md": &fstest.MapFile{Data: []byte("---\ntitle: Face\nquestions:\n  - why is the face red\n---\n\nThe face shows it.\n")},
	}
	base, _ := knowledge.LoadExamples(folder, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	for _, topic := range base.Topics {
		if base.Topic(topic.ID) == nil {
			t.Fatalf("topic %q is not found by its id", topic.ID)
		}
	}
	if r := ask(search.New(base, nil), "what does the belly do"); !slices.Equal(topicIDs(r), []string{"gut"}) {
		t.Errorf("got %s", outcome(r))
	}
}
