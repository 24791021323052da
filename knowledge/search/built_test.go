package search_test

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// built is the index of the built-in knowledge, made once for all tests that only ask it.
var built = sync.OnceValue(func() *search.Index { return search.New(builtBase(), builtModel()) })

var builtBase = sync.OnceValue(func() *knowledge.Base {
	base, problems := knowledge.Load(topics.FS(), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	if knowledge.HasErrors(problems) {
		panic("the built-in knowledge has errors")
	}
	return base
})

// builtModel is the kept model, or one that is trained while files are being edited.
var builtModel = sync.OnceValue(func() *search.Model {
	if model, err := search.DecodeModel(topics.Model()); err == nil && model.Fingerprint() == search.Fingerprint(builtBase()) {
		return model
	}
	return search.Train(builtBase())
})

func ask(ix *search.Index, text string) search.Result {
	return ix.Search(knowledge.Question{Text: text})
}

// topicIDs are the topics answered, in order.
func topicIDs(r search.Result) []string {
	var out []string
	for _, t := range r.Topics {
		out = append(out, t.ID)
	}
	return out
}

func flagID(r search.Result) string {
	if r.Flag == nil {
		return ""
	}
	return r.Flag.ID
}

func boundaryID(r search.Result) string {
	if r.Boundary == nil {
		return ""
	}
	return r.Boundary.ID
}

// asJSON is everything that a result says, for comparing two of them.
func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// complete is what an index makes of a text typed so far.
func complete(ix *search.Index, typed string, limit int) []string {
	return ix.Complete(knowledge.Question{Text: typed}, limit)
}
