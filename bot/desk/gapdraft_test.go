package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/reply"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

const (
	quiet = "Publish without telling"
	done  = "Done: take it off the list"
)

// followed is a desk with a question whose author asked to be told.
func followed(t *testing.T, text string) (*bench, *sqlstore.Store) {
	t.Helper()
	b, store := withRecords(t)
	noError(t, store.SendQuestion(t.Context(), knowledge.SentQuestion{Person: "7", Guild: home, Text: text, At: start}))
	if there, err := store.Follow(t.Context(), "7", start, "de"); err != nil || !there {
		t.Fatal(there, err)
	}
	return b, store
}

// asExample goes from the board to the preview of a question as an example of acne.
func (b *bench) asExample(person string) *reply.Reply {
	b.t.Helper()
	question := b.choose(person, b.use(person, "gaps"), "q.1")
	return b.choose(person, b.press(person, question, "Add as an example"), "acne")
}

// owed are those who are to be told now.
func owed(t *testing.T, store *sqlstore.Store) []knowledge.Follower {
	t.Helper()
	list, err := store.Owed(t.Context(), 9)
	noError(t, err)
	return list
}

// TestAskerIsTold goes from the board to the owed answer, off the list, and back.
func TestAskerIsTold(t *testing.T) {
	b, store := followed(t, "Do spots\ncome from sugar?")
	wants(t, b.choose("1", b.use("1", "gaps"), "q.1"), "asked to be told", "[Dismiss]")
	preview := b.asExample("1")
	wants(t, preview, "gets the answer in a direct message as soon as you publish", "["+quiet+"]")
	if len(owed(t, store)) > 0 {
		t.Error("told before it is published")
	}
	published := b.publish("1", preview, "asked for")
	wants(t, published, "Published", "is being told", "["+done+"]", "[Undo]")
	want := knowledge.Follower{Question: 1, Person: "7", Locale: "de", Text: "Do spots\ncome from sugar?"}
	if got := owed(t, store); len(got) != 1 || got[0] != want {
		t.Errorf("owed %+v", got)
	}
	board := b.use("1", "gaps")
	wants(t, board, "answered since version")
	wants(t, b.choose("1", board, "q.1"), "answered since version", "["+done+"]", "!asked to be told")
	off := b.press("1", published, done)
	wants(t, off, "It is off the list", "[Undo]", "[Back to the gaps]")
	wants(t, b.press("1", published, done), "It is off the list")
	if left, err := store.Questions(t.Context(), home, 9); err != nil || len(left) != 0 || len(owed(t, store)) != 1 {
		t.Errorf("left %+v, %v; owed %d", left, err, len(owed(t, store)))
	}
	wants(t, b.press("1", off, "Undo"), "Taken back")
	if strings.Contains(b.file("acne.md"), "sugar") {
		t.Error("the change is still there")
	}
}

func TestPublishQuietly(t *testing.T) {
	b, store := followed(t, "Do spots come from sugar?")
	preview := b.asExample("1")
	form := b.press("1", preview, quiet)
	if form.Form == nil || form.Form.Title != quiet {
		t.Fatalf("no form: %s", text(form))
	}
	published := b.send("1", form)
	wants(t, published, "Published", "!told", "["+done+"]")
	list, err := store.Questions(t.Context(), home, 9)
	if err != nil || len(list) != 1 || !list[0].Followed || len(owed(t, store)) > 0 {
		t.Errorf("%+v, %v; owed %d", list, err, len(owed(t, store)))
	}
	// What is undone is open again.
	wants(t, b.use("1", "gaps"), "answered since version")
	wants(t, b.press("1", published, "Undo"), "Taken back")
	wants(t, b.use("1", "gaps"), "!answered since version")
}

