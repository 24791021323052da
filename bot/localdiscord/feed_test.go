package localdiscord_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// changes reads what a member notices after a cursor, which must be something.
func changes(t testing.TB, m *localdiscord.Member, after localdiscord.Cursor) []localdiscord.Change {
	t.Helper()
	list, next, err := m.Changes(testContext(t), after)
	if err != nil || len(list) == 0 || next < list[len(list)-1].Cursor {
		t.Fatalf("changes after %d: %v up to %d, %v", after, list, next, err)
	}
	return list
}

// noticed says of each change its kind and what it is about.
func noticed(list []localdiscord.Change) []string {
	said := []string{}
	for _, c := range list {
		switch {
		case c.Message != nil:
			said = append(said, string(c.Kind)+" "+c.Message.Content)
		case c.Interaction != nil:
			said = append(said, string(c.Kind)+" "+string(c.Interaction.State()))
		default:
			said = append(said, fmt.Sprint(c.Kind, " ", c.On))
		}
	}
	return said
}

func TestChangesOfMessages(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	alice, bob := s.Member("alice"), s.Member("bob")
	at := s.Cursor()
	first := must(bob.Send("#general", "first"))
	second := must(bob.Send("#general", "second"))
	if got := noticed(changes(t, alice, at)); !slices.Equal(got, []string{"message first", "message second"}) {
		t.Errorf("two messages: %q", got)
	}
	at = s.Cursor()
	must(bob.Edit(second, "changed"))
	if err := bob.Delete(first); err != nil {
		t.Fatal(err)
	}
	got := changes(t, alice, at)
	if !slices.Equal(noticed(got), []string{"message changed", "delete false"}) || got[1].MessageID != first.ID || got[1].Channel != first.ChannelID {
		t.Errorf("changed and deleted: %+v", got)
	}
	if err := alice.React(second, "👍", true); err != nil {
		t.Fatal(err)
	}
	if got := changes(t, bob, got[1].Cursor); len(got) != 1 || len(got[0].Message.Reactions) != 1 {
		t.Errorf("a reaction: %+v", got)
	}
}

// must is a value that came without an error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestChangesAreForWhoSeesThem(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	mona, bob := st.s.Member("mona").Grant(localdiscord.PermissionManageGuild), st.s.Member("bob")
	if err := st.s.Restrict("#moderators", localdiscord.PermissionManageGuild); err != nil {
		t.Fatal(err)
	}
	at := st.s.Cursor()
	must(mona.Send("#moderators", "secret"))
	must(st.alice.Send(localdiscord.DM, "hello"))
	_, event := st.ask()
	st.expect("POST", event.callback(), object{"type": 4, "data": object{"content": "only you", "flags": 64}}, http.StatusNoContent)
	must(mona.Send("#general", "to all"))
	for _, who := range []struct {
		member *localdiscord.Member
		want   []string
	}{
		{mona, []string{"message secret", "message to all"}},
		{bob, []string{"message to all"}},
		{st.alice, []string{"channel false", "message hello", "interaction done", "message only you", "interaction done", "message to all"}},
	} {
		if got := noticed(changes(t, who.member, at)); !slices.Equal(got, who.want) {
			t.Errorf("%s notices %q, want %q", who.member.User().Username, got, who.want)
		}
	}
}

func TestChangesOfAnInteraction(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	at := st.s.Cursor()
	asked, event := st.ask()
	if got := noticed(changes(t, st.alice, at)); !slices.Equal(got, []string{"interaction waiting"}) {
		t.Errorf("at first: %q", got)
	}
	at = st.s.Cursor()
	st.expect("POST", event.callback(), object{"type": 5}, http.StatusNoContent)
	if got := changes(t, st.alice, at); got[len(got)-1].Interaction.State() != localdiscord.StateThinking {
		t.Errorf("deferred: %q", noticed(got))
	}
	at = st.s.Cursor()
	st.expect("PATCH", event.original(), object{"content": "because"}, http.StatusOK)
	if got := noticed(changes(t, st.alice, at)); !slices.Equal(got, []string{"message because", "interaction done"}) {
		t.Errorf("answered: %q", got)
	}
	if q := asked.Requests(); len(q) != 2 || q[0].Status != http.StatusNoContent || q[1].Method != "PATCH" || q[1].Status != http.StatusOK {
		t.Errorf("its requests: %+v", q)
	}
}

