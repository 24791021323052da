package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gutskin/bot/desk"
	"gutskin/bot/reply"
)

// altered is a library whose previews or saves differ from the real ones.
type altered struct {
	desk.Library
	preview func(*desk.Preview)
	save    error
	none    error
}

func (a altered) Preview(ctx context.Context, e desk.Edit) (*desk.Preview, error) {
	p, err := a.Library.Preview(ctx, e)
	if err == nil && a.preview != nil {
		a.preview(p)
	}
	return p, err
}

func (a altered) Save(ctx context.Context, e desk.Edit) (desk.Revision, error) {
	if a.save != nil {
		return "", a.save
	}
	return a.Library.Save(ctx, e)
}

func (a altered) Revision() (desk.Revision, error) {
	if a.none != nil {
		return "", a.none
	}
	return a.Library.Revision()
}

// TestRecallFalls: an edit with which fewer red flags are caught has no Publish, and a button
// of an earlier preview publishes nothing.
func TestRecallFalls(t *testing.T) {
	falls := false
	b := newBench(t, func(p *desk.Parts) {
		p.Library = altered{Library: p.Library, preview: func(p *desk.Preview) { p.RecallFalls = falls }}
	})
	before := b.file("acne.md")
	b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots")
	falls = true
	said := b.press("1", b.use("1", "edit", "topic", "acne"), "Go on with the draft")
	wants(t, said, "Somebody in need might get no help", "![Publish]", "[Keep editing]")
	if b.file("acne.md") != before {
		t.Error("the folder has changed")
	}
}

// TestRefusedSave: whatever keeps an edit from being saved, the moderator is told why, and
// the draft stays.
func TestRefusedSave(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"recall":  {desk.ErrCareRecall, "nothing was published"},
		"busy":    {desk.ErrBusy, "Somebody is working in the folder"},
		"history": {desk.ErrHistory, "The history cannot be read or written"},
		"disk":    {errTrouble, "Nothing was published. Your draft is kept."},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, func(p *desk.Parts) { p.Library = altered{Library: p.Library, save: test.err} })
			said := b.publish("1", b.send("1", b.use("1", "edit", "topic", "acne"), "title", "Spots"), "why")
			wants(t, said, test.want)
			wants(t, b.use("1", "drafts"), "Spots")
		})
	}
}

// TestNotKept: built-in knowledge can be shown and not changed.
func TestNotKept(t *testing.T) {
	b := newBench(t, func(p *desk.Parts) { p.Library = altered{Library: p.Library, none: desk.ErrNotKept} })
	wants(t, b.use("1", "show", "topic", "acne"), "Acne")
	for _, sub := range []string{"edit", "remove", "add"} {
		wants(t, b.use("1", sub, "topic", "acne"), "cannot be changed here")
	}
}

// TestByHandMeanwhile: a file that somebody is changing by hand is not overwritten.
func TestByHandMeanwhile(t *testing.T) {
	b := newBench(t)
	form := b.use("1", "edit", "topic", "acne")
	byHand := strings.Replace(b.file("acne.md"), "title: Acne", "title: By hand", 1)
	if err := os.WriteFile(filepath.Join(b.lib.Dir, "acne.md"), []byte(byHand), 0o644); err != nil {
		t.Fatal(err)
	}
	said := b.send("1", form, "also-called", "pimples\nspots")
	wants(t, said, "Somebody is working in the folder", "[Look again]", "![Publish]")
	if b.file("acne.md") != byHand {
		t.Error("the folder has changed")
	}
}

func TestNoSuchTopic(t *testing.T) {
	b := newBench(t)
	wants(t, b.use("1", "edit", "topic", "no such topic!"), "I do not have that topic")
	wants(t, b.use("1", "edit", "topic", "articles"), "I do not have that topic")
	wants(t, b.use("1", "show", "topic", "gone"), "I do not have that topic")
	wants(t, b.use("1", "remove", "topic", "gone"), "I do not have that topic")
}

// TestManyModerators: no edit of many at once is lost.
func TestManyModerators(t *testing.T) {
	b := newBench(t)
	names := []string{"name one", "name two", "name three", "name four", "name five", "name six"}
	forms := map[string]*reply.Reply{}
	for _, name := range names {
		forms[name] = b.use(name, "edit", "topic", "acne")
	}
	var wait sync.WaitGroup
	for _, name := range names {
		wait.Go(func() {
			said := b.send(name, forms[name], "also-called", "pimples\n"+name)
			for range 30 {
				switch got := text(said); {
				case strings.Contains(got, "Published:"):
					return
				case strings.Contains(got, "[Publish]"):
					said = b.publish(name, said, "")
				case strings.Contains(got, "[Look again]"):
					said = b.press(name, said, "Look again")
				default:
					t.Errorf("%s: %s", name, got)
					return
				}
			}
			t.Errorf("%s did not get through: %s", name, text(said))
		})
	}
	wait.Wait()
	for _, name := range names {
		if !strings.Contains(b.file("acne.md"), name) {
			t.Errorf("%q is lost:\n%s", name, b.file("acne.md"))
		}
	}
}
