package desk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// withRecords is a desk on a store of its own, which the test fills.
func withRecords(t *testing.T) (*bench, *sqlstore.Store) {
	t.Helper()
	store := scripted.Store(t)
	return newBench(t, func(p *desk.Parts) { p.Records = store }), store
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// miss has different people ask for words that are not there.
func miss(t *testing.T, store *sqlstore.Store, people int, words ...string) {
	t.Helper()
	for i := range people {
		noError(t, store.CountMisses(t.Context(), knowledge.Miss{Person: fmt.Sprint("p", i), Words: words, At: start}))
	}
}

func TestGaps(t *testing.T) {
	b, store := withRecords(t)
	wants(t, b.use("1", "gaps"), "There are no gaps to see")
	miss(t, store, 2, "sauna")
	wants(t, b.use("1", "gaps"), "There are no gaps to see")
	miss(t, store, 4, "chlorine")
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Guild: home, Text: "Do pimples\ncome from <@1> chlorine?", At: start}))
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Text: "asked in a DM", At: start}))
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Guild: "5", Text: "asked elsewhere", At: start}))
	board := b.use("1", "gaps")
	wants(t, board, "chlorine", "4 people", "week of 2026-11-30", "Do pimples come from <@1> chlorine?", "asked in a DM", "!sauna", "!asked elsewhere")

	word := b.choose("1", board, "w.chlorine")
	wants(t, word, "“chlorine” stands in questions of 4 people", "[Add as another name]", "![Add as an example]", "[Dismiss]")
	topics := b.press("1", word, "Add as another name")
	wants(t, topics, "Which topic", "Acne", "Sleep")
	preview := b.choose("1", topics, "acne")
	wants(t, preview, "Nothing is published yet", "[Publish]")
	wants(t, b.publish("1", preview, "people say so"), "Published")
	if file := b.file("acne.md"); !strings.Contains(file, "chlorine") || !strings.Contains(file, "pimples") {
		t.Errorf("the file:\n%s", file)
	}
	wants(t, b.choose("1", topics, "acne"), "has that already")
	wants(t, b.press("1", word, "Dismiss"), "!**chlorine**", "asked in a DM")
	wants(t, b.press("1", word, "Dismiss"), "no longer there")
	wants(t, b.press("1", word, "Add as another name"), "no longer there")
}

// TestSentQuestion goes from a question that somebody sent to an example, in two presses and
// with the preview.
func TestSentQuestion(t *testing.T) {
	b, store := withRecords(t)
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Guild: home, Text: "Do spots\ncome from sugar?", At: start}))
	long := strings.Repeat("why ", 900) + "the end"
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "8", Text: long, At: start}))
	board := b.use("1", "gaps")
	question := b.choose("1", board, "q.1")
	wants(t, question, "I do not know who", "Do spots", "come from sugar?")
	preview := b.choose("1", b.press("1", question, "Add as an example"), "acne")
	wants(t, preview, "Nothing is published yet", "[Keep editing]")
	wants(t, b.publish("1", preview, ""), "Published")
	if file := b.file("acne.md"); !strings.Contains(file, "  - Do spots come from sugar?\n") || !strings.Contains(file, "Can my gut cause acne?") {
		t.Errorf("the file:\n%s", file)
	}
	form := b.press("1", question, "New topic")
	if got := value(t, form, knowledge.FieldQuestions); got != "Do spots come from sugar?" {
		t.Errorf("the form of a new topic has %q", got)
	}
	other := b.choose("1", board, "d.2")
	if other.File == nil || !strings.HasSuffix(string(other.File.Data), "the end\n") {
		t.Errorf("the end of a long question is lost: %s", text(other))
	}
	wants(t, b.press("1", question, "Dismiss"), "!sugar")
	if left, err := store.Questions(t.Context(), home, 9); err != nil || len(left) != 0 {
		t.Errorf("left %+v, %v", left, err)
	}
}

func TestForgedGaps(t *testing.T) {
	b, store := withRecords(t)
	miss(t, store, 3, "chlorine")
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Guild: "5", Text: "of another server", At: start}))
	before := b.file("acne.md")
	for _, id := range []string{
		"1:desk-gap", "1:desk-gap:w.", "1:desk-gap:w.sauna", "1:desk-gap:q.1", "1:desk-gap:q.99999999999999999999", "1:desk-gap:x.1", "1:desk-gap:w.Chlorine",
		"1:desk-gap-drop:q.1", "1:desk-gap-drop:d.1", "1:desk-gap-drop", "1:desk-gap-new:q.1", "1:desk-gap-new",
		"1:desk-gap-topic:tips:w.chlorine", "1:desk-gap-topic", "1:desk-gap-add:tips:w.chlorine", "1:desk-gap-add:questions:q.1",
		"1:desk-gap-add:questions:w.chlorine", "1:desk-right", "1:desk-right:../etc/passwd", "1:desk-right:nothing", "1:desk-right:care",
	} {
		said := b.control("1", id, "../acne")
		if said.Form != nil || strings.Contains(said.Content, "went wrong") || strings.Contains(text(said), "another server") {
			t.Errorf("%s: %s", id, text(said))
		}
	}
	if left, err := store.Questions(t.Context(), "5", 9); err != nil || len(left) != 1 || b.file("acne.md") != before {
		t.Errorf("something has changed: %+v, %v", left, err)
	}
}

