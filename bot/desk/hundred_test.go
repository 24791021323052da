package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/reply"
	"gutskin/knowledge"
	"gutskin/knowledge/killtest"
)

// sound makes a word that means nothing and that no other number has.
func sound(n int) string {
	const first, then = "bdfgklmnpr", "aeiou"
	var b strings.Builder
	for ; ; n /= 10 {
		b.WriteByte(first[n%10])
		b.WriteByte(then[n%5])
		if n < 10 {
			return "zo" + b.String() + "x"
		}
	}
}

// TestAHundredModerators lets a hundred people edit ten topics at once (ten people five topics
// under the race detector), each from the text as all of them found it, and holds that nothing
// of anybody is lost and that nobody waits for ever.
func TestAHundredModerators(t *testing.T) {
	people, topics := 100, 10
	if testing.Short() || racing {
		people, topics = 10, 5
	}
	b := newBench(t)
	base := b.file("acne.md")
	for n := range topics {
		name := sound(n)
		one := strings.NewReplacer("Acne", name, "acne", name, "pimples", "many "+name).Replace(base)
		noError(t, os.WriteFile(filepath.Join(b.lib.Dir, name+".md"), []byte(one), 0o644))
	}
	noError(t, b.lib.Reload(t.Context()))
	began := time.Now()
	var opened, all sync.WaitGroup
	opened.Add(people)
	for n := range people {
		all.Go(func() {
			who, topic := fmt.Sprint("moderator-", n), sound(n%topics)
			form := patiently(func() *reply.Reply { return b.use(who, "edit", "topic", topic) })
			opened.Done()
			opened.Wait()
			b.addQuestion(who, form, "What of "+sound(100+n)+" and "+topic+"?")
		})
	}
	done := make(chan struct{})
	go func() { defer close(done); all.Wait() }()
	select {
	case <-done:
	case <-time.After(5 * time.Minute):
		t.Fatal("somebody still waits")
	}
	t.Logf("%d people in %s", people, time.Since(began))
	for n := range people {
		if !strings.Contains(b.file(sound(n%topics)+".md"), sound(100+n)) {
			t.Errorf("what moderator-%d wrote is lost", n)
		}
	}
	versions, err := b.lib.History(t.Context(), "", 1000)
	if err != nil || len(versions) != people+2 {
		t.Errorf("%d versions of %d edits: %v", len(versions), people, err)
	}
	killtest.Fsck(t, b.lib.Dir)
}

// patiently does as it is told by a reply that asks to try again: on a slow machine the store
// may not answer in the time that a person is kept waiting.
func patiently(try func() *reply.Reply) *reply.Reply {
	said := try()
	for range 50 {
		if !strings.Contains(text(said), "try again in a few minutes") {
			break
		}
		said = try()
	}
	return said
}

// addQuestion adds a line to the questions of a form and publishes that, however often
// somebody is quicker.
func (b *bench) addQuestion(who string, form *reply.Reply, question string) {
	b.t.Helper()
	if form.Form == nil {
		b.t.Errorf("no form: %s", text(form))
		return
	}
	questions := ""
	for _, in := range form.Form.Inputs {
		if in.Name == string(knowledge.FieldQuestions) {
			questions = in.Value
		}
	}
	said := patiently(func() *reply.Reply { return b.send(who, form, "questions", questions+"\n"+question) })
	for range 100 {
		for strings.Contains(text(said), "[Look again]") {
			said = b.press(who, said, "Look again")
		}
		if said = b.publish(who, said, "mine"); strings.Contains(text(said), "Published") {
			return
		}
	}
	b.t.Errorf("%s: not published: %s", who, text(said))
}
