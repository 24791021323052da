package sqlstore_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"gutskin/knowledge"
)

func draftOf(person, id string, at time.Time) knowledge.Draft {
	return knowledge.Draft{ID: id, Person: person, File: "acne.md", Base: "abc", Content: []byte("typed by " + id), At: at}
}

func testDrafts(t *testing.T, g ground) {
	store := g.open(t)
	ctx := context.Background()
	for n, id := range []string{"one", "two"} {
		if err := store.SaveDraft(ctx, draftOf(alice, id, noon().Add(time.Duration(n)*time.Hour))); err != nil {
			t.Fatal(err)
		}
	}
	changed := draftOf(alice, "one", noon().Add(5*time.Hour))
	changed.Content = []byte("typed anew")
	if err := store.SaveDraft(ctx, changed); err != nil {
		t.Fatal(err)
	}
	list, err := store.Drafts(ctx, alice)
	if err != nil || len(list) != 2 || list[0].ID != "one" || string(list[0].Content) != "typed anew" || !list[0].At.Equal(changed.At) || list[0].Person != "" {
		t.Errorf("drafts: %+v, %v", list, err)
	}
	if _, there, err := store.Draft(ctx, bob, "one"); there || err != nil {
		t.Errorf("somebody else's draft: %v, %v", there, err)
	}
	if d, there, err := store.Draft(ctx, alice, "two"); !there || err != nil || d.File != "acne.md" || d.Base != "abc" {
		t.Errorf("draft: %+v, %v, %v", d, there, err)
	}
	if err := store.DropDraft(ctx, alice, "two"); err != nil {
		t.Fatal(err)
	}
	if err := store.DropDraft(ctx, alice, "two"); err != nil {
		t.Errorf("a second time: %v", err)
	}
	if kept, err := store.Kept(ctx, alice); err != nil || kept.Drafts != 1 || kept.Total() != 1 {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	if gone, err := store.Forget(ctx, alice); err != nil || gone.Drafts != 1 {
		t.Errorf("forgotten: %+v, %v", gone, err)
	}
	if list, err := store.Drafts(ctx, alice); err != nil || len(list) > 0 {
		t.Errorf("after that: %+v, %v", list, err)
	}
}

func testDraftsExpireAndAreBounded(t *testing.T, g ground) {
	store := g.open(t)
	ctx := context.Background()
	for n := range knowledge.MaxDrafts {
		if err := store.SaveDraft(ctx, draftOf(alice, fmt.Sprint("d", n), noon())); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.SaveDraft(ctx, draftOf(alice, "one more", noon())); !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("one more: %v", err)
	}
	if err := store.SaveDraft(ctx, draftOf(alice, "d0", noon().Add(time.Hour))); err != nil {
		t.Errorf("one that is there: %v", err)
	}
	if err := store.Expire(ctx, noon().Add(knowledge.KeepDrafts)); err != nil {
		t.Fatal(err)
	}
	if list, err := store.Drafts(ctx, alice); err != nil || len(list) != 1 || list[0].ID != "d0" {
		t.Errorf("%d are left, %v", len(list), err)
	}
	for name, d := range map[string]knowledge.Draft{
		"no id": draftOf(alice, "", noon()), "no person": draftOf("", "x", noon()), "no time": draftOf(alice, "x", time.Time{}),
		"no content": {ID: "x", Person: alice, At: noon()}, "too large": {ID: "x", Person: alice, At: noon(), Content: bytes.Repeat([]byte("x"), knowledge.MaxDraft+1)},
	} {
		if err := store.SaveDraft(ctx, d); !errors.Is(err, knowledge.ErrBadRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
