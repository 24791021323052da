package bot_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
	"gutskin/bot/router"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// fixed is a source that never changes.
type fixed struct{ index *search.Index }

func (f fixed) Current() *search.Index { return f.index }

// builtIn is the service on the built-in knowledge.
func builtIn(t testing.TB) *answer.Service { return builtInWith(t, answer.Options{}) }

func builtInWith(t testing.TB, options answer.Options) *answer.Service {
	t.Helper()
	index, err := builtInIndex()
	if err != nil {
		t.Fatal(err)
	}
	return answer.New(fixed{index}, options)
}

// builtInIndex never changes, and is made once for all tests.
var builtInIndex = sync.OnceValues(func() (*search.Index, error) {
	base, problems := knowledge.Load(topics.FS(), time.Now())
	if knowledge.HasErrors(problems) {
		return nil, fmt.Errorf("the built-in knowledge has problems: %v", problems)
	}
	model, err := search.DecodeModel(topics.Model())
	if err != nil {
		model = nil // trained below
	}
	return search.New(base, model), nil
})

// TestBuiltInKnowledge asks the real service through Discord.
func TestBuiltInKnowledge(t *testing.T) {
	service := builtIn(t)
	b := start(t, setup{answers: service})
	reply := b.ask("ann", "#general", "can my gut cause acne?").Message
	if len(reply.Embeds) != 1 || reply.Embeds[0].Title != "Acne" || strings.Count(reply.Embeds[0].Description, "\n- ") < 3 {
		t.Errorf("acne: %s", reply.Text())
	}
	if !strings.Contains(reply.Text(), service.Replies().Disclaimer) {
		t.Error("the disclaimer is missing")
	}
	b.say("bob", localdiscord.DM, "can my gut cause acne?")
	if m := b.say("bob", localdiscord.DM, "and eczema?"); !strings.Contains(strings.ToLower(m.Text()), "eczema") {
		t.Errorf("and eczema?: %s", m.Text())
	}
	m := b.say("cat", "#general", b.Bot().Mention()+" my tongue is swelling up and I can't breathe")
	if len(m.Embeds) != 0 || !strings.Contains(m.Content, service.Replies().Emergency) {
		t.Errorf("care: %s", m.Text())
	}
	if m := b.say("dan", localdiscord.DM, "what is the capital of France?"); len(m.Embeds) != 0 {
		t.Errorf("off topic: %s", m.Text())
	}
	choices, err := b.Member("eve").Autocomplete(b.ctx, "#general", "ask", "question", "acn")
	if err != nil || len(choices) == 0 {
		t.Errorf("choices %v, %v", choices, err)
	}
}

var _ router.Answers = (*answer.Service)(nil)
