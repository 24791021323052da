package sqlstore_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// votesEach is how often each of several writers votes, an even number.
func votesEach() int {
	if racing {
		return 16
	}
	return 50
}

// TestMain is either the tests or, given a place and a name, another process that writes to
// the database there.
func TestMain(m *testing.M) {
	flag.Parse()
	if flag.NArg() != 2 {
		m.Run()
		return
	}
	if err := otherProcess(flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		panic("the other process failed")
	}
}

func otherProcess(path, name string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	place := sqlstore.Place{Path: path}
	if strings.HasPrefix(path, "postgres:") {
		place = sqlstore.Place{URL: path, Keys: []sqlstore.Key{key(1)}}
	}
	store, err := place.Open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(voteOften(ctx, store, name), store.Close())
}

// voteOften votes as many persons, and as one that all writers share.
func voteOften(ctx context.Context, store knowledge.Records, name string) error {
	for i := range votesEach() {
		err := errors.Join(
			store.Vote(ctx, vote(fmt.Sprint(name, i), "acne", i%2 == 0, "")),
			store.Vote(ctx, vote(alice, "acne", true, "")))
		if err != nil {
			return err
		}
	}
	return nil
}

// testProcesses lets several processes make the same database and write to it.
func testProcesses(t *testing.T, g ground) {
	ctx := timeout(t)
	const writers = 3
	var started []*exec.Cmd
	for i := range writers {
		cmd := exec.CommandContext(ctx, os.Args[0], cmp.Or(g.place.URL, g.place.Path), fmt.Sprintf("process %d, ", i))
		cmd.Stderr = os.Stderr
		check(t, cmd.Start())
		started = append(started, cmd)
	}
	for _, cmd := range started {
		check(t, cmd.Wait())
	}
	wantVotes(ctx, t, g, writers)
}

func testGoroutines(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	const writers = 4
	var writing sync.WaitGroup
	for i := range writers {
		writing.Go(func() {
			if err := voteOften(ctx, store, fmt.Sprintf("goroutine %d, ", i)); err != nil {
				t.Error(err)
			}
		})
		writing.Go(func() {
			for range votesEach() {
				_, votes := store.Votes(ctx)
				_, kept := store.Kept(ctx, alice)
				if err := errors.Join(votes, kept); err != nil {
					t.Error(err)
				}
			}
		})
		writing.Go(func() {
			nobody := fmt.Sprint("nobody ", i)
			check := func(err error) {
				if err != nil {
					t.Error(err)
				}
			}
			for range votesEach() / 5 {
				check(store.SendQuestion(ctx, question(nobody, "1", text)))
				_, err := store.Forget(ctx, nobody)
				check(err)
			}
		})
	}
	writing.Wait()
	wantVotes(ctx, t, g, writers)
}

// wantVotes wants what several writers have voted, and a database in order.
func wantVotes(ctx context.Context, t *testing.T, g ground, writers int) {
	t.Helper()
	store := g.open(t)
	votes, err := store.Votes(ctx)
	helpful := writers*votesEach()/2 + 1
	if err != nil || len(votes) != 1 || votes[0].Helpful != helpful || votes[0].NotHelpful != helpful-1 {
		t.Errorf("votes: %+v, %v; want %d and %d", votes, err, helpful, helpful-1)
	}
	if g.server != nil {
		return
	}
	if faults, err := store.Number(ctx, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"); err != nil || faults != 0 {
		t.Errorf("%d faults in the database, %v", faults, err)
	}
}
