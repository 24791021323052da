package desk_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/guild"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
	"gutskin/knowledge/killtest"
	"gutskin/knowledge/sqlstore"
)

// The environment that makes this test binary the desk that is killed, and that says how
// many edits there are to be.
const (
	killedDir = "GUTSKIN_TEST_KILLED_DESK"
	edits     = "GUTSKIN_TEST_EDITS"
)

// served is a desk on the folder and the store of an earlier process, if there was one.
func served(t *testing.T, dir string) *bench {
	t.Helper()
	store, err := sqlstore.Open(context.Background(), filepath.Join(dir, "gutskin.db"))
	noError(t, err)
	catalog, err := words.Load()
	noError(t, err)
	b := &bench{t: t, lib: keptlibrary.At(t, filepath.Join(dir, "knowledge")), store: store, log: new(lockedBuffer), tick: new(atomic.Int64)}
	now := func() time.Time { return start.Add(time.Duration(b.tick.Add(1)) * time.Minute) }
	log := slog.New(slog.NewTextHandler(b.log, nil))
	d := desk.New(desk.Parts{Guild: home, Library: b.lib, Drafts: store, Live: b.lib.Answers(), Log: log, Now: time.Now})
	b.router = router.New(router.Parts{
		Answers: b.lib.Answers(), Records: store, Settings: guild.NewBook(store, log, now), Words: catalog,
		Secret: []byte("secret"), Log: log, Now: now, Extra: d.Extra(),
	})
	return b
}

// edited are the topics that the child's two moderators edit, each their own.
func edited() []string { return []string{"acne", "sleep"} }

// TestKilledDesk is the desk that is killed: two moderators edit at the same time, and it
// says which drafts it has shown and which edits it has confirmed. It only runs as the child
// of [TestKillTheDesk].
func TestKilledDesk(t *testing.T) {
	dir := os.Getenv(killedDir)
	if dir == "" {
		return
	}
	b := served(t, dir)
	fmt.Println("ready")
	var all sync.WaitGroup
	for _, topic := range edited() {
		all.Go(func() {
			for n := b.number(topic) + 1; ; n++ {
				form := b.use(topic, "edit", "topic", topic)
				if form.Form == nil {
					form = b.press(topic, form, "Start anew")
				}
				preview := b.send(topic, form, "title", numbered(topic, n))
				fmt.Println("drafted", topic, n)
				published := b.publish(topic, preview, reasonFor(topic, n))
				for strings.Contains(text(published), "Something changed after that preview") {
					published = b.publish(topic, published, reasonFor(topic, n))
				}
				if !strings.Contains(text(published), "Published") {
					fmt.Println("failed", topic, n, strings.ReplaceAll(text(published), "\n", " "))
					os.Exit(1)
				}
				fmt.Println("confirmed", topic, n)
			}
		})
	}
	all.Wait()
}

func numbered(topic string, n int) string {
	return strings.ToUpper(topic[:1]) + topic[1:] + " " + strconv.Itoa(n)
}

func reasonFor(topic string, n int) string { return fmt.Sprintf("edit %d of %s", n, topic) }

// number is the number in the title of a topic; 0 for none.
func (b *bench) number(topic string) int {
	b.t.Helper()
	fields := strings.Fields(b.lib.Current().Base().Topic(topic).Title)
	n, _ := strconv.Atoi(fields[len(fields)-1])
	return n
}

// TestKillTheDesk kills a desk at random moments, until so many edits are made, and holds
// each time that the folder is valid, that every confirmed edit is there once, and that every
// draft that was shown and not published can be gone on with. GUTSKIN_TEST_EDITS says how
// many edits; 40 unless set.
func TestKillTheDesk(t *testing.T) {
	want := 40
	if n, err := strconv.Atoi(os.Getenv(edits)); err == nil {
		want = n
	}
	if testing.Short() {
		want = 10
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 11))
	dir := t.TempDir()
	confirmed, rounds, recovered := map[string]int{}, 0, 0
	edit := 50 * time.Millisecond // until it is seen how long one takes here
	for ; confirmed["acne"]+confirmed["sleep"] < want; rounds++ {
		drafted, quickest := killTheDesk(t, dir, time.Duration(random.Int64N(int64(6*edit))), confirmed)
		edit = min(max(quickest, 5*time.Millisecond), 200*time.Millisecond)
		recovered += recoverDrafts(t, dir, confirmed, drafted)
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d kills, %d edits, %d drafts recovered", rounds, confirmed["acne"]+confirmed["sleep"], recovered)
	last := served(t, dir)
	for _, topic := range edited() {
		last.wholeHistory(topic, confirmed[topic], 10_000)
	}
	noError(t, last.store.Close())
	killtest.Fsck(t, filepath.Join(dir, "knowledge"))
}

