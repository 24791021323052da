package desk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/desk"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// TestNobodyElse: without the right, or elsewhere, nothing is shown and nothing changes, at
// every control and form; and the log says so without an id.
func TestNobodyElse(t *testing.T) {
	b := newBench(t)
	preview := b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots")
	confirm := b.press("1", preview, "Publish")
	var requests []router.Request
	for _, row := range preview.Rows {
		for _, button := range row.Buttons {
			requests = append(requests, router.Request{Kind: router.KindControl, Control: encoded(t, button.ID)})
		}
	}
	requests = append(requests,
		router.Request{Kind: router.KindForm, Control: encoded(t, confirm.Form.ID), Fields: map[string]string{"reason": "forged"}},
		router.Request{Kind: router.KindCommand, Command: "knowledge", Subcommand: "edit", Options: map[string]string{"topic": "acne"}},
		router.Request{Kind: router.KindCommand, Command: "knowledge", Subcommand: "remove", Options: map[string]string{"topic": "acne"}},
		router.Request{Kind: router.KindComplete, Command: "knowledge", Subcommand: "edit", Focused: "topic"},
	)
	before := b.file("acne.md")
	for _, r := range requests {
		r.Person, r.Name, r.Channel, r.Shared, r.Guild = "1", "Mod 1", "1", true, home // the right was taken away
		elsewhere := r
		elsewhere.Guild, elsewhere.Rights.ManageServer = "900000000000000002", true
		for _, tried := range []router.Request{r, elsewhere} {
			said := b.handle(tried)
			if tried.Kind == router.KindComplete {
				if len(said.Choices) > 0 {
					t.Error("topics are offered")
				}
				continue
			}
			wants(t, said, "You are not allowed to do that")
		}
	}
	if b.file("acne.md") != before {
		t.Error("the folder has changed")
	}
	if log := b.log.String(); !strings.Contains(log, "without the right") || strings.Contains(log, home) || strings.Contains(log, "Mod 1") {
		t.Errorf("log:\n%s", log)
	}
}

// TestModeratorRole: a role of the server's settings is enough.
func TestModeratorRole(t *testing.T) {
	b := newBench(t)
	if err := b.store.SaveGuildSettings(context.Background(), home, []byte(`{"moderators":["55"]}`)); err != nil {
		t.Fatal(err)
	}
	r := moderator("1")
	r.Rights, r.Kind, r.Command, r.Subcommand = router.Rights{}, router.KindCommand, desk.Command, "drafts"
	for role, want := range map[string]string{"55": "You have no drafts", "56": "not allowed"} {
		r.Roles = []string{role}
		wants(t, b.handle(r), want)
	}
}

// TestRewrittenHistory: a draft whose beginning the history has no more is not lost.
func TestRewrittenHistory(t *testing.T) {
	b := newBench(t)
	err := b.store.SaveDraft(context.Background(), knowledge.Draft{
		ID: "old", Person: "1", File: "acne.md", Base: strings.Repeat("f", 40), At: start,
		Content: []byte(`{"topic":"acne","name":"Spots","typed":{"title":"Spots that I typed"}}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	preview := b.choose("1", b.use("1", "drafts"), "old")
	wants(t, preview, "[Publish]")
	if got := value(t, b.press("1", preview, "Keep editing"), knowledge.FieldTitle); got != "Spots that I typed" {
		t.Errorf("the form has %q", got)
	}
}

// TestDraftsAreOnesOwn: another moderator cannot open, publish or discard a draft.
func TestDraftsAreOnesOwn(t *testing.T) {
	b := newBench(t)
	preview := b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots")
	for _, label := range []string{"Publish", "Keep editing", "Discard"} {
		wants(t, b.press("2", preview, label), "no longer there")
	}
	wants(t, b.use("1", "drafts"), "Spots")
}

func TestForgedIDs(t *testing.T) {
	b := newBench(t)
	before := b.file("acne.md")
	for _, id := range []string{
		"1:desk-edit", "1:desk-edit:../etc/passwd:text", "1:desk-edit:acne:nothing", "1:desk-draft", "1:desk-draft:x:y:z", "1:desk-keep:x:text",
		"1:desk-drop:x:yes", "1:desk-publish:x:y", "1:desk-questions:x", "1:desk-group:x", "1:desk-choose:x:y:z:mine", "1:desk-version:acne",
		"1:desk-version:..", "1:desk-undo:ffffffffffff", "1:desk-undo", "1:desk-undo:--help", "1:desk-revert:acne:ffffffffffff",
		"1:desk-revert:..:ffffffffffff", "1:desk-history:..", "1:desk-edit:care:text", "1:desk-nothing",
	} {
		said := b.control("1", id, "forged")
		if said.Form != nil || strings.Contains(said.Content, "went wrong") {
			t.Errorf("%s: %s", id, text(said))
		}
	}
	for _, id := range []string{"1:desk-form:text:../x:abc::", "1:desk-form:none:acne:abc::", "1:desk-form", "1:desk-publish:x:y"} {
		r := moderator("1")
		r.Kind, r.Control, r.Fields = router.KindForm, id, map[string]string{"title": "forged"}
		wants(t, b.handle(r), "!went wrong", "![Publish]")
	}
	if b.file("acne.md") != before {
		t.Error("the folder has changed")
	}
}

// troubled is a store of drafts that fails.
type troubled struct{}

var errTrouble = errors.New("the disk is on fire")

func (troubled) SaveDraft(context.Context, knowledge.Draft) error { return errTrouble }
func (troubled) Draft(context.Context, string, string) (knowledge.Draft, bool, error) {
	return knowledge.Draft{}, false, errTrouble
}
func (troubled) Drafts(context.Context, string) ([]knowledge.Draft, error) { return nil, errTrouble }
func (troubled) DropDraft(context.Context, string, string) error           { return errTrouble }

// TestStoreInTrouble: what was typed comes back as a file.
func TestStoreInTrouble(t *testing.T) {
	b := newBench(t, func(p *desk.Parts) { p.Drafts = troubled{} })
	said := b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots that I typed")
	wants(t, said, "I could not keep your draft")
	if said.File == nil || !strings.Contains(string(said.File.Data), "Spots that I typed") || !strings.Contains(string(said.File.Data), "Drink water") {
		t.Errorf("the file is %+v", said.File)
	}
	wants(t, b.use("1", "drafts"), "could not reach the drafts")
}

// TestFolderInTrouble: with a history that is gone nothing is published, and the draft stays.
func TestFolderInTrouble(t *testing.T) {
	b := newBench(t)
	preview := b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots")
	lock := filepath.Join(b.lib.Dir, ".git", "index.lock")
	if err := os.WriteFile(lock, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	form := b.press("1", preview, "Publish")
	said := b.send("1", form)
	if !strings.Contains(text(said), "Published") {
		wants(t, said, "Nothing was published", "[Look again]")
	}
	if err := os.Remove(lock); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if !strings.Contains(text(said), "Published") {
		wants(t, b.publish("1", b.press("1", said, "Look again"), ""), "Published")
	}
}
