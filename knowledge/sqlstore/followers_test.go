package sqlstore_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// follow sends a question and follows it; it gives the number of the question.
func follow(t *testing.T, store *sqlstore.Store, person, guild, text string) int64 {
	t.Helper()
	ctx := timeout(t)
	check(t, store.SendQuestion(ctx, question(person, guild, text)))
	if there, err := store.Follow(ctx, person, noon(), "de"); err != nil || !there {
		t.Fatalf("follow: %v, %v", there, err)
	}
	list, err := store.Questions(ctx, guild, 1)
	check(t, err)
	if len(list) != 1 || !list[0].Followed {
		t.Fatalf("questions: %+v", list)
	}
	return list[0].ID
}

func number(t *testing.T, store *sqlstore.Store, want int, query string) {
	t.Helper()
	if got, err := store.Number(timeout(t), query); err != nil || got != want {
		t.Errorf("%s: %d, %v; want %d", query, got, err, want)
	}
}

func testFollowIsToldOnce(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	if owed, err := store.Owed(ctx, 10); err != nil || len(owed) != 0 {
		t.Errorf("owed before it is answered: %+v, %v", owed, err)
	}
	if began, err := store.BeginTelling(ctx, id, noon()); err != nil || began {
		t.Errorf("told before it is answered: %v, %v", began, err)
	}
	if owe, err := store.Owe(ctx, "2", id, noon()); err != nil || owe {
		t.Errorf("owed by another server: %v, %v", owe, err)
	}
	for i, want := range []bool{true, false} {
		if owe, err := store.Owe(ctx, "1", id, noon()); err != nil || owe != want {
			t.Errorf("owe %d: %v, %v", i, owe, err)
		}
	}
	if list, err := store.Questions(ctx, "1", 1); err != nil || list[0].Followed {
		t.Errorf("still waiting: %+v, %v", list, err)
	}
	check(t, store.DropQuestion(ctx, "1", id)) // taken off the list before the person was told
	want := []knowledge.Follower{{Question: id, Person: alice, Locale: "de", Text: text}}
	if owed, err := store.Owed(ctx, 10); err != nil || !slices.Equal(owed, want) {
		t.Errorf("owed: %+v, %v", owed, err)
	}
	for i, want := range []bool{true, false} {
		if began, err := store.BeginTelling(ctx, id, noon()); err != nil || began != want {
			t.Errorf("begin %d: %v, %v", i, began, err)
		}
	}
	if owed, err := store.Owed(ctx, 10); err != nil || len(owed) != 0 {
		t.Errorf("owed while being told: %+v, %v", owed, err)
	}
	check(t, store.EndTelling(ctx, id, knowledge.TellingLater))
	if owed, err := store.Owed(ctx, 10); err != nil || len(owed) != 1 {
		t.Errorf("owed after it failed: %+v, %v", owed, err)
	}
	check(t, store.EndTelling(ctx, id, knowledge.TellingOver))
	number(t, store, 0, "SELECT count(*) FROM followers")
}

func testOneOfManyTells(t *testing.T, g ground) {
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	var owed, began [8]bool
	var group sync.WaitGroup
	for i := range owed {
		group.Go(func() {
			owed[i], _ = store.Owe(timeout(t), "1", id, noon())
			began[i], _ = store.BeginTelling(timeout(t), id, noon())
		})
	}
	group.Wait()
	for name, all := range map[string][]bool{"owed": owed[:], "began": began[:]} {
		times := 0
		for _, one := range all {
			if one {
				times++
			}
		}
		if name == "owed" && times != 1 || times > 1 { // it may be begun before it is owed
			t.Errorf("%s %d times", name, times)
		}
	}
}

// testUnansweredAgain: an edit that is taken back before the person was told.
func testUnansweredAgain(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	for i, want := range []int{1, 0} {
		if owe, err := store.Owe(ctx, "1", id, noon()); err != nil || !owe {
			t.Errorf("%d: owe %v, %v", i, owe, err)
		}
		if want == 0 {
			check(t, store.DropQuestion(ctx, "1", id))
		}
		check(t, store.EndTelling(ctx, id, knowledge.TellingUnanswered))
		number(t, store, want, "SELECT count(*) FROM followers WHERE due IS NULL")
		number(t, store, want, "SELECT count(*) FROM followers")
	}
}

func testResumeTelling(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	var ids []int64
	for i, person := range []string{alice, bob} {
		id := follow(t, store, person, "1", text)
		_, err := store.Owe(ctx, "1", id, noon())
		check(t, err)
		_, err = store.BeginTelling(ctx, id, noon().Add(time.Duration(i)*time.Hour))
		check(t, err)
		ids = append(ids, id)
	}
	check(t, store.Close())
	store = g.open(t)
	check(t, store.ResumeTelling(ctx, noon().Add(time.Minute)))
	owed, err := store.Owed(ctx, 10)
	if err != nil || len(owed) != 1 || owed[0].Question != ids[1] || owed[0].Person != bob {
		t.Errorf("owed after a restart: %+v, %v", owed, err)
	}
	number(t, store, 1, "SELECT count(*) FROM followers")
}

