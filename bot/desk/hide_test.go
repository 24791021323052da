package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/desk"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// completed are the topics that an option offers.
func (b *bench) completed(sub string) []reply.Choice {
	b.t.Helper()
	r := moderator("9")
	r.Kind, r.Command, r.Subcommand, r.Focused, r.Options = router.KindComplete, desk.Command, sub, "topic", map[string]string{"topic": ""}
	return b.handle(r).Choices
}

// answered tells the kind of answer that a member gets, and the topic.
func (b *bench) answered(question string) (knowledge.Kind, string) {
	b.t.Helper()
	a, err := b.lib.Answers().Ask(context.Background(), knowledge.Question{Text: question})
	noError(b.t, err)
	return a.Kind, a.Topic
}

// TestHide hides a topic, with its preview and its way back.
func TestHide(t *testing.T) {
	b := newBench(t)
	preview := b.use("1", "hide", "topic", "acne")
	wants(t, preview, "Preview: Acne", "would no longer get the topic Acne", "Answered worse", "Can my gut cause acne", "[Publish]", "[Discard]", "!What members will read")
	if kind, _ := b.answered("Can my gut cause acne?"); kind != knowledge.KindAnswer {
		t.Error("hidden before it was published")
	}
	published := b.publish("1", preview, "out of date")
	wants(t, published, "Published: Acne", "[Undo]")
	if kind, topic := b.answered("Can my gut cause acne?"); kind == knowledge.KindAnswer && topic == "acne" {
		t.Error("a hidden topic is answered with")
	}
	if !strings.Contains(b.file("acne.md"), "hidden: true") {
		t.Errorf("the file:\n%s", b.file("acne.md"))
	}
	shown := b.use("1", "show", "topic", "acne")
	wants(t, shown, "Hidden from members", "[Edit]")
	wants(t, b.use("1", "check"), "Hidden from members: Acne")
	wants(t, b.send("1", b.press("1", shown, "Edit"), "title", "Spots"), "is hidden, and stays so", "[Publish]")
	for sub, want := range map[string]string{"hide": "sleep", "unhide": "acne"} {
		if got := b.completed(sub); len(got) != 1 || got[0].Value != want {
			t.Errorf("%s offers %v", sub, got)
		}
	}
	if got := b.completed("edit"); len(got) != 2 {
		t.Errorf("edit offers %v", got)
	}
	wants(t, b.press("1", published, "Undo"), "Taken back")
	if kind, topic := b.answered("Can my gut cause acne?"); kind != knowledge.KindAnswer || topic != "acne" {
		t.Errorf("after Undo: %s %s", kind, topic)
	}
	b.publish("2", b.use("2", "hide", "topic", "acne"), "")
	wants(t, b.use("2", "hide", "topic", "acne"), "nothing to publish")
	back := b.use("2", "unhide", "topic", "acne")
	wants(t, back, "would get the topic Acne again", "Answered better", "What members will read stands below")
	b.publish("2", back, "")
	if strings.Contains(b.file("acne.md"), "hidden") {
		t.Errorf("the file:\n%s", b.file("acne.md"))
	}
}

// TestHiddenIsOverdueAndRemoved holds that a hidden topic is listed when its review is due,
// and that it can be taken out with the links to it.
func TestHiddenIsOverdueAndRemoved(t *testing.T) {
	b, _ := withRecords(t)
	old := strings.Replace(b.file("acne.md"), "reviewed: 20", "hidden: true\nreviewed: 2024-01-02 #", 1)
	noError(t, os.WriteFile(filepath.Join(b.lib.Dir, "acne.md"), []byte(old), 0o644))
	linked := strings.Replace(b.file("sleep.md"), "reviewed:", "see: [acne]\nreviewed:", 1)
	noError(t, os.WriteFile(filepath.Join(b.lib.Dir, "sleep.md"), []byte(linked), 0o644))
	noError(t, b.lib.Reload(t.Context()))
	wants(t, b.use("1", "overdue"), "Acne: last read on 2024-01-02 · Hidden from members", "[Still right: Acne]")
	b.publish("1", b.use("1", "remove", "topic", "acne"), "")
	if b.file("acne.md") != "" || strings.Contains(b.file("sleep.md"), "acne") {
		t.Errorf("after removing it:\n%s", b.file("sleep.md"))
	}
}