// TestChangesWithTime is about what nobody does: an interaction fails by waiting.
func TestChangesWithTime(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.ask()
	at := st.s.Cursor()
	st.now.Advance(4 * time.Second)
	if got := noticed(changes(t, st.alice, at)); !slices.Equal(got, []string{"interaction failed"}) {
		t.Errorf("too late: %q", got)
	}
	if again := st.s.Cursor(); again != at+1 {
		t.Errorf("it failed %d times", again-at)
	}
}

func TestChangesOfTheBot(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	at := st.s.Cursor()
	st.expect("POST", "/channels/"+generalOf(st.s)+"/typing", nil, http.StatusNoContent)
	st.expect("POST", "/channels/"+generalOf(st.s)+"/messages", object{"content": "hi"}, http.StatusOK)
	if got := noticed(changes(t, st.alice, at)); !slices.Equal(got, []string{"typing false", "typing false", "message hi"}) {
		t.Errorf("typing, which has ended with the message: %q", got)
	}
	at = st.s.Cursor()
	st.expect("PUT", "/applications/"+st.s.Bot().ID+"/commands", []object{
		{"name": "one", "description": "One."}, {"name": "two", "description": "Two."},
	}, http.StatusOK)
	if got := noticed(changes(t, st.alice, at)); !slices.Equal(got, []string{"commands false"}) {
		t.Errorf("registering two commands in place of three: %q", got)
	}
	if at = st.s.Cursor(); !st.s.Connected() {
		t.Error("a bot that is there is not")
	}
	st.bot.leave(st.s)
	if got := changes(t, st.alice, at); len(got) != 1 || got[0].Kind != localdiscord.ChangeConnection || got[0].On || st.s.Connected() {
		t.Errorf("the bot left: %q", noticed(got))
	}
}

func TestChangesBehind(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	alice, at := s.Member("alice"), s.Cursor()
	for _, wrong := range []localdiscord.Cursor{0, -1, at - 100_000, at + 1} {
		if _, _, err := alice.Changes(testContext(t), wrong); !errors.Is(err, localdiscord.ErrBehind) {
			t.Errorf("cursor %d: %v", wrong-at, err)
		}
	}
	for range 20_000 {
		must(alice.Send("#general", "x"))
	}
	if _, _, err := alice.Changes(testContext(t), at); !errors.Is(err, localdiscord.ErrBehind) {
		t.Errorf("after 20,000 changes: %v", err)
	}
	if got := changes(t, alice, s.Cursor()-5000); len(got) == 0 || len(got) > 1000 {
		t.Errorf("%d changes at a time", len(got))
	}
}

func TestChangesOfRoles(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	alice, at := s.Member("alice"), s.Cursor()
	if _, err := s.CreateRole(s.Guilds()[0].ID, "helpers", 0); err != nil {
		t.Fatal(err)
	}
	if got := noticed(changes(t, alice, at)); !slices.Equal(got, []string{"channel false"}) {
		t.Errorf("a new role: %q", got)
	}
}

// TestChangesThatOthersNotice moves the cursor on even where there is nothing to see.
func TestChangesThatOthersNotice(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	alice, bob, at := s.Member("alice"), s.Member("bob"), s.Cursor()
	must(bob.Send(localdiscord.DM, "private"))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	list, next, err := alice.Changes(ctx, at)
	if len(list) != 0 || next != s.Cursor() || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, %d of %d, %v", list, next-at, s.Cursor()-at, err)
	}
}
