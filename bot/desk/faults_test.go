package desk_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/killtest"
)

// stays holds that members are answered as before.
func (b *bench) stays(when string) {
	b.t.Helper()
	if kind, topic := b.answered("Can my gut cause acne?"); kind != knowledge.KindAnswer || topic != "acne" {
		b.t.Errorf("%s: members get %s %s", when, kind, topic)
	}
}

// troubledPublish publishes while something is wrong, and once more when it is mended: meanwhile
// members are answered, moderators are told in the channel, and the draft is kept.
func troubledPublish(t *testing.T, during func(b *board, run func()), told string) {
	t.Helper()
	b := newBoard(t)
	before := b.file("acne.md")
	preview := b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots")
	wants(t, preview, "[Publish]")
	form := b.press("1", preview, "Publish")
	during(b, func() {
		wants(t, b.send("1", form, "reason", "why"), "Nothing was published. Your draft is kept.", "[Look again]")
		b.stays("meanwhile")
		b.pass(time.Minute)
	})
	if b.file("acne.md") != before {
		t.Errorf("the file has changed:\n%s", b.file("acne.md"))
	}
	b.count(1, "meanwhile")
	reads(t, b.posts[0], "could not be published", told, "kept as a draft")
	drafts := b.use("1", "drafts")
	wants(t, b.publish("1", b.choose("1", drafts, drafts.Rows[0].Menu.Items[0].Value), "why"), "Published: Spots")
	b.stays("afterwards")
	b.pass(time.Minute)
	b.count(1, "afterwards")
	reads(t, b.posts[0], "Mended")
	killtest.Fsck(t, b.lib.Dir)
}

// alone is the environment that makes this test binary one that runs a test alone.
const alone = "GUTSKIN_TEST_ALONE"

// TestDiskFull runs in a process of its own: the tests' own files could not grow either.
func TestDiskFull(t *testing.T) {
	if os.Getenv(alone) == "" {
		child := exec.Command(os.Args[0], "-test.run=^TestDiskFull$", "-test.v")
		child.Env = append(os.Environ(), alone+"=1")
		out, err := child.CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		if bytes.Contains(out, []byte("SKIP")) {
			t.Skip("this system cannot pretend that its disk is full")
		}
		return
	}
	troubledPublish(t, func(_ *board, run func()) { whenFull(t, run) }, "the disk is full")
}

func TestReadOnlyFolder(t *testing.T) {
	troubledPublish(t, func(b *board, run func()) { whenReadOnly(t, b.lib.Dir, run) }, "the folder is read-only")
}

// TestFolderIsDeletedAndRestored holds the same of a folder that goes, with its history, while
// somebody types, and comes back.
func TestFolderIsDeletedAndRestored(t *testing.T) {
	b := newBoard(t)
	form := b.use("1", "edit", "topic", "acne")
	preview := b.send("2", b.use("2", "edit", "topic", "sleep"), "title", "Rest and sleep")
	away := b.lib.Dir + "-away"
	noError(t, os.Rename(b.lib.Dir, away))
	b.stays("without the folder")
	wants(t, b.send("1", form, "title", "Spots"), "Nothing was published. Your draft is kept.", "[Look again]")
	wants(t, b.publish("2", preview, ""), "Nothing was published. Your draft is kept.")
	wants(t, b.use("3", "edit", "topic", "acne"), "history cannot be read or written")
	wants(t, b.use("3", "show", "topic", "acne"), "Acne")
	if _, err := os.Stat(b.lib.Dir); !os.IsNotExist(err) {
		t.Errorf("somebody made a folder where the knowledge was: %v", err)
	}
	noError(t, os.Rename(away, b.lib.Dir))
	for person, title := range map[string]string{"1": "Spots", "2": "Rest and sleep"} {
		drafts := b.use(person, "drafts")
		wants(t, drafts, title)
		wants(t, b.publish(person, b.choose(person, drafts, drafts.Rows[0].Menu.Items[0].Value), ""), "Published: "+title)
	}
	killtest.Fsck(t, b.lib.Dir)
}

// TestBoundaryWhileTheFolderIsAway holds that what a colleague publishes, once the folder is back,
// is not overwritten by a form about the same subject that was sent while it was away.
func TestBoundaryWhileTheFolderIsAway(t *testing.T) {
	b := newBoard(t)
	form := b.use("1", "boundary", "subject", "gluten")
	away := b.lib.Dir + "-away"
	noError(t, os.Rename(b.lib.Dir, away))
	wants(t, b.send("1", form, "near", "acne"), "Nothing was published. Your draft is kept.", "[Look again]")
	noError(t, os.Rename(away, b.lib.Dir))
	wants(t, b.publish("2", b.send("2", b.use("2", "boundary", "subject", "gluten"), "subject", "Wheat"), ""), "Published: Wheat")
	drafts := b.use("1", "drafts")
	wants(t, b.publish("1", b.choose("1", drafts, drafts.Rows[0].Menu.Items[0].Value), ""), "Published")
	if got := b.file("boundaries.yaml"); !strings.Contains(got, "subject: Wheat") || !strings.Contains(got, "near: [acne]") {
		t.Errorf("the file:\n%s", got)
	}
}

// TestDeskAndTheClock holds that a clock that jumps takes no draft away and stops nobody.
func TestDeskAndTheClock(t *testing.T) {
	b := newBoard(t)
	for i, jump := range []time.Duration{0, 20 * 365 * 24 * time.Hour, -40 * 365 * 24 * time.Hour} {
		b.now = start.Add(jump)
		title := "Spots " + strings.Repeat("I", i+1)
		said := b.send("1", b.use("1", "edit", "topic", "acne"), "title", title)
		wants(t, said, "[Publish]")
		b.now = b.now.Add(-jump)
		drafts := b.use("1", "drafts")
		wants(t, drafts, title)
		wants(t, b.publish("1", b.choose("1", drafts, drafts.Rows[0].Menu.Items[0].Value), ""), "Published: "+title)
		b.stays(title)
	}
}
