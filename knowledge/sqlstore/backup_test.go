package sqlstore_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// fillAll keeps something in every table.
func fillAll(t *testing.T, store *sqlstore.Store) {
	t.Helper()
	ctx := timeout(t)
	fill(t, store)
	check(t, store.SendQuestion(ctx, question(bob, "", "wörds\x01\n\"and 'quotes'")))
	check(t, store.Vote(ctx, vote(alice, "acne", false, knowledge.ReasonUnclear)))
	check(t, store.Mute(ctx, alice, "1", noon().AddDate(1, 0, 0)))
	check(t, store.GuildLeft(ctx, "2", noon()))
	for _, person := range []string{alice, bob, "3"} {
		check(t, store.CountMisses(ctx, missed(person, "chlorine")))
	}
	check(t, store.AddTallies(ctx, knowledge.Tally{Day: noon(), Kind: knowledge.KindNone, Count: 3}))
}

// contents is all that can be read of a store.
func contents(t *testing.T, store *sqlstore.Store) map[string]any {
	t.Helper()
	ctx := timeout(t)
	all := map[string]any{}
	put := func(name string, value any, err error) {
		check(t, err)
		all[name] = value
	}
	for _, person := range []string{alice, bob, "3"} {
		kept, err := store.Kept(ctx, person)
		put("kept of "+person, kept, err)
		drafts, err := store.Drafts(ctx, person)
		put("drafts of "+person, drafts, err)
	}
	for _, guild := range []string{"", "1"} {
		questions, err := store.Questions(ctx, guild, 10)
		put("questions in "+guild, questions, err)
	}
	votes, err := store.Votes(ctx)
	put("votes", votes, err)
	settings, err := store.GuildSettings(ctx, "1")
	put("settings", settings, err)
	gaps, err := store.Gaps(ctx, 10)
	put("gaps", gaps, err)
	tallies, err := store.Tallies(ctx, noon())
	put("tallies", tallies, err)
	muted, err := store.Muted(ctx, alice, "1", noon())
	put("muted", muted, err)
	left, err := store.Number(ctx, "SELECT count(*) FROM guilds_left")
	put("left", left, err)
	return all
}

func backUp(t *testing.T, store *sqlstore.Store) *bytes.Reader {
	t.Helper()
	var file bytes.Buffer
	if _, err := store.Backup(timeout(t), &file, noon()); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(file.Bytes())
}

// restoresInto backs one store up, and puts that into another with another first key.
func restoresInto(t *testing.T, from, into ground) {
	t.Helper()
	ctx := timeout(t)
	from.place.Keys = []sqlstore.Key{key(1)}
	store := from.open(t)
	fillAll(t, store)
	want := contents(t, store)
	file := backUp(t, store)
	content := make([]byte, file.Size())
	_, _ = file.ReadAt(content, 0)
	if bytes.Contains(content, []byte(text)) {
		t.Error("what people wrote lies open in the backup")
	}

	into.place.Keys = []sqlstore.Key{key(2), key(1)}
	other := into.open(t)
	check(t, other.Vote(ctx, vote("somebody", "sleep", true, "")))
	if _, err := other.Restore(ctx, file, file.Size(), false); !errors.Is(err, sqlstore.ErrNotEmpty) {
		t.Errorf("over records: %v", err)
	}
	if votes, err := other.Votes(ctx); err != nil || len(votes) != 1 {
		t.Errorf("what was there is gone: %+v, %v", votes, err)
	}
	if rows, err := other.Restore(ctx, file, file.Size(), true); err != nil || rows != 12 {
		t.Errorf("put back: %d rows, %v", rows, err)
	}
	if diff := cmp.Diff(want, contents(t, other)); diff != "" {
		t.Errorf("records (-backed up +put back):\n%s", diff)
	}
	check(t, other.SendQuestion(ctx, question(alice, "1", "a new one")))
	check(t, other.Close())
	into.place.Keys = into.place.Keys[:1] // all was sealed by the first
	if questions, err := into.open(t).Questions(ctx, "1", 10); err != nil || len(questions) != 2 {
		t.Errorf("questions: %+v, %v", questions, err)
	}
}

