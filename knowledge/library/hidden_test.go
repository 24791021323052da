package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
	"gutskin/knowledge/search"
)

func hidden(data []byte) []byte {
	return []byte(strings.Replace(string(data), "reviewed:", "hidden: true\nreviewed:", 1))
}

// TestHide hides a topic: the preview tells which questions lose their answer, and nothing
// leads to the topic any more, not even when its file is broken afterwards.
func TestHide(t *testing.T) {
	k := keep(t, write(t, small()))
	edit := map[string][]byte{"acne.md": hidden(small()["acne.md"].Data)}
	p := preview(t, k, edit)
	var lost []string
	for _, d := range p.Worse {
		lost = append(lost, d.Question.Text)
	}
	if !slices.Contains(lost, "Can my gut cause acne?") || !slices.Contains(lost, "Why do I get pimples?") || p.Recall.Falls() {
		t.Errorf("hiding loses %q, recall %v", lost, p.Recall)
	}
	if _, err := k.Save(t.Context(), library.Edit{Base: k.revision(), Files: edit}); err != nil {
		t.Fatal(err)
	}
	unseen(t, k.Current())
	if err := os.WriteFile(filepath.Join(k.dir, "acne.md"), append(edit["acne.md"], "\n## More\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := k.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !knowledge.HasErrors(k.Problems()) {
		t.Fatal("the file is not broken")
	}
	unseen(t, k.Current())
	back := preview(t, k, map[string][]byte{"acne.md": small()["acne.md"].Data})
	if len(back.Better) < 2 || len(back.Worse) > 0 {
		t.Errorf("showing it again: better %v, worse %v", back.Better, back.Worse)
	}
}

// unseen holds that nothing leads to the topic acne.
func unseen(t *testing.T, index *search.Index) {
	t.Helper()
	for _, text := range []string{"Can my gut cause acne?", "pimples", "zits", "spots all over my chin"} {
		r := index.Search(knowledge.Question{Text: text})
		for _, ranked := range r.Ranked {
			if ranked.Topic == "acne" {
				t.Errorf("%q is ranked under the hidden topic", text)
			}
		}
	}
	if base := index.Base(); base.Topic("acne") != nil || base.HiddenTopic("acne") == nil {
		t.Error("the topic is served, or gone")
	}
	if r := index.Search(knowledge.Question{Text: "my tongue is swelling"}); r.Kind != knowledge.KindCare {
		t.Errorf("a red flag is %s", r.Kind)
	}
}
