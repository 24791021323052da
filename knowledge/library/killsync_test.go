package library_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// killedRemote names the remote of the child that is killed while it syncs.
const killedRemote = "GUTSKIN_TEST_KILLED_REMOTE"

// TestKilledSyncChild saves and syncs in two loops, and says which edits are confirmed. It
// only runs as the child of [TestKillInASync].
func TestKilledSyncChild(t *testing.T) {
	dir := os.Getenv(killedDir)
	at := os.Getenv(killedRemote)
	if dir == "" || at == "" {
		return
	}
	k := keepBeside(t, dir, remote.Options{Address: at})
	ctx := context.Background()
	var loops sync.WaitGroup
	loops.Go(func() {
		for {
			_ = k.SyncNow(ctx) // the parent pushes meanwhile; what matters is what stays
		}
	})
	fmt.Println("ready")
	for n := edits(k) + 1; ; {
		_, err := k.Save(ctx, library.Edit{
			Author: library.Author{Name: "Ada"}, Reason: fmt.Sprintf("edit %d", n), Base: k.revision(),
			Files: map[string][]byte{"acne.md": numbered("acne.md", "Acne", n)},
		})
		switch {
		case errors.Is(err, library.ErrConflict), errors.Is(err, library.ErrBusy): // a sync came between
		case err != nil:
			fmt.Println("failed", err)
			return
		default:
			fmt.Println("confirmed", n)
			n++
		}
	}
}

// edits is the number of the last edit in the history.
func edits(k *kept) int {
	list, err := k.History(context.Background(), "", 100_000)
	if err != nil {
		k.t.Fatal(err)
	}
	for _, v := range list {
		if n, is := strings.CutPrefix(v.Reason, "edit "); is {
			number, _ := strconv.Atoi(n)
			return number
		}
	}
	return 0
}

// TestKillInASync kills a program that saves and syncs while somebody else pushes, and holds
// each time that every confirmed edit of both is there, once and in order, and that both
// repositories are whole. GUTSKIN_TEST_KILLS says how often; 20 times unless set, and 10 under
// the race detector.
func TestKillInASync(t *testing.T) {
	rounds := 20
	if racing {
		rounds = 10
	}
	if n, err := strconv.Atoi(os.Getenv(kills)); err == nil {
		rounds = n
	}
	if testing.Short() {
		rounds = 5
	}
	at := bare(t)
	other := keepBeside(t, filepath.Join(t.TempDir(), "other"), remote.Options{Address: at})
	other.sync()
	t.Setenv(killedRemote, at)
	dir := filepath.Join(t.TempDir(), "knowledge")
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 9))
	confirmed := 0
	for round := range rounds {
		other.must("sleep.md", string(numbered("sleep.md", "Sleep", round+1)), "Ben")
		pushed := make(chan error, 1)
		go func() { pushed <- other.SyncNow(context.Background()) }()
		if round%5 == 4 { // while a folder is cloned
			dir = filepath.Join(t.TempDir(), "new")
		}
		last, _ := killed(t, "TestKilledSyncChild", dir, round%5 >= 3, time.Duration(random.Int64N(int64(400*time.Millisecond))))
		if err := <-pushed; err != nil && !strings.Contains(err.Error(), "push to the remote all the time") {
			t.Logf("the other side: %v", err) // the child died with a lock
		}
		confirmed = max(confirmed, last)
		_ = os.Remove(filepath.Join(at, "refs", "heads", "main.lock")) // of a push that died: git leaves that to people, too
		k := keepBeside(t, dir, remote.Options{Address: at})
		k.sync()
		other.sync()
		k.sync()
		if knowledge.HasErrors(k.Problems()) || k.title("sleep") != fmt.Sprintf("Sleep %d", round+1) {
			t.Fatalf("round %d: %q, problems %v", round, k.title("sleep"), k.Problems())
		}
		survivedSync(t, k, confirmed)
		confirmed = edits(k)
		if list, err := k.Conflicts(context.Background()); err != nil || len(list) > 0 {
			t.Fatalf("conflicts %v, %v", list, err)
		}
		same(t, k, other, at)
	}
	t.Logf("%d kills, %d edits", rounds, confirmed)
}

// survivedSync holds that all edits are in the history once, in order.
func survivedSync(t *testing.T, k *kept, confirmed int) {
	t.Helper()
	var got []int
	for _, reason := range k.reasons("acne.md") {
		if n, is := strings.CutPrefix(reason, "edit "); is {
			number, _ := strconv.Atoi(n)
			got = append(got, number)
		}
	}
	slices.Reverse(got)
	for i, n := range got {
		if n != i+1 {
			t.Fatalf("the edits are %v", got)
		}
	}
	if len(got) < confirmed {
		t.Fatalf("%d edits, %d were confirmed", len(got), confirmed)
	}
}