func TestBackupFromEngineToEngine(t *testing.T) {
	t.Parallel()
	server := pgtest.Given(t)
	for _, from := range []*pgtest.Server{nil, server} {
		for _, into := range []*pgtest.Server{nil, server} {
			t.Run(fmt.Sprintf("PostgreSQL %v to %v", from != nil, into != nil), func(t *testing.T) {
				restoresInto(t, newGround(t, from), newGround(t, into))
			})
		}
	}
}

// testBackupWhileServing writes all the time, and holds that each backup is of one moment:
// two records that are always written one after the other never come the other way round.
func testBackupWhileServing(t *testing.T, g ground) {
	ctx := timeout(t)
	g.place.Keys = []sqlstore.Key{key(1)}
	serving, backing := g.open(t), g.open(t)
	writing, stop := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() {
		for i := 0; writing.Err() == nil && i < 300; i++ {
			at := noon().Add(time.Duration(i) * time.Second)
			draft := draftOf(alice, "one", at)
			q := question(alice, "1", fmt.Sprint(i))
			q.At = at
			if err := errors.Join(serving.SaveDraft(ctx, draft), serving.SendQuestion(ctx, q)); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 3 {
		file := backUp(t, backing)
		copied := g.another(t)
		copied.place.Keys = g.place.Keys
		store := copied.open(t)
		_, err := store.Restore(ctx, file, file.Size(), false)
		check(t, err)
		questions, err := store.Questions(ctx, "1", 1)
		check(t, err)
		draft, there, err := store.Draft(ctx, alice, "one")
		check(t, err)
		if len(questions) == 0 {
			continue
		}
		if ahead := draft.At.Sub(questions[0].At); !there || ahead != 0 && ahead != time.Second {
			t.Errorf("the draft is %v ahead of the question: two moments in one backup", ahead)
		}
	}
	stop()
	done.Wait()
}

// TestRestoreRefuses gives what is no backup, and holds that nothing is touched.
func TestRestoreRefuses(t *testing.T) {
	ctx := timeout(t)
	g := newGround(t, nil)
	g.place.Keys = []sqlstore.Key{key(1)}
	store := g.open(t)
	fillAll(t, store)
	good := backUp(t, store)
	content, err := io.ReadAll(good)
	check(t, err)
	other := newGround(t, nil)
	strange := other.open(t) // has another key
	want := contents(t, store)
	for name, test := range map[string]struct {
		into *sqlstore.Store
		file []byte
		want error
	}{
		"nothing":          {store, nil, sqlstore.ErrNotBackup},
		"a text":           {store, []byte("Buy yoghurt."), sqlstore.ErrNotBackup},
		"cut short":        {store, content[:len(content)/2], sqlstore.ErrNotBackup},
		"another key":      {strange, content, sqlstore.ErrKey},
		"a newer one":      {store, changed(t, content, "manifest.json", `"schema": `, `"schema": 9`), sqlstore.ErrNewer},
		"a lost row":       {store, changed(t, content, "votes.jsonl", "{", " "), sqlstore.ErrNotBackup},
		"a changed row":    {store, changed(t, content, "votes.jsonl", "unclear", "missing"), sqlstore.ErrNotBackup},
		"a strange table":  {store, changed(t, content, "manifest.json", `"votes"`, `"sqlite_schema"`), sqlstore.ErrNotBackup},
		"a strange column": {store, changed(t, content, "mutes.jsonl", `"until"`, `"until\") --"`), sqlstore.ErrNotBackup},
		"no persons' key":  {store, changed(t, content, "secrets.jsonl", `"person"`, `"nobody"`), sqlstore.ErrNotBackup},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := test.into.Restore(ctx, bytes.NewReader(test.file), int64(len(test.file)), true)
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if diff := cmp.Diff(want, contents(t, store)); diff != "" {
				t.Errorf("records were changed:\n%s", diff)
			}
		})
	}
}

// changed is a backup with some words of one file replaced.
func changed(t *testing.T, backup []byte, name, old, by string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(backup), int64(len(backup)))
	check(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		check(t, err)
		data, err := io.ReadAll(r)
		check(t, err)
		if f.Name == name {
			if !strings.Contains(string(data), old) {
				t.Fatalf("%s lacks %s", name, old)
			}
			data = []byte(strings.Replace(string(data), old, by, 1))
		}
		entry, err := w.Create(f.Name)
		check(t, err)
		_, err = entry.Write(data)
		check(t, err)
	}
	check(t, w.Close())
	return out.Bytes()
}
