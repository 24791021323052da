package desk_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// age makes the review of topics overdue.
func (b *board) age(names ...string) {
	b.t.Helper()
	files := map[string]string{}
	for i, name := range names {
		files[name] = strings.Replace(b.file(name), "reviewed: 20", fmt.Sprintf("reviewed: 2024-01-0%d #", i+1), 1)
	}
	b.write(files)
}

// TestWeeklyNote holds that overdue topics are told once a week, with buttons that work, and
// that the note changes with each topic that is done.
func TestWeeklyNote(t *testing.T) {
	b := newBoard(t)
	b.pass(8 * 24 * time.Hour)
	b.count(0, "nothing is overdue")
	b.age("acne.md", "sleep.md")
	b.pass(time.Hour)
	b.count(1, "overdue")
	reads(t, b.posts[0], "yearly review: 2", "Acne: last read on 2024-01-01", "[Still right: Acne]", "[Edit: Acne]", "[Hide: Acne]", "[Still right: Sleep]")
	b.pass(6 * 24 * time.Hour)
	b.restart()
	b.pass(20 * time.Hour)
	b.count(1, "within the week, and after a restart")
	if form := b.pressNote("1", "Edit: Acne", true); form.Form == nil {
		t.Errorf("Edit opens no form: %s", text(form))
	}
	wants(t, b.pressNote("7", "Still right: Acne", false), "not allowed")
	if strings.Contains(b.file("acne.md"), "reviewed: 2026") {
		t.Error("somebody without the right changed something")
	}
	said := b.pressNote("1", "Still right: Acne", true)
	wants(t, said, "“Acne” now says")
	if !said.Private || said.Update {
		t.Errorf("the reply is for all: %+v", said)
	}
	b.pass(10 * time.Second)
	reads(t, b.posts[0], "yearly review: 1", "Sleep", "!Acne")
	hidden := b.pressNote("2", "Hide: Sleep", true)
	wants(t, hidden, "would no longer get the topic Sleep", "[Publish]")
	b.publish("2", hidden, "")
	b.pass(10 * time.Second)
	reads(t, b.posts[0], "All topics of this note are done", "!Sleep")
	b.pass(30 * 24 * time.Hour)
	b.count(1, "nothing is overdue any more")
}

// pressNote presses a button of the note as it is seen by all.
func (b *board) pressNote(person, label string, may bool) *reply.Reply {
	b.t.Helper()
	var rows []reply.Row
	for _, p := range b.posts {
		rows = append(rows, p.Rows...)
	}
	for _, row := range rows {
		for _, button := range row.Buttons {
			if button.Label == label {
				r := moderator(person)
				r.Rights.ManageServer = may
				r.Kind, r.Control, r.Source = router.KindControl, encoded(b.t, button.ID), router.Source{ID: "1"}
				return b.handle(r)
			}
		}
	}
	b.t.Fatalf("no button %q in %s", label, text(b.posts[len(b.posts)-1]))
	return nil
}

// TestWeeklyNoteAndTheClock holds that a clock that jumps neither floods nor silences.
func TestWeeklyNoteAndTheClock(t *testing.T) {
	b := newBoard(t)
	b.age("acne.md")
	b.pass(time.Hour)
	b.count(1, "the first")
	for range 50 { // to and fro within a day
		b.now = b.now.Add(400 * 24 * time.Hour)
		b.pass(10 * time.Minute)
		b.now = b.now.Add(-400 * 24 * time.Hour)
		b.pass(10 * time.Minute)
	}
	b.count(1, "a clock that jumps to and fro")
	b.now = b.now.Add(-300 * 24 * time.Hour)
	b.pass(24 * time.Hour)
	b.count(1, "a clock that was set back")
	b.pass(7 * 24 * time.Hour)
	b.count(2, "a week after that")
	b.now = b.now.Add(10 * 365 * 24 * time.Hour)
	b.restart()
	b.pass(time.Hour)
	b.now = b.now.Add(-10 * 365 * 24 * time.Hour)
	b.restart()
	b.pass(6 * 24 * time.Hour)
	before := len(b.posts)
	b.pass(2 * 24 * time.Hour)
	b.count(before+1, "a note from the future does not silence for ever")
}

// TestWeeklyNoteIsSentOnce holds that a note that cannot be noted down is not sent, and that
// one that failed is tried again.
func TestWeeklyNoteIsSentOnce(t *testing.T) {
	b := newBoard(t)
	b.age("acne.md")
	b.memos = deaf{b.store, true}
	b.restart()
	b.pass(time.Hour)
	b.count(0, "while nothing can be written")
	b.memos = b.store
	b.restart()
	b.fail = errors.New("no answer")
	b.pass(time.Hour)
	b.fail = nil
	b.pass(time.Hour)
	b.count(1, "when it can be sent")
}

// TestManyOverdue holds that more topics than fit are counted.
func TestManyOverdue(t *testing.T) {
	b := newBoard(t)
	old := strings.Replace(b.file("acne.md"), "reviewed: 20", "reviewed: 2024-01-05 #", 1)
	files := map[string]string{}
	for n := range 7 {
		letter := string(rune('a' + n))
		one := strings.NewReplacer("Acne", "Subject "+letter, "acne", "subject "+letter, "pimples", "names of "+letter, "Why do I get", "Whence come").Replace(old)
		files["subject-"+letter+".md"] = one
	}
	b.write(files)
	b.pass(time.Hour)
	last := b.posts[len(b.posts)-1]
	reads(t, last, "yearly review: 7", "Further topics that wait: 2", "/knowledge overdue")
	if len(last.Rows) != 5 {
		t.Errorf("%d rows", len(last.Rows))
	}
}

// TestMemosHoldNoPerson holds that nothing is written down of who pressed what.
func TestMemosHoldNoPerson(t *testing.T) {
	b := newBoard(t)
	b.age("acne.md")
	b.more = []desk.Trouble{{Key: "remote", Text: "it hangs"}}
	b.pass(time.Hour)
	b.pressNote("4711", "Still right: Acne", true)
	b.pass(time.Hour)
	for _, name := range []string{"notices", "reviews"} {
		data, err := b.store.Memo(t.Context(), name)
		if err != nil || len(data) == 0 || slices.ContainsFunc([]string{"4711", "Mod"}, func(s string) bool { return strings.Contains(string(data), s) }) {
			t.Errorf("%s: %s, %v", name, data, err)
		}
	}
}
