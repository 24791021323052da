package sqlstore_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
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

func TestForget(t *testing.T) {
	ctx := timeout(t)
	store, path := newStore(t)
	for _, person := range []string{alice, bob} {
		check(t, store.Vote(ctx, vote(person, "acne", true, "")))
		check(t, store.Vote(ctx, vote(person, "sleep", false, knowledge.ReasonUnclear)))
		check(t, store.Mute(ctx, person, "1", noon().AddDate(0, 1, 0)))
	}
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	check(t, store.SendQuestion(ctx, question(bob, "1", "bob's own")))
	if !onDisk(t, path, text) {
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
	if onDisk(t, path, text) {
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

// TestNoIDOnDisk looks for ids after everything that is done with one.
func TestNoIDOnDisk(t *testing.T) {
	ctx := timeout(t)
	store, path := newStore(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	check(t, store.Mute(ctx, alice, "1", noon()))
	if _, err := store.Kept(ctx, alice); err != nil {
		t.Fatal(err)
	}
	if onDisk(t, path, alice) {
		t.Error("the id of a person is on disk")
	}
	_, err := store.Forget(ctx, alice)
	check(t, err)
	check(t, store.Close())
	if onDisk(t, path, alice) {
		t.Error("the id of a person is on disk")
	}
}

// TestForgetLeavesNoTrace fills and empties a database at random, so that pages split, merge
// and overflow, and looks for what should be gone.
func TestForgetLeavesNoTrace(t *testing.T) {
	t.Parallel()
	ctx := timeout(t)
	// Without VACUUM the last three fail.
	for _, seed := range []uint64{1, 60, 61, 86} {
		store, path := newStore(t)
		random := rand.New(rand.NewPCG(seed, 1))
		for i := range 400 {
			person := alice
			if random.IntN(2) == 0 {
				person = bob
			}
			// Each piece of a long text is marked, wherever a page ends.
			mark := fmt.Sprintf("<%s>", person)
			check(t, store.SendQuestion(ctx, question(person, fmt.Sprint(i%3), strings.Repeat(mark, 1+random.IntN(150)))))
		}
		_, err := store.Forget(ctx, alice)
		check(t, err)
		if onDisk(t, path, alice) {
			t.Errorf("seed %d: traces of what was deleted are on disk", seed)
		}
		if !onDisk(t, path, bob) {
			t.Errorf("seed %d: what was not deleted is gone", seed)
		}
	}
}
