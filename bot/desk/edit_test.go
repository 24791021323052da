package desk_test

import (
	"strings"
	"testing"

	"gutskin/knowledge"
)

// TestEditPreviewPublishUndo is the way of a correction: form, draft, preview, publish, undo.
func TestEditPreviewPublishUndo(t *testing.T) {
	b := newBench(t)
	before := b.file("acne.md")
	form := b.use("1", "edit", "topic", "acne")
	if got := value(t, form, knowledge.FieldTips); got != "Eat whole foods to help Acne. (1)\nDrink water to help Acne. (1)" {
		t.Errorf("tips in the form: %q", got)
	}
	preview := b.send("1", form, "tips", "- Eat plants of many kinds. (1)\n\n• Drink water to help Acne. (1)")
	wants(t, preview, "Preview: Acne", "Nothing is published yet", "[Publish]", "[Keep editing]", "[Discard]", "Eat plants of many kinds.", "Examples of red flags that are recognised: 1 of 1, before 1")
	if b.file("acne.md") != before {
		t.Fatal("the preview has written into the folder")
	}
	wants(t, b.use("1", "drafts"), "Acne")
	published := b.publish("1", preview, "clearer")
	wants(t, published, "Published: Acne", "[Undo]")
	if want := strings.Replace(before, "Eat whole foods to help Acne.", "Eat plants of many kinds.", 1); b.file("acne.md") != want {
		t.Errorf("the file is\n%s", b.file("acne.md"))
	}
	wants(t, b.use("1", "drafts"), "You have no drafts")
	wants(t, b.use("2", "history", "topic", "acne"), "Mod 1", "clearer")
	undone := b.press("2", published, "Undo")
	wants(t, undone, "Taken back")
	if b.file("acne.md") != before {
		t.Error("undo did not bring the file back")
	}
	wants(t, b.use("2", "history", "topic", "acne"), "Mod 2", "take back: clearer")
}

// TestErrorsKeepTheDraft: a text against the standard has no Publish, its sentence and place
// are named, and the form has it again.
func TestErrorsKeepTheDraft(t *testing.T) {
	for name, test := range map[string]struct{ field, typed, want string }{
		"a promise":     {"tips", "Eat plants: this cures acne. (1)\nDrink water. (1)", "cures"},
		"no number":     {"tips", "Eat plants of many kinds.\nDrink water. (1)", "acne.md:"},
		"empty title":   {"title", "", "acne.md"},
		"a heading":     {"summary", "## Tips", "acne.md"},
		"no questions":  {"questions", "", "acne.md"},
		"front matter":  {"title", "---", "---"},
		"other's title": {"questions", "Does sleep matter?", "acne.md:"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			before := b.file("acne.md")
			preview := b.send("1", b.use("1", "edit", "topic", "acne"), test.field, test.typed)
			wants(t, preview, test.want)
			if strings.Contains(text(preview), "[Publish]") && name != "front matter" {
				t.Errorf("it can be published: %s", text(preview))
			}
			if got := value(t, b.press("1", preview, "Keep editing"), knowledge.Field(test.field)); got != test.typed {
				t.Errorf("the form has %q again", got)
			}
			if b.file("acne.md") != before {
				t.Error("the folder has changed")
			}
		})
	}
}

func TestDraftOutlivesTheForm(t *testing.T) {
	b := newBench(t)
	form := b.use("1", "edit", "topic", "acne")
	first := b.send("1", form, "title", "Spots")
	wants(t, b.use("1", "edit", "topic", "acne"), "You have a draft of Spots", "[Go on with the draft]", "[Start anew]")
	keep := b.press("1", first, "Keep editing")
	b.send("1", keep, "title", "Spots and more")
	b.send("1", keep, "title", "From another device") // the form is older than the draft now
	wants(t, b.use("1", "drafts"), "Spots and more", "From another device")
	wants(t, b.use("2", "drafts"), "You have no drafts")
	gone := b.press("1", b.press("1", first, "Discard"), "Yes, discard it")
	wants(t, gone, "discarded")
	wants(t, b.use("1", "drafts"), "!Spots and more", "From another device")
	wants(t, b.press("1", first, "Keep editing"), "no longer there")
}

func TestOtherFields(t *testing.T) {
	b := newBench(t)
	preview := b.send("1", b.press("1", b.use("1", "show", "topic", "Acne"), "Other fields"), "caution", "Please see a doctor if it hurts.", "group", "food")
	wants(t, preview, "Please see a doctor if it hurts.", "[Publish]")
	wants(t, b.publish("1", preview, ""), "Published")
	if got := b.file("acne.md"); !strings.Contains(got, "group: food\n") || !strings.Contains(got, "caution: \"Please see a doctor if it hurts.\"") {
		t.Errorf("the file is\n%s", got)
	}
}

func TestRenameTitle(t *testing.T) {
	b := newBench(t)
	preview := b.use("1", "rename-title", "topic", "acne", "title", "Spots")
	wants(t, preview, "Preview: Spots", "[Publish]")
	b.publish("1", preview, "")
	if got := b.file("acne.md"); !strings.Contains(got, "title: Spots\n") {
		t.Errorf("the file is\n%s", got)
	}
}

func TestAdd(t *testing.T) {
	b := newBench(t)
	form := b.use("1", "add")
	asked := b.send("1", form, "title", "Dry skin",
		"summary", "Dry skin may be linked with the gut, as the first article says. It can change from day to day. Many people know it well, and they find that it comes and goes with time.",
		"tips", "Eat whole foods to help dry skin. (1)\nDrink water to help dry skin. (1)",
		"questions", "Why is my skin so dry?\nWhat helps flaky skin?", "also-called", "flaky skin")
	wants(t, asked, "Where does the topic belong?")
	preview := b.choose("1", asked, "concern")
	wants(t, preview, "Preview: Dry skin", "[Publish]", "Eat whole foods to help dry skin.")
	wants(t, b.publish("1", preview, "asked often"), "Published: Dry skin")
	if got := b.file("dry-skin.md"); !strings.Contains(got, "articles: [1]") || !strings.Contains(got, "reviewed: 2026-12-") {
		t.Errorf("the file is\n%s", got)
	}
	again := b.send("1", b.use("1", "add"), "title", "Acne")
	wants(t, again, "There is a topic Acne already", "[Keep editing]")
	wants(t, b.send("1", b.use("1", "add"), "title", "!?"), "a title with letters")
}

func TestRemove(t *testing.T) {
	b := newBench(t)
	preview := b.use("1", "remove", "topic", "sleep")
	wants(t, preview, "The topic Sleep would be gone", "acne.md", "phrases/topics/sleep.txt", "Answered worse", "Does sleep matter?", "[Publish]")
	published := b.publish("1", preview, "not ours")
	wants(t, published, "Published")
	if b.file("sleep.md") != "" || b.file("phrases/topics/sleep.txt") != "" || strings.Contains(b.file("acne.md"), "see:") || !strings.Contains(b.file("boundaries.yaml"), "near: [acne]\n") {
		t.Error("something of the topic is left")
	}
	b.press("1", published, "Undo")
	if b.file("sleep.md") == "" || !strings.Contains(b.file("acne.md"), "see: [sleep]") {
		t.Error("undo did not bring the topic back")
	}
}
