package desk_test

import (
	"strings"
	"testing"

	"gutskin/knowledge"
)

// rename publishes another title of acne.
func (b *bench) rename(person, title, why string) {
	b.t.Helper()
	preview := b.use(person, "rename-title", "topic", "acne", "title", title)
	wants(b.t, b.publish(person, preview, why), "Published")
}

func TestHistoryDiffRevert(t *testing.T) {
	b := newBench(t)
	original := b.file("acne.md")
	b.rename("1", "Spots", "plainer")
	b.rename("2", "Zits", "plainer still")
	list := b.use("1", "history", "topic", "acne")
	wants(t, list, "History: Zits", "plainer still", "Mod 2", "Mod 1", "<t:")
	wants(t, b.use("1", "diff", "topic", "acne"), "~~Spots~~", "- Zits", "```diff", "-title: Spots", "+title: Zits", "[Back to this version]")
	items := list.Rows[0].Menu.Items
	first := b.choose("1", list, items[len(items)-1].Value)
	preview := b.press("1", first, "Back to this version")
	wants(t, preview, "Preview", "[Publish]", "!~~")
	b.publish("1", preview, "")
	if b.file("acne.md") != original {
		t.Errorf("the file is\n%s", b.file("acne.md"))
	}
	wants(t, b.use("1", "history"), "History of all topics and files")
	taken := b.use("1", "revert", "version", items[0].Value[:12])
	if !strings.Contains(text(taken), "changed again since") && !strings.Contains(text(taken), "Preview") {
		t.Errorf("revert: %s", text(taken))
	}
	wants(t, b.use("1", "revert", "version", "fffffff"), "does not have that version")
	wants(t, b.use("1", "revert", "version", items[len(items)-1].Value), "very first version")
	wants(t, b.use("1", "history", "topic", "nothing-like-it"), "knows no change")
}

func TestTakeBackSomethingInTheMiddle(t *testing.T) {
	b := newBench(t)
	b.rename("1", "Spots", "plainer")
	b.publish("1", b.send("1", b.use("1", "edit", "topic", "acne"), "also-called", "zits\npimples"), "more names")
	list := b.use("1", "history", "topic", "acne")
	preview := b.press("1", b.choose("1", list, list.Rows[0].Menu.Items[1].Value), "Take this change back")
	wants(t, preview, "[Publish]")
	b.publish("1", preview, "")
	if got := b.file("acne.md"); !strings.Contains(got, "title: Acne\n") || !strings.Contains(got, "zits") {
		t.Errorf("the file is\n%s", got)
	}
}

// TestTwoAtOnceJoin: fields that do not clash are merged, and the preview says so.
func TestTwoAtOnceJoin(t *testing.T) {
	b := newBench(t)
	form := b.use("1", "edit", "topic", "acne")
	b.publish("2", b.send("2", b.use("2", "edit", "topic", "acne"), "also-called", "pimples\nspots"), "")
	preview := b.send("1", form, "tips", "Eat plants of many kinds. (1)\nDrink water to help Acne. (1)")
	wants(t, preview, "Both changes are joined; theirs: Also called", "[Publish]")
	b.publish("1", preview, "")
	if got := b.file("acne.md"); !strings.Contains(got, "spots") || !strings.Contains(got, "Eat plants of many kinds.") {
		t.Errorf("a change was lost:\n%s", got)
	}
}

// TestTwoAtOnceClash: what both changed is shown side by side; either can be taken.
func TestTwoAtOnceClash(t *testing.T) {
	for _, side := range []struct{ button, title string }{{"1. Take mine", "Mine"}, {"1. Take theirs", "Theirs"}} {
		t.Run(side.title, func(t *testing.T) {
			b := newBench(t)
			form := b.use("1", "edit", "topic", "acne")
			b.rename("2", "Theirs", "")
			clash := b.send("1", form, "title", "Mine", "also-called", "pimples\nmarks")
			wants(t, clash, "changed the same as you", "> Theirs", "> Mine", "1. Title", "![Publish]")
			preview := b.press("1", clash, side.button)
			wants(t, preview, "[Publish]")
			if got := value(t, b.press("1", preview, "Keep editing"), knowledge.FieldTitle); got != side.title {
				t.Errorf("the form has the title %q", got)
			}
			b.publish("1", preview, "")
			if got := b.file("acne.md"); !strings.Contains(got, "title: "+side.title+"\n") || !strings.Contains(got, "marks") {
				t.Errorf("the file is\n%s", got)
			}
		})
	}
}

// TestPublishesWhatWasSeen: what changes between preview and Publish is previewed anew.
func TestPublishesWhatWasSeen(t *testing.T) {
	b := newBench(t)
	preview := b.send("1", b.use("1", "edit", "topic", "acne"), "tips", "Eat plants of many kinds. (1)\nDrink water to help Acne. (1)")
	b.publish("2", b.send("2", b.use("2", "edit", "topic", "acne"), "also-called", "pimples\nspots"), "")
	again := b.publish("1", preview, "")
	wants(t, again, "Something changed after that preview", "[Publish]")
	wants(t, b.publish("1", again, ""), "Published")
	wants(t, b.press("1", again, "Publish"), "no longer there")
}
