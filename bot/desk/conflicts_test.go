package desk_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/desk"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/reply"
	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// apart is a desk whose library and another one have changed the title of one topic, each in
// its way, and met in a git remote.
func apart(t *testing.T) *bench {
	t.Helper()
	at := filepath.Join(t.TempDir(), "remote.git")
	if out, err := exec.Command("git", "init", "-q", "--bare", "--initial-branch=main", at).CombinedOutput(); err != nil {
		t.Skipf("the git program, which makes the remote, does not work here: %v %s", err, out)
	}
	beside := func() keptlibrary.Library {
		return keptlibrary.Beside(t, &library.Remote{Options: remote.Options{Address: at}})
	}
	other := beside()
	sync := func(l keptlibrary.Library) {
		if err := l.SyncNow(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	sync(other)
	mine := beside()
	b := newBench(t, func(p *desk.Parts) { p.Library, p.Live = mine, mine.Answers() })
	b.lib = mine
	wants(t, b.use("1", "conflicts"), "No file waits for a choice", "not been the same yet")
	before := b.file("acne.md")
	for l, title := range map[keptlibrary.Library]string{other: "Spots", mine: "Zits"} {
		head, err := l.Revision()
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(before, "title: Acne", "title: "+title, 1)
		if _, err := l.Save(context.Background(), desk.Edit{Author: "Ben", Base: head, Files: map[string][]byte{"acne.md": []byte(text)}}); err != nil {
			t.Fatal(err)
		}
	}
	sync(other)
	sync(mine)
	return b
}

// TestConflictTakeMine shows both versions side by side, publishes ours, and the conflict ends.
func TestConflictTakeMine(t *testing.T) {
	b := apart(t)
	wants(t, b.use("1", "check"), "acne.md", "in the remote", "were last the same")
	if told := b.lib.Troubles(); len(told) != 1 || told[0].Key != "acne.md" {
		t.Errorf("the moderators' channel would be told %v", told)
	}
	list := b.use("1", "conflicts")
	wants(t, list, "acne.md: changed here by Ben", "Choose a file")
	both := b.choose("1", list, choices(list)[0])
	wants(t, both, "Conflict: acne.md", "Spots", "Zits", "[1. Take theirs]", "[1. Take mine]")
	again := b.choose("1", list, choices(list)[0])
	wants(t, again, "[1. Take mine]")
	wants(t, b.use("1", "drafts"), "1. Conflict", "!2. Conflict")
	preview := b.press("1", both, "1. Take mine")
	wants(t, preview, "[Publish]", "Zits")
	wants(t, b.publish("1", preview, "ours is better"), "Published")
	if !strings.Contains(b.file("acne.md"), "title: Zits") {
		t.Errorf("the file is\n%s", b.file("acne.md"))
	}
	wants(t, b.use("1", "conflicts"), "No file waits for a choice")
	if told := b.lib.Troubles(); len(told) != 0 {
		t.Errorf("it is settled, and the moderators' channel would still be told %v", told)
	}
	wants(t, b.choose("1", list, choices(list)[0]), "settled already")
}

// TestConflictTakeTheirs leaves the file as it is.
func TestConflictTakeTheirs(t *testing.T) {
	b := apart(t)
	list := b.use("1", "conflicts")
	settled := b.press("1", b.choose("1", list, choices(list)[0]), "1. Take theirs")
	wants(t, settled, "is settled")
	if !strings.Contains(b.file("acne.md"), "title: Spots") {
		t.Errorf("the file is\n%s", b.file("acne.md"))
	}
	wants(t, b.use("1", "conflicts"), "No file waits for a choice")
	wants(t, b.use("1", "drafts"), "You have no drafts")
}

// choices are the values of the menu of a reply.
func choices(said *reply.Reply) []string {
	var out []string
	for _, row := range said.Rows {
		if row.Menu == nil {
			continue
		}
		for _, item := range row.Menu.Items {
			out = append(out, item.Value)
		}
	}
	return out
}
