package sqlstore_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gutskin/knowledge"
)

func testVotes(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for _, v := range []knowledge.Vote{
		vote(alice, "sleep", true, ""),
		vote(bob, "sleep", false, ""),
		vote("3", "sleep", false, knowledge.ReasonMissing),
		vote(alice, "acne", false, knowledge.ReasonMissing),
		vote(bob, "acne", false, knowledge.ReasonMissing),
		vote(bob, "acne", false, knowledge.ReasonUnclear), // changes their mind
	} {
		check(t, store.Vote(ctx, v))
	}
	late := vote("3", "sleep", true, "") // arrives late, and was cast earlier
	late.At = late.At.Add(-time.Hour)
	check(t, store.Vote(ctx, late))

	got, err := store.Votes(ctx)
	check(t, err)
	want := []knowledge.TopicVotes{
		{Topic: "acne", NotHelpful: 2, Reasons: map[knowledge.Reason]int{knowledge.ReasonMissing: 1, knowledge.ReasonUnclear: 1}},
		{Topic: "sleep", Helpful: 1, NotHelpful: 2, Reasons: map[knowledge.Reason]int{knowledge.ReasonNone: 1, knowledge.ReasonMissing: 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("votes (-want +got):\n%s", diff)
	}
}

func testQuestions(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for i, text := range []string{"first", "second\nwith two lines", "third"} {
		q := question(alice, "1", text)
		q.At = q.At.Add(time.Duration(i) * time.Minute)
		check(t, store.SendQuestion(ctx, q))
	}
	check(t, store.SendQuestion(ctx, question(bob, "2", "elsewhere")))
	check(t, store.SendQuestion(ctx, question(bob, "", "in a direct message")))
	for _, test := range []struct {
		guild string
		limit int
		want  []string
	}{
		{"1", 10, []string{"third", "second\nwith two lines", "first"}},
		{"1", 2, []string{"third", "second\nwith two lines"}},
		{"1", -1, nil},
		{"2", 10, []string{"elsewhere"}},
		{"", 10, []string{"in a direct message"}},
		{"3", 10, nil},
	} {
		questions, err := store.Questions(ctx, test.guild, test.limit)
		check(t, err)
		var got []string
		for _, q := range questions {
			got = append(got, q.Text)
			if q.Person != "" || q.Guild != test.guild || q.At.Before(noon()) {
				t.Errorf("question: %+v", q)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("server %q, limit %d (-want +got):\n%s", test.guild, test.limit, diff)
		}
	}
}

func testMute(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.Mute(ctx, alice, "1", noon().Add(time.Hour)))
	muted := func(person, guild string, now time.Time) bool {
		got, err := store.Muted(ctx, person, guild, now)
		check(t, err)
		return got
	}
	if !muted(alice, "1", noon()) || muted(alice, "2", noon()) || muted(bob, "1", noon()) {
		t.Error("a mute is for one person in one server")
	}
	if muted(alice, "1", noon().Add(time.Hour)) {
		t.Error("a mute ends at its time")
	}
	check(t, store.Mute(ctx, alice, "1", noon().Add(2*time.Hour)))
	if !muted(alice, "1", noon().Add(time.Hour)) {
		t.Error("a later mute takes the place of an earlier one")
	}
	check(t, store.Mute(ctx, alice, "1", noon()))
	if muted(alice, "1", noon()) {
		t.Error("a mute until now ends it")
	}
}

func testGuildSettings(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for _, data := range [][]byte{nil, []byte(`{"a":1}`), []byte(`{"a":2}`), bytes.Repeat([]byte("x"), knowledge.MaxGuildSettings), nil} {
		check(t, store.SaveGuildSettings(ctx, "1", data))
		got, err := store.GuildSettings(ctx, "1")
		if err != nil || !bytes.Equal(got, data) || (got == nil) != (data == nil) {
			t.Errorf("kept %d bytes, got %d, %v", len(data), len(got), err)
		}
		if other, err := store.GuildSettings(ctx, "2"); err != nil || other != nil {
			t.Errorf("another server has %q, %v", other, err)
		}
	}
}

func testMemos(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	for _, data := range [][]byte{nil, []byte(`{"a":1}`), bytes.Repeat([]byte("x"), knowledge.MaxMemo), nil, []byte("last")} {
		check(t, store.SaveMemo(ctx, "one", data))
		got, err := store.Memo(ctx, "one")
		if err != nil || !bytes.Equal(got, data) || (got == nil) != (data == nil) {
			t.Errorf("kept %d bytes, got %d, %v", len(data), len(got), err)
		}
		if other, err := store.Memo(ctx, "two"); err != nil || other != nil {
			t.Errorf("another memo says %q, %v", other, err)
		}
	}
	check(t, store.Close())
	if got, err := g.open(t).Memo(ctx, "one"); err != nil || string(got) != "last" {
		t.Errorf("after a restart: %q, %v", got, err)
	}
}

// testRefused gives what is no record to every function that takes one.
func testRefused(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	_, muted := store.Muted(ctx, "", "1", noon())
	_, kept := store.Kept(ctx, "")
	for name, err := range map[string]error{
		"vote":      store.Vote(ctx, vote("", "acne", true, "")),
		"question":  store.SendQuestion(ctx, question("", "1", text)),
		"mute":      store.Mute(ctx, "", "1", noon()),
		"mute in":   store.Mute(ctx, alice, "", noon()),
		"muted":     muted,
		"kept":      kept,
		"settings":  store.SaveGuildSettings(ctx, "", []byte("{}")),
		"too large": store.SaveGuildSettings(ctx, "1", make([]byte, knowledge.MaxGuildSettings+1)),
		"left":      store.GuildLeft(ctx, "", noon()),
		"no name":   store.SaveMemo(ctx, "", []byte("{}")),
		"long memo": store.SaveMemo(ctx, "one", make([]byte, knowledge.MaxMemo+1)),
		"joined":    store.GuildJoined(ctx, strings.Repeat("1", knowledge.MaxID+1)),
	} {
		if !errors.Is(err, knowledge.ErrBadRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// everyCall calls every function of a store once, with good values.
func everyCall(ctx context.Context, store knowledge.Records) map[string]error {
	_, votes := store.Votes(ctx)
	_, questions := store.Questions(ctx, "1", 1)
	_, muted := store.Muted(ctx, alice, "1", noon())
	_, kept := store.Kept(ctx, alice)
	_, settings := store.GuildSettings(ctx, "1")
	_, guilds := store.Guilds(ctx)
	_, memo := store.Memo(ctx, "one")
	calls := changingCalls(ctx, store)
	calls["guilds"], calls["memo"] = guilds, memo
	calls["votes"], calls["questions"], calls["muted"], calls["kept"], calls["settings"] = votes, questions, muted, kept, settings
	return calls
}

// changingCalls are those of everyCall that write.
func changingCalls(ctx context.Context, store knowledge.Records) map[string]error {
	_, forgotten := store.Forget(ctx, bob)
	return map[string]error{
		"vote":          store.Vote(ctx, vote(alice, "acne", true, "")),
		"send":          store.SendQuestion(ctx, question(alice, "1", text)),
		"mute":          store.Mute(ctx, alice, "1", noon()),
		"forget":        forgotten,
		"save settings": store.SaveGuildSettings(ctx, "1", []byte("{}")),
		"left":          store.GuildLeft(ctx, "1", noon()),
		"joined":        store.GuildJoined(ctx, "1"),
		"save memo":     store.SaveMemo(ctx, "one", []byte("{}")),
		"expire":        store.Expire(ctx, noon()),
	}
}

func testCanceled(t *testing.T, g ground) {
	store := g.open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, err := range everyCall(ctx, store) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range everyCall(timeout(t), store) {
		if err != nil {
			t.Errorf("%s afterwards: %v", name, err)
		}
	}
}

func testGuilds(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	if got, err := store.Guilds(ctx); err != nil || len(got) != 0 {
		t.Errorf("servers of an empty store: %q, %v", got, err)
	}
	check(t, store.SaveGuildSettings(ctx, "3", []byte("{}")))
	check(t, store.SaveGuildSettings(ctx, "1", []byte("{}")))
	check(t, store.Mute(ctx, alice, "1", noon()))
	check(t, store.Mute(ctx, bob, "2", noon()))
	check(t, store.SendQuestion(ctx, question(alice, "4", text)))
	check(t, store.SendQuestion(ctx, question(alice, "", text))) // outside servers
	got, err := store.Guilds(ctx)
	check(t, err)
	if diff := cmp.Diff([]string{"1", "2", "3", "4"}, got); diff != "" {
		t.Errorf("servers (-want +got):\n%s", diff)
	}
}
