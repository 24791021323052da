package knowledge_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gutskin/knowledge"
)

// hide writes "hidden: true" into a topic's file.
func hide(t *testing.T, folder fstest.MapFS, file string) {
	t.Helper()
	s, err := knowledge.ReadSheet(file, folder[file].Data)
	if err != nil {
		t.Fatal(err)
	}
	if s, err = s.With(file, knowledge.FieldHidden, "true"); err != nil {
		t.Fatal(err)
	}
	folder[file] = &fstest.MapFile{Data: s.Bytes()}
}

// TestHidden hides built-in topics, one after another (three under the race detector), and looks
// for what still leads there.
func TestHidden(t *testing.T) {
	whole, _ := knowledge.Load(builtInCopy(t), today())
	ids := topicIDs(whole)
	if racing {
		ids = ids[:3]
	}
	for _, id := range ids {
		folder := builtInCopy(t)
		hide(t, folder, id+".md")
		folder["phrases/topics/"+id+".txt"] = &fstest.MapFile{Data: []byte("a phrase of its own\n")}
		base, problems := knowledge.Load(folder, today())
		if len(problems) > 0 {
			t.Errorf("%s: problems %s", id, lines(problems))
		}
		if base.Topic(id) != nil || base.HiddenTopic(id) == nil || base.Kept(id) == nil || len(base.Topics) != len(whole.Topics)-1 {
			t.Fatalf("%s is not hidden", id)
		}
		for _, other := range base.Topics {
			if slices.Contains(other.See, id) {
				t.Errorf("%s still leads to %s", other.ID, id)
			}
		}
		for _, b := range base.Boundaries {
			if slices.Contains(b.Near, id) {
				t.Errorf("the boundary %s still leads to %s", b.ID, id)
			}
		}
		if len(base.Phrases.Topics[id]) > 0 {
			t.Errorf("the phrases of %s are still learnt", id)
		}
		if len(base.Care.Flags) != len(whole.Care.Flags) || len(base.Phrases.Care) != len(whole.Phrases.Care) {
			t.Errorf("with %s hidden there are fewer red flags", id)
		}
		if knowledge.Keep(folder) != "" {
			t.Errorf("a folder that hides %s is kept", id)
		}
	}
}

// TestHiddenIsChecked holds that a hidden topic keeps the content standard like any other,
// and that what it has stays its own.
func TestHiddenIsChecked(t *testing.T) {
	folder := builtInCopy(t)
	hide(t, folder, "sleep.md")
	data := string(folder["sleep.md"].Data)
	for name, change := range map[string][2]string{
		"sleep.md:12:9: hidden is either true or false": {"hidden: true", "hidden: yes"},
		"promises too much":                             {"- Make enough sleep", "- This cures everything"},
	} {
		broken := builtInCopy(t)
		broken["sleep.md"] = &fstest.MapFile{Data: []byte(strings.Replace(data, change[0], change[1], 1))}
		base, problems := knowledge.Load(broken, today())
		if base.Kept("sleep") != nil || !knowledge.HasErrors(problems) {
			t.Errorf("%s: %s", name, lines(problems))
		}
		t.Log(lines(problems))
	}
	stress := string(folder["stress.md"].Data)
	folder["stress.md"] = &fstest.MapFile{Data: []byte(strings.Replace(stress, "questions:\n", "questions:\n  - does sleep matter\n", 1))}
	sleep := strings.Replace(data, "questions:\n", "questions:\n  - does sleep matter\n", 1)
	folder["sleep.md"] = &fstest.MapFile{Data: []byte(sleep)}
	if _, problems := knowledge.Load(folder, today()); !strings.Contains(lines(problems), "stands in") {
		t.Errorf("a question of a hidden topic stands elsewhere, too: %s", lines(problems))
	}
	shown := strings.Replace(data, "hidden: true", "hidden: false", 1)
	folder = builtInCopy(t)
	folder["sleep.md"] = &fstest.MapFile{Data: []byte(shown)}
	if base, _ := knowledge.Load(folder, today()); base.Topic("sleep") == nil {
		t.Error("hidden: false hides")
	}
}