// TestStillNoAnswer: an edit that does not answer the question tells nobody.
func TestStillNoAnswer(t *testing.T) {
	b, store := followed(t, "who won the match yesterday evening?")
	form := b.press("1", b.choose("1", b.use("1", "gaps"), "q.1"), "New topic")
	asked := b.send("1", form, "title", "Dry skin", "questions", "Why is my skin so dry?", "also-called", "",
		"summary", "Dry skin may be linked with the gut, as the first article says. It can change from day to day. Many people know it well, and they find that it comes and goes with time.",
		"tips", "Drink water to help dry skin. (1)\nEat whole foods to help dry skin. (1)\nRest well to help dry skin. (1)")
	preview := b.choose("1", asked, "concern")
	wants(t, preview, "would still have no answer", "hears nothing yet", "!["+quiet+"]")
	published := b.publish("1", preview, "")
	wants(t, published, "Published", "still has no answer, so nobody is told")
	list, err := store.Questions(t.Context(), home, 9)
	if err != nil || len(list) != 1 || !list[0].Followed || len(owed(t, store)) > 0 {
		t.Errorf("%+v, %v; owed %d", list, err, len(owed(t, store)))
	}
	wants(t, b.use("1", "gaps"), "!answered since version")
}

// TestTwoAtOneGap: who is second hears of the first, publishes only what they have seen, and
// nobody is told twice.
func TestTwoAtOneGap(t *testing.T) {
	b, store := followed(t, "Do spots come from sugar?")
	first, second, third := b.asExample("1"), b.asExample("2"), b.asExample("3")
	second = b.send("2", b.press("2", second, "Keep editing"), "title", "Spots")
	published := b.publish("1", first, "")
	wants(t, published, "is being told")
	wants(t, b.publish("3", third, ""), "same as what members read already")
	again := b.publish("2", second, "")
	wants(t, again, "Something changed", "A colleague has answered this meanwhile, in version", "[Publish]", "!["+quiet+"]")
	b.press("1", published, done)
	gone := b.publish("2", again, "")
	wants(t, gone, "Something changed", "A colleague has taken this off the list meanwhile")
	wants(t, b.publish("2", gone, ""), "Published", "!told")
	if got := owed(t, store); len(got) != 1 {
		t.Errorf("owed %d", len(got))
	}
	if file := b.file("acne.md"); strings.Count(file, "sugar?") != 1 || !strings.Contains(file, "title: Spots") {
		t.Errorf("the file:\n%s", file)
	}
}

// forgetful is a store that keeps no marks.
type forgetful struct{ *sqlstore.Store }

func (forgetful) MarkAnswered(context.Context, knowledge.GapKey, string, time.Time) error {
	return errDown
}

func TestMarkFails(t *testing.T) {
	_, store := followed(t, "Do spots come from sugar?")
	b := newBench(t, func(p *desk.Parts) { p.Records = forgetful{store} })
	wants(t, b.publish("1", b.asExample("1"), ""), "Published", "could not note")
	if !strings.Contains(b.log.String(), "was not noted") {
		t.Error("the log does not say so")
	}
}

func TestForgedDone(t *testing.T) {
	b, store := followed(t, "Do spots come from sugar?")
	for _, id := range []string{
		"1:desk-gap-done", "1:desk-gap-done:q.1", "1:desk-gap-done:q.1:zzz", "1:desk-gap-done:x.1:0123456789ab", "1:desk-gap-done:q.2:0123456789ab",
	} {
		b.control("1", id)
	}
	r := moderator("9")
	r.Rights.ManageServer = false
	r.Kind, r.Control = "control", "1:desk-gap-done:q.1:0123456789ab"
	wants(t, b.handle(r), "You are not allowed")
	if left, err := store.Questions(t.Context(), home, 9); err != nil || len(left) != 1 {
		t.Errorf("left %+v, %v", left, err)
	}
	// A preview that was told nothing of the asker cannot be published as one that was.
	preview := b.asExample("1")
	for _, row := range preview.Rows {
		for _, button := range row.Buttons {
			if id := encoded(t, button.ID); strings.HasPrefix(id, "1:desk-publish:") {
				parts := strings.Split(id, ":")
				parts[3] = "0000000000"
				form := b.control("1", strings.Join(parts, ":"))
				wants(t, b.send("1", form), "!Published")
			}
		}
	}
	if len(owed(t, store)) > 0 || strings.Contains(b.file("acne.md"), "sugar") {
		t.Error("something has changed")
	}
}