// killTheDesk kills a desk some time after it is ready. It notes what was confirmed, and gives
// the drafts that were shown and how long the quickest edit took.
func killTheDesk(t *testing.T, dir string, after time.Duration, confirmed map[string]int) (drafted map[string]int, quickest time.Duration) {
	t.Helper()
	drafted, quickest = map[string]int{}, time.Second
	var began time.Time
	killtest.Victim{Test: "TestKilledDesk", Env: killedDir + "=" + dir}.Kill(t, after, func(line string) {
		var did, topic string
		var n int
		if _, err := fmt.Sscan(line, &did, &topic, &n); err != nil {
			began = time.Now() // it is ready; or a line was cut off
			return
		}
		switch did {
		case "drafted":
			drafted[topic] = n
		case "confirmed":
			confirmed[topic], quickest = n, min(quickest, time.Since(began))
			began = time.Now()
		default:
			t.Error(line)
		}
	})
	return drafted, quickest
}

// recoverDrafts looks at what a killed desk left, with a new one. It gives how many drafts it
// went on with.
func recoverDrafts(t *testing.T, dir string, confirmed, drafted map[string]int) (recovered int) {
	t.Helper()
	b := served(t, dir)
	defer func() { noError(t, b.store.Close()) }()
	if knowledge.HasErrors(b.lib.Problems()) {
		t.Fatalf("problems %v", b.lib.Problems())
	}
	for _, topic := range edited() {
		n := b.number(topic)
		if n != confirmed[topic] && n != confirmed[topic]+1 {
			t.Errorf("%s is at %d, and %d was confirmed", topic, n, confirmed[topic])
		}
		b.wholeHistory(topic, n, 20)
		if drafted[topic] > n {
			recovered++
			list := b.use(topic, "drafts")
			if !strings.Contains(text(list), numbered(topic, drafted[topic])) {
				t.Errorf("the draft %d of %s is not listed:\n%s", drafted[topic], topic, text(list))
				continue
			}
			preview := b.choose(topic, list, draftNamed(list, numbered(topic, drafted[topic])))
			wants(t, preview, "Preview: "+numbered(topic, drafted[topic]), "[Publish]")
			wants(t, b.publish(topic, preview, reasonFor(topic, drafted[topic])), "Published")
			n = drafted[topic]
		}
		confirmed[topic] = n
	}
	return recovered
}

// draftNamed is the draft of a list that has a name. There may be others: of edits that were
// published and whose desk was killed before it had put the draft away.
func draftNamed(list *reply.Reply, name string) string {
	for _, item := range list.Rows[0].Menu.Items {
		if strings.HasSuffix(item.Label, ". "+name) {
			return item.Value
		}
	}
	return ""
}

// wholeHistory holds that the last edits of a topic, up to a limit, stand in the history, once
// and in order.
func (b *bench) wholeHistory(topic string, n, limit int) {
	b.t.Helper()
	versions, err := b.lib.History(context.Background(), topic+".md", limit)
	noError(b.t, err)
	var got, want []string
	for _, v := range versions {
		got = append(got, v.Reason)
	}
	for ; n > 0; n-- {
		want = append(want, reasonFor(topic, n))
	}
	want = append(want, "the files as they were found")
	if want = want[:min(len(want), limit)]; !slices.Equal(got, want) {
		b.t.Errorf("the history of %s has gaps:\n%q", topic, got)
	}
}
