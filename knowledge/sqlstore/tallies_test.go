package sqlstore_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

func missed(person string, words ...string) knowledge.Miss {
	return knowledge.Miss{Person: person, Words: words, At: noon()}
}

// monday is the beginning of the week of noon.
func monday() time.Time { return time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC) }

func testGaps(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for i := range 5 {
		check(t, store.CountMisses(ctx, missed(fmt.Sprint("person", i), "chlorine")))
	}
	for range 4 { // one person often is one person
		check(t, store.CountMisses(ctx, missed(alice, "swimming", "sauna")))
	}
	later := missed(alice, "swimming")
	later.At = later.At.AddDate(0, 0, 7)
	check(t, store.CountMisses(ctx, later)) // and so are they in another week
	check(t, store.CountMisses(ctx, missed(bob, "swimming")))

	gaps, err := store.Gaps(ctx, 10)
	check(t, err)
	if diff := cmp.Diff([]knowledge.Gap{{Word: "chlorine", Askers: 5, Week: monday()}}, gaps); diff != "" {
		t.Errorf("two people must not be shown (-want +got):\n%s", diff)
	}
	check(t, store.CountMisses(ctx, missed("3", "swimming")))
	gaps, err = store.Gaps(ctx, 10)
	check(t, err)
	if len(gaps) != 2 || gaps[1].Word != "swimming" || gaps[1].Askers != 3 || !gaps[1].Week.Equal(monday().AddDate(0, 0, 7)) {
		t.Errorf("gaps: %+v", gaps)
	}
	if gaps, err := store.Gaps(ctx, 1); err != nil || len(gaps) != 1 {
		t.Errorf("a limit: %+v, %v", gaps, err)
	}
	check(t, store.DropGap(ctx, "chlorine"))
	if gaps, err := store.Gaps(ctx, 10); err != nil || len(gaps) != 1 || !g.blind() && g.holds(t, store, []byte("chlorine")) {
		t.Errorf("after it was dismissed: %+v, %v", gaps, err)
	}
	for _, bad := range []knowledge.Miss{missed(""), missed(alice), missed("", "sauna"), missed(alice, ""), missed(alice, "a", "b", "c", "d")} {
		if err := store.CountMisses(ctx, bad); !errors.Is(err, knowledge.ErrBadRecord) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// testGapsTellNobody: what is kept at one word cannot be matched with another, and both go
// when the person has everything deleted, or after their time.
func testGapsTellNobody(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.CountMisses(ctx, missed(alice, "chlorine", "sauna")))
	check(t, store.CountMisses(ctx, missed(bob, "chlorine")))
	if !g.blind() && g.holds(t, store, []byte(alice)) {
		t.Error("the id of a person is on disk")
	}
	if hashes, err := store.Number(ctx, "SELECT count(DISTINCT person) FROM misses"); err != nil || hashes != 3 {
		t.Errorf("%d hashes, %v: want three different ones", hashes, err)
	}
	want := knowledge.PersonRecords{Misses: 2}
	if kept, err := store.Kept(ctx, alice); err != nil || kept != want {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	if gone, err := store.Forget(ctx, alice); err != nil || gone != want {
		t.Errorf("forgotten: %+v, %v", gone, err)
	}
	if !g.blind() && g.holds(t, store, []byte("sauna")) {
		t.Error("the word is still on disk")
	}
	if kept, err := store.Kept(ctx, bob); err != nil || kept.Misses != 1 {
		t.Errorf("somebody else's: %+v, %v", kept, err)
	}
	check(t, store.Expire(ctx, monday().Add(knowledge.KeepMisses-time.Hour)))
	if kept, err := store.Kept(ctx, bob); err != nil || kept.Misses != 1 {
		t.Errorf("within its time: %+v, %v", kept, err)
	}
	check(t, store.Expire(ctx, noon().Add(knowledge.KeepMisses)))
	if kept, err := store.Kept(ctx, bob); err != nil || kept.Misses != 0 || !g.blind() && g.holds(t, store, []byte("chlorine")) {
		t.Errorf("past its time: %+v, %v", kept, err)
	}
}

// testMissesAreBounded: one who asks for everything does not fill the disk.
// testMissesAreBounded fills a week nearly up, but for one word in the database itself: asking two
// thousand times takes half a minute.
func testMissesAreBounded(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	popular := make([]knowledge.Miss, 110)
	for i := range popular {
		popular[i] = missed(fmt.Sprint("person", i), "popular")
	}
	if err := store.CountMisses(ctx, append(popular, missed(""))...); !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("a bad one among many: %v", err)
	}
	if all, err := store.Number(ctx, "SELECT count(*) FROM misses"); err != nil || all != 0 {
		t.Errorf("kept of those beside a bad one: %d, %v", all, err)
	}
	check(t, store.CountMisses(ctx, popular[:60]...))
	check(t, store.CountMisses(ctx, popular...))
	if gaps, err := store.Gaps(ctx, 1); err != nil || len(gaps) != 1 || gaps[0].Askers != 100 {
		t.Errorf("of one word: %+v, %v", gaps, err)
	}
	var many []knowledge.Miss
	for i := range 700 {
		many = append(many, missed(alice, fmt.Sprint("a", i), fmt.Sprint("b", i), fmt.Sprint("c", i)))
	}
	check(t, store.CountMisses(ctx, many[:100]...))
	check(t, store.CountMisses(ctx, many...))
	if all, err := store.Number(ctx, "SELECT count(*) FROM misses"); err != nil || all != 2000 {
		t.Errorf("of a week: %d, %v", all, err)
	}
	if kept, err := store.Kept(ctx, alice); err != nil || kept.Misses != 1900 {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	next := missed(bob, "another")
	next.At = next.At.AddDate(0, 0, 7)
	check(t, store.CountMisses(ctx, next))
	if kept, err := store.Kept(ctx, bob); err != nil || kept.Misses != 1 {
		t.Errorf("a week later: %+v, %v", kept, err)
	}
}

func testTallies(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	yesterday := noon().AddDate(0, 0, -1)
	check(t, store.AddTallies(ctx,
		knowledge.Tally{Day: noon(), Kind: knowledge.KindNone, Count: 3},
		knowledge.Tally{Day: noon().Add(time.Hour), Kind: knowledge.KindNone, Count: 2},
		knowledge.Tally{Day: noon(), Kind: knowledge.KindAnswer, Topic: "acne", Count: 4}))
	check(t, store.AddTallies(ctx, knowledge.Tally{Day: yesterday, Kind: knowledge.KindCare, Count: 3}))
	if err := store.AddTallies(ctx, knowledge.Tally{Day: noon(), Kind: knowledge.KindNone, Count: 9}, knowledge.Tally{}); !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("a bad one among others: %v", err)
	}
	got, err := store.Tallies(ctx, noon())
	check(t, err)
	want := []knowledge.Tally{
		{Day: knowledge.DayOf(noon()), Kind: knowledge.KindAnswer, Topic: "acne", Count: 4},
		{Day: knowledge.DayOf(noon()), Kind: knowledge.KindNone, Count: 5},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tallies (-want +got):\n%s", diff)
	}
	check(t, store.Expire(ctx, knowledge.DayOf(noon()).Add(knowledge.KeepTallies-time.Hour)))
	if got, err := store.Tallies(ctx, yesterday); err != nil || len(got) != 2 {
		t.Errorf("after its time: %+v, %v", got, err)
	}
	for _, bad := range []knowledge.Tally{
		{}, {Day: noon(), Kind: knowledge.KindNone}, {Day: noon(), Kind: "other", Count: 1},
		{Day: noon(), Kind: knowledge.KindCare, Topic: "swelling", Count: 1}, {Kind: knowledge.KindNone, Count: 1},
	} {
		if err := store.AddTallies(ctx, bad); !errors.Is(err, knowledge.ErrBadRecord) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func testDropQuestion(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	sealed := store.Values(ctx, t, "SELECT text FROM questions")
	check(t, store.SendQuestion(ctx, question(bob, "1", "another")))
	questions, err := store.Questions(ctx, "1", 10)
	check(t, err)
	check(t, store.DropQuestion(ctx, "2", questions[1].ID)) // another server's moderators
	if !g.blind() && !g.holds(t, store, sealed...) {
		t.Fatal("the text cannot be found on disk before it is deleted: the test would prove nothing")
	}
	check(t, store.DropQuestion(ctx, "1", questions[1].ID))
	check(t, store.DropQuestion(ctx, "1", questions[1].ID))
	if left, err := store.Questions(ctx, "1", 10); err != nil || len(left) != 1 || left[0].Text != "another" || !g.blind() && g.holds(t, store, sealed...) {
		t.Errorf("left: %+v, %v", left, err)
	}
}