// testNothingOfAFollowerOnDisk looks for what is encrypted in the raw bytes of the files.
func testNothingOfAFollowerOnDisk(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	_, err := store.Owe(ctx, "1", id, noon())
	check(t, err)
	check(t, store.DropQuestion(ctx, "1", id))
	for _, secret := range []string{alice, text} {
		if g.holds(t, store, []byte(secret)) {
			t.Errorf("%q is on disk", secret)
		}
	}
	owed, err := store.Owed(ctx, 1)
	if err != nil || len(owed) != 1 || owed[0].Person != alice {
		t.Fatalf("owed: %+v, %v: the test would prove nothing", owed, err)
	}
	check(t, store.Exec(ctx, "UPDATE followers SET question = question + 1")) // beside another question
	if owed, err := store.Owed(ctx, 1); err != nil || len(owed) != 0 {
		t.Errorf("opens beside another question: %+v, %v", owed, err)
	}
	number(t, store, 0, "SELECT count(*) FROM followers")
}

func testFollowerGoesWith(t *testing.T, g ground) {
	for name, do := range map[string]func(*testing.T, *sqlstore.Store, int64) error{
		"the question": func(t *testing.T, s *sqlstore.Store, id int64) error { return s.DropQuestion(timeout(t), "1", id) },
		"the person": func(t *testing.T, s *sqlstore.Store, _ int64) error {
			gone, err := s.Forget(timeout(t), alice)
			if gone != (knowledge.PersonRecords{Questions: 1, Follows: 1}) {
				t.Errorf("forgotten: %+v", gone)
			}
			return err
		},
		"their wish": func(t *testing.T, s *sqlstore.Store, _ int64) error { return s.Unfollow(timeout(t), alice, noon()) },
		"time": func(t *testing.T, s *sqlstore.Store, id int64) error {
			if _, err := s.Owe(timeout(t), "1", id, noon()); err != nil {
				return err
			}
			return s.Expire(timeout(t), noon().Add(knowledge.KeepQuestions))
		},
		"the server": func(t *testing.T, s *sqlstore.Store, _ int64) error {
			if err := s.GuildLeft(timeout(t), "1", noon()); err != nil {
				return err
			}
			return s.Expire(timeout(t), noon().Add(knowledge.KeepLeftGuild))
		},
	} {
		t.Run(name, func(t *testing.T) {
			store := g.another(t).open(t)
			id := follow(t, store, alice, "1", text)
			if kept, err := store.Kept(timeout(t), alice); err != nil || kept.Follows != 1 {
				t.Errorf("kept: %+v, %v", kept, err)
			}
			check(t, do(t, store, id))
			number(t, store, 0, "SELECT count(*) FROM followers")
		})
	}
}

func testFollowOfAnothersQuestion(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	if there, err := store.Follow(ctx, bob, noon(), "de"); err != nil || there {
		t.Errorf("followed the question of somebody else: %v, %v", there, err)
	}
	check(t, store.Unfollow(ctx, bob, noon()))
	check(t, store.DropQuestion(ctx, "2", id))
	number(t, store, 1, "SELECT count(*) FROM followers")
	if there, err := store.Follow(ctx, alice, noon(), "de"); err != nil || !there {
		t.Errorf("pressed again: %v, %v", there, err)
	}
	for name, bad := range map[string]struct{ person, locale string }{
		"nobody": {"", "de"}, "long language": {alice, strings.Repeat("x", knowledge.MaxLocale+1)},
	} {
		if _, err := store.Follow(ctx, bad.person, noon(), bad.locale); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
}

func testAnswered(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	id := follow(t, store, alice, "1", text)
	for _, revision := range []string{"aaa", "bbb"} {
		check(t, store.MarkAnswered(ctx, knowledge.QuestionGap(id), revision, noon()))
		check(t, store.MarkAnswered(ctx, knowledge.WordGap("chlorine"), revision, noon()))
	}
	marks, err := store.Answered(ctx)
	if err != nil || len(marks) != 2 || marks[knowledge.QuestionGap(id)] != "bbb" || marks[knowledge.WordGap("chlorine")] != "bbb" {
		t.Errorf("answered: %v, %v", marks, err)
	}
	check(t, store.DropQuestion(ctx, "1", id))
	check(t, store.DropGap(ctx, "chlorine"))
	number(t, store, 0, "SELECT count(*) FROM answered")
	check(t, store.MarkAnswered(ctx, knowledge.WordGap("chlorine"), "ccc", noon()))
	check(t, store.Expire(ctx, noon().Add(knowledge.KeepQuestions)))
	number(t, store, 0, "SELECT count(*) FROM answered")
	check(t, store.MarkAnswered(ctx, knowledge.WordGap("chlorine"), "ddd", noon()))
	check(t, store.MarkUnanswered(ctx, "eee"))
	number(t, store, 1, "SELECT count(*) FROM answered")
	check(t, store.MarkUnanswered(ctx, "ddd"))
	number(t, store, 0, "SELECT count(*) FROM answered")
	if err := store.MarkAnswered(ctx, "", "ccc", noon()); err == nil {
		t.Error("kept a mark without a gap")
	}
}
