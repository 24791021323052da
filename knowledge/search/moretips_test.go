package search_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

func tips(text string, count int) search.Result {
	return built().Tips(knowledge.Question{Text: text}, count)
}

// TestTipsKnowEveryName: a title, an id or another name is its topic, and its own tips come
// first.
func TestTipsKnowEveryName(t *testing.T) {
	for _, topic := range built().Base().Topics {
		for _, name := range append([]string{topic.Title, topic.ID, strings.ToUpper(topic.Title)}, topic.AlsoCalled...) {
			r := tips(name, 10)
			if r.Kind != knowledge.KindAnswer || !slices.Equal(topicIDs(r), []string{topic.ID}) || len(r.Tips) < 2 {
				t.Errorf("%q: got %s with %d tips, want %s", name, outcome(r), len(r.Tips), topic.ID)
			}
		}
		for i, tip := range tips(topic.Title, 10).Tips[:len(topic.Tips)] {
			if tip.Topic != topic.ID {
				t.Errorf("%s: tip %d is of %s: %q", topic.ID, i, tip.Topic, tip.Text)
			}
		}
	}
}

func TestTipsCount(t *testing.T) {
	for _, text := range []string{"acne", "what helps rosacea?", "acne and stress"} {
		all := tips(text, 10).Tips
		if len(all) != 10 {
			t.Errorf("%q: %d tips, want 10", text, len(all))
		}
		for count := 1; count < 10; count++ {
			if got := tips(text, count).Tips; len(got) != count || got[0].Text != all[0].Text {
				t.Errorf("%q: %d tips, want %d, the best first", text, len(got), count)
			}
		}
		for i, tip := range all {
			if slices.ContainsFunc(all[:i], func(other knowledge.Tip) bool { return other.Text == tip.Text }) {
				t.Errorf("%q: %q twice", text, tip.Text)
			}
		}
	}
}

// TestTipsFollowTheGoal: who asks for food gets food before habits, and the other way round.
func TestTipsFollowTheGoal(t *testing.T) {
	for text, habit := range map[string]bool{"what to eat for rosacea": false, "which foods help acne": false, "how can i relax with eczema": true} {
		for i, tip := range tips(text, 3).Tips {
			relaxing := strings.Contains(tip.Text, "relax") || strings.Contains(tip.Text, "calm") || strings.Contains(tip.Text, "mindful") || strings.Contains(tip.Text, "meditation") || strings.Contains(tip.Text, "Unwind")
			if relaxing != habit {
				t.Errorf("%q: tip %d is %q", text, i, tip.Text)
			}
		}
	}
}

func TestTipsDecideLikeSearch(t *testing.T) {
	for _, text := range []string{"vomiting blood", "does milk cause acne?", "hello", "best pizza in town", "what helps acne?"} {
		if got, want := tips(text, 5), ask(built(), text); outcome(got) != outcome(want) {
			t.Errorf("%q: got %s, want %s", text, outcome(got), outcome(want))
		}
	}
}

func TestLeadTips(t *testing.T) {
	base := built().Base()
	for count := range 12 {
		r := built().LeadTips(knowledge.Place{}, count)
		if r.Kind != knowledge.KindAnswer || len(r.Topics) > 0 || len(r.Tips) != count {
			t.Errorf("got %s, %d tips, want %d", outcome(r), len(r.Tips), count)
		}
		for i, tip := range r.Tips {
			topic := base.Topic(tip.Topic)
			if topic.Group != knowledge.Groups()[i%4] || topic.Tips[0].Text != tip.Text {
				t.Errorf("tip %d is of %s (%s)", i, topic.ID, topic.Group)
			}
		}
	}
}

func TestMore(t *testing.T) {
	for _, topic := range built().Base().Topics {
		shown := []string{topic.Tips[0].Text}
		got, ok := built().More(topic.ID, shown, knowledge.Question{}, 100)
		if !ok || len(got) < len(topic.Tips)-1 {
			t.Fatalf("%s: ok %v, %d tips", topic.ID, ok, len(got))
		}
		for i, tip := range got {
			own := i < len(topic.Tips)-1
			if slices.Contains(shown, tip.Text) || (tip.Topic == topic.ID) != own || !own && !slices.Contains(topic.See, tip.Topic) {
				t.Errorf("%s: tip %d is of %s: %q", topic.ID, i, tip.Topic, tip.Text)
			}
			shown = append(shown, tip.Text)
		}
		if rest, ok := built().More(topic.ID, shown, knowledge.Question{}, 5); !ok || len(rest) > 0 {
			t.Errorf("%s: ok %v, %d tips after all have been shown", topic.ID, ok, len(rest))
		}
	}
	if got, ok := built().More("gone", nil, knowledge.Question{}, 5); ok || len(got) > 0 {
		t.Errorf("a topic that is gone has tips %v", got)
	}
}

func TestRelated(t *testing.T) {
	base := built().Base()
	for _, topic := range base.Topics {
		got := built().Related(topic.ID, knowledge.Place{})
		if len(got) < len(topic.See) || len(got) > 10 {
			t.Errorf("%s: %d related topics", topic.ID, len(got))
		}
		for i, related := range got {
			if i < len(topic.See) && related.ID != topic.See[i] || i >= len(topic.See) && !slices.Contains(related.See, topic.ID) {
				t.Errorf("%s: topic %d is %s", topic.ID, i, related.ID)
			}
			if related.ID == topic.ID || slices.Contains(got[:i], related) {
				t.Errorf("%s: %s is listed twice or is itself", topic.ID, related.ID)
			}
		}
	}
	if got := built().Related("gone", knowledge.Place{}); len(got) > 0 {
		t.Errorf("a topic that is gone has related ones: %v", got)
	}
}
