package library_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/killtest"
	"gutskin/knowledge/library"
)

// The environment that makes this test binary the child that is killed, and that says how
// often.
const (
	killedDir = "GUTSKIN_TEST_KILLED_DIR"
	kills     = "GUTSKIN_TEST_KILLS"
)

// TestKilledChild saves in a loop, two files an edit, and says which edits are confirmed.
// It only runs as the child of [TestKillAtAnyMoment].
func TestKilledChild(t *testing.T) {
	dir := os.Getenv(killedDir)
	if dir == "" {
		return
	}
	k := keep(t, dir)
	fmt.Println("ready")
	for n := numberIn(k.title("acne")) + 1; ; n++ {
		_, err := k.Save(context.Background(), library.Edit{
			Author: library.Author{Name: "Ada"}, Reason: fmt.Sprintf("edit %d", n), Base: k.revision(),
			Files: map[string][]byte{"acne.md": numbered("acne.md", "Acne", n), "sleep.md": numbered("sleep.md", "Sleep", n)},
		})
		if err != nil {
			fmt.Println("failed", err)
			return
		}
		fmt.Println("confirmed", n)
	}
}

func numbered(file, title string, n int) []byte {
	return []byte(strings.Replace(string(small()[file].Data), "title: "+title, fmt.Sprintf("title: %s %d", title, n), 1))
}

// numberIn is the number that ends a title; 0 when there is none.
func numberIn(title string) int {
	fields := strings.Fields(title)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[len(fields)-1])
	return n
}

// TestKillAtAnyMoment kills a program that saves, again and again, and holds each time that
// the folder is valid, that both files of an edit are there or none, that every confirmed
// edit is there, and that the history is whole. GUTSKIN_TEST_KILLS says how often; 100
// times unless set, and 40 under the race detector.
func TestKillAtAnyMoment(t *testing.T) {
	rounds := 100
	if racing {
		rounds = 40
	}
	if n, err := strconv.Atoi(os.Getenv(kills)); err == nil {
		rounds = n
	}
	if testing.Short() {
		rounds = 10
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 7))
	dir := filepath.Join(t.TempDir(), "knowledge")
	confirmed, edit := 0, time.Second // the first kill shows how long an edit takes here
	for round := range rounds {
		after := time.Duration(random.Int64N(int64(4 * edit)))
		if round%5 == 4 { // while a folder is filled and its history begun
			fresh := filepath.Join(t.TempDir(), "new")
			last, _ := killed(t, "TestKilledChild", fresh, true, after)
			survived(t, fresh, last)
			continue
		}
		last, took := killed(t, "TestKilledChild", dir, false, after)
		edit = max(min(edit, took), 5*time.Millisecond)
		confirmed = survived(t, dir, max(confirmed, last))
	}
	t.Logf("%d kills, %d edits", rounds, confirmed)
	killtest.Fsck(t, dir)
}

// killed kills the child some time after it is ready, or after it was started; it returns the
// last edit that was confirmed, and how long the quickest took.
func killed(t *testing.T, test, dir string, early bool, after time.Duration) (last int, quickest time.Duration) {
	t.Helper()
	quickest = time.Second
	began := time.Now()
	killtest.Victim{Test: test, Env: killedDir + "=" + dir, Early: early}.Kill(t, after, func(line string) {
		if n, ok := strings.CutPrefix(line, "confirmed "); ok {
			last, quickest = numberIn(n), min(quickest, time.Since(began))
		} else if strings.HasPrefix(line, "failed") {
			t.Error(line)
		}
		began = time.Now()
	})
	return last, quickest
}

// survived opens the folder and returns the edit that is there.
func survived(t *testing.T, dir string, confirmed int) int {
	t.Helper()
	k := keep(t, dir)
	if knowledge.HasErrors(k.Problems()) {
		t.Fatalf("problems %v", k.Problems())
	}
	n := numberIn(k.title("acne"))
	if n != numberIn(k.title("sleep")) || n < confirmed || n > confirmed+1 {
		t.Fatalf("acne is at %d, sleep at %d, and %d was confirmed", n, numberIn(k.title("sleep")), confirmed)
	}
	want := []string{"the files as they were found"}
	for i := range n {
		want = append([]string{fmt.Sprintf("edit %d", i+1)}, want...)
	}
	if got := k.reasons(""); !slices.Equal(got, want) {
		t.Fatalf("the history has gaps at %d: %q", n, got)
	}
	for name := range snapshot(t, dir) {
		if strings.Contains(name, ".gutskin") {
			t.Errorf("%s is left over", name)
		}
	}
	for _, name := range []string{"index.lock", "gutskin.json", "refs/heads/main.lock"} {
		if _, err := os.Stat(filepath.Join(dir, ".git", name)); err == nil {
			t.Errorf("%s is left over", name)
		}
	}
	return n
}

// git runs the git program, which only these tests need.
func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Bea", "-c", "user.email=bea@example.org", "-c", "safe.directory=*"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}
