package sqlstore_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
)

// The ids and the text that the tests look for in the raw bytes of the files.
const (
	alice = "184729365018273645"
	bob   = "918273645546372819"
	text  = "my-very-own-rash-that-nobody-must-know-of"
)

func testForget(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for _, person := range []string{alice, bob} {
		check(t, store.Vote(ctx, vote(person, "acne", true, "")))
		check(t, store.Vote(ctx, vote(person, "sleep", false, knowledge.ReasonUnclear)))
		check(t, store.Mute(ctx, person, "1", noon().AddDate(0, 1, 0)))
	}
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	sealed := store.Values(ctx, t, "SELECT text FROM questions")
	check(t, store.SendQuestion(ctx, question(bob, "1", "bob's own")))
	if !g.blind() && !g.holds(t, store, sealed...) {
		t.Fatal("the text cannot be found on disk before it is deleted: the test would prove nothing")
	}

	want := knowledge.PersonRecords{Votes: 2, Questions: 1, Mutes: 1}
	if kept, err := store.Kept(ctx, alice); err != nil || kept != want {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	if gone, err := store.Forget(ctx, alice); err != nil || gone != want {
		t.Errorf("forgotten: %+v, %v", gone, err)
	}
	if kept, err := store.Kept(ctx, alice); err != nil || kept != (knowledge.PersonRecords{}) {
		t.Errorf("kept afterwards: %+v, %v", kept, err)
	}
	if !g.blind() && g.holds(t, store, sealed...) {
		t.Error("the text is still on disk")
	}
	if muted, err := store.Muted(ctx, alice, "1", noon()); err != nil || muted {
		t.Errorf("muted afterwards: %v, %v", muted, err)
	}
	if kept, err := store.Kept(ctx, bob); err != nil || kept != want {
		t.Errorf("somebody else's: %+v, %v", kept, err)
	}
	if gone, err := store.Forget(ctx, "1234567890"); err != nil || gone != (knowledge.PersonRecords{}) {
		t.Errorf("somebody unknown: %+v, %v", gone, err)
	}
	if _, err := store.Forget(ctx, ""); !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("nobody: %v", err)
	}
}

// testNoIDOnDisk looks for ids after everything that is done with one.
func testNoIDOnDisk(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	check(t, store.Mute(ctx, alice, "1", noon()))
	if _, err := store.Kept(ctx, alice); err != nil {
		t.Fatal(err)
	}
	if g.holds(t, store, []byte(alice)) {
		t.Error("the id of a person is on disk")
	}
	_, err := store.Forget(ctx, alice)
	check(t, err)
	check(t, store.Close())
	if g.holds(t, g.open(t), []byte(alice)) {
		t.Error("the id of a person is on disk")
	}
}

// testForgetLeavesNoTrace fills and empties a database at random, so that pages split, merge
// and overflow, and looks for what should be gone.
func testForgetLeavesNoTrace(t *testing.T, g ground) {
	ctx := timeout(t)
	// Without VACUUM the last three fail on SQLite.
	seeds := []uint64{1, 60, 61, 86}
	if g.server != nil || racing {
		seeds = seeds[len(seeds)-1:]
	}
	for _, seed := range seeds {
		g := g.another(t)
		store := g.open(t)
		random := rand.New(rand.NewPCG(seed, 1))
		for i := range 400 {
			person := alice
			if random.IntN(2) == 0 {
				person = bob
			}
			check(t, store.SendQuestion(ctx, question(person, fmt.Sprint(i%3), strings.Repeat(text[:20], 1+random.IntN(150)))))
		}
		if g.server != nil { // whose statistics keep values, unless they are told not to
			check(t, store.Exec(ctx, "ANALYZE"))
		}
		all := store.Values(ctx, t, "SELECT text FROM questions")
		_, err := store.Forget(ctx, alice)
		check(t, err)
		left := store.Values(ctx, t, "SELECT text FROM questions")
		gone := slices.DeleteFunc(all, func(a []byte) bool {
			return slices.ContainsFunc(left, func(b []byte) bool { return bytes.Equal(a, b) })
		})
		if len(gone) < 100 || g.holds(t, store, gone...) {
			t.Errorf("seed %d: traces of the %d that were deleted are on disk", seed, len(gone))
		}
		if !g.holds(t, store, left...) {
			t.Errorf("seed %d: what was not deleted is gone", seed)
		}
	}
}