// TestBoardIsForModeratorsAlone: every part and control is behind the same guard.
func TestBoardIsForModeratorsAlone(t *testing.T) {
	b, store := withRecords(t)
	miss(t, store, 3, "chlorine")
	before := b.file("acne.md")
	for _, r := range []router.Request{
		{Kind: router.KindCommand, Subcommand: "gaps"}, {Kind: router.KindCommand, Subcommand: "stats"}, {Kind: router.KindCommand, Subcommand: "check"},
		{Kind: router.KindCommand, Subcommand: "overdue"}, {Kind: router.KindCommand, Subcommand: "export"},
		{Kind: router.KindCommand, Subcommand: "upload", Attachment: &router.Attachment{Name: "a.md"}},
		{Kind: router.KindCommand, Subcommand: "try", Options: map[string]string{"question": "acne?"}},
		{Kind: router.KindControl, Control: "1:desk-gaps"}, {Kind: router.KindControl, Control: "1:desk-gap:w.chlorine"},
		{Kind: router.KindControl, Control: "1:desk-gap-drop:w.chlorine"}, {Kind: router.KindControl, Control: "1:desk-gap-new:w.chlorine"},
		{Kind: router.KindControl, Control: "1:desk-gap-topic:questions:w.chlorine"}, {Kind: router.KindControl, Control: "1:desk-right:acne"},
		{Kind: router.KindControl, Control: "1:desk-gap-add:also-called:w.chlorine", Values: []string{"acne"}},
	} {
		r.Command, r.Person, r.Channel, r.Shared, r.Guild = desk.Command, "1", "1", true, home
		said := b.handle(r)
		wants(t, said, "You are not allowed to do that")
		if said.File != nil || said.Form != nil {
			t.Errorf("%+v gives more than words", r)
		}
	}
	if gaps, err := store.Gaps(t.Context(), 9); err != nil || len(gaps) != 1 || b.file("acne.md") != before {
		t.Error("something has changed", err)
	}
}

// silent is a store that fails.
type silent struct{ desk.Records }

var errDown = errors.New("down")

func (silent) Gaps(context.Context, int) ([]knowledge.Gap, error) { return nil, errDown }

func (silent) Tallies(context.Context, time.Time) ([]knowledge.Tally, error) { return nil, errDown }

func TestRecordsFail(t *testing.T) {
	b := newBench(t, func(p *desk.Parts) { p.Records = silent{} })
	for _, said := range []*reply.Reply{
		b.use("1", "gaps"), b.use("1", "stats"), b.control("1", "1:desk-gap:w.sauna"), b.control("1", "1:desk-gap-drop:w.sauna"),
	} {
		wants(t, said, "I cannot reach my records")
	}
}

func TestTry(t *testing.T) {
	b, store := withRecords(t)
	wants(t, b.use("1", "try", "question", "Can my gut cause acne?"), "> Can my gut cause acne?", "**Answer**", "Confidence: ", "Topic: Acne",
		"topic acne", "Nothing of this is kept")
	wants(t, b.use("1", "try", "question", "my lips are swelling"), "**Care card**", "swelling")
	wants(t, b.use("1", "try", "question", "who won the match"), "**No answer**")
	wants(t, b.use("1", "try", "question", "???"), "!Confidence")
	if kept, err := store.Kept(t.Context(), "1"); err != nil || kept.Total() != 0 {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

func TestCheck(t *testing.T) {
	b, _ := withRecords(t)
	whole := b.file("acne.md")
	path := filepath.Join(b.lib.Dir, "acne.md")
	noError(t, os.WriteFile(path, []byte(strings.Replace(whole, "articles: [1]", "articles: [7]", 1)), 0o644))
	noError(t, b.lib.Reload(t.Context()))
	wants(t, b.use("1", "check"), "Errors: 3. Warnings: 0.", "acne.md:8:12", "articles.yaml has the articles 1 to 1")
	broken := strings.Replace(whole, "questions:", "questions:\n"+strings.Repeat("  - Spots?\n", 60), 1)
	noError(t, os.WriteFile(path, []byte(broken), 0o644))
	noError(t, b.lib.Reload(t.Context()))
	said := b.use("1", "check")
	if said.File == nil || strings.Count(string(said.File.Data), "acne.md:") < 50 || reply.Length(said.Content) > reply.MaxContent {
		t.Errorf("what does not fit is not attached: %s", text(said))
	}
	noError(t, os.WriteFile(path, []byte(whole), 0o644))
	noError(t, b.lib.Reload(t.Context()))
	if len(b.lib.Problems()) == 0 {
		wants(t, b.use("1", "check"), "Nothing is wrong")
	}
}

func TestOverdue(t *testing.T) {
	b, _ := withRecords(t)
	wants(t, b.use("1", "overdue"), "No topic waits")
	old := strings.Replace(b.file("acne.md"), "reviewed: 20", "reviewed: 2024-01-02 #", 1)
	noError(t, os.WriteFile(filepath.Join(b.lib.Dir, "acne.md"), []byte(old), 0o644))
	noError(t, b.lib.Reload(t.Context()))
	list := b.use("1", "overdue")
	wants(t, list, "yearly review: 1", "Acne: last read on 2024-01-02", "[Still right: Acne]", "[Edit: Acne]")
	if form := b.press("1", list, "Edit: Acne"); form.Form == nil {
		t.Error("no form")
	}
	wants(t, b.press("1", list, "Still right: Acne"), "“Acne” now says", "No topic waits")
	if file := b.file("acne.md"); !strings.Contains(file, "reviewed: 2026-12-01") {
		t.Errorf("the file:\n%s", file)
	}
	versions, err := b.lib.History(t.Context(), "acne.md", 1)
	if err != nil || len(versions) != 1 || versions[0].Author != "Mod 1" || !strings.Contains(versions[0].Reason, "still right") {
		t.Errorf("the history: %+v, %v", versions, err)
	}
}
