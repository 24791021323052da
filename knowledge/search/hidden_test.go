package search_test

import (
	"slices"
	"testing"

	"gutskin/knowledge"
)

// without asks where a group is hidden.
func without(text string, groups ...knowledge.Group) knowledge.Question {
	return knowledge.Question{Text: text, Place: knowledge.Place{Hidden: groups}}
}

func TestHiddenTopicIsNotAnswered(t *testing.T) {
	r := built().Search(without("does sugar make acne worse?", knowledge.GroupConcern, knowledge.GroupFood))
	if r.Kind != knowledge.KindNone || !r.Hidden || len(r.Topics)+len(r.Tips) > 0 {
		t.Errorf("got %s, hidden %v", outcome(r), r.Hidden)
	}
	if r := built().Search(without("does sleep matter for my skin?", knowledge.GroupConcern)); r.Kind != knowledge.KindAnswer {
		t.Errorf("a topic that is shown: got %s", outcome(r))
	}
	if r := built().Search(without("can probiotics help eczema?", knowledge.GroupConcern)); slices.Contains(topicIDs(r), "eczema") {
		t.Errorf("the second topic is answered: %v", topicIDs(r))
	}
	if r, e := built().Explain(without("what is eczema?", knowledge.GroupConcern)); !r.Hidden || e.Decision != "The nearest topic is eczema, of a group that is not shown here." {
		t.Errorf("hidden %v, %q", r.Hidden, e.Decision)
	}
}

// TestHiddenTopicsNeverShow asks everything there is where each group is hidden in turn.
func TestHiddenTopicsNeverShow(t *testing.T) {
	base := built().Base()
	for _, group := range knowledge.Groups() {
		hidden := func(id string) bool { return base.Topic(id).Group == group }
		for _, q := range labelled(t, "dev") {
			open, r := ask(built(), q.Text), built().Search(without(q.Text, group))
			if (open.Kind == knowledge.KindCare) != (r.Kind == knowledge.KindCare) || flagID(open) != flagID(r) {
				t.Errorf("%s: %q gets %s, elsewhere %s", group, q.Text, outcome(r), outcome(open))
			}
			for _, topic := range slices.Concat(r.Topics, r.Offers) {
				if hidden(topic.ID) {
					t.Errorf("%s: %q gets %s", group, q.Text, topic.ID)
				}
			}
			for _, tip := range r.Tips {
				if hidden(tip.Topic) {
					t.Errorf("%s: %q gets the tip %q", group, q.Text, tip.Text)
				}
			}
			for _, ranked := range r.Ranked {
				if hidden(ranked.Topic) {
					t.Errorf("%s: %q ranks %s", group, q.Text, ranked.Topic)
				}
			}
		}
		texts := map[string]bool{}
		for _, topic := range base.Topics {
			if topic.Group != group {
				continue
			}
			for _, text := range slices.Concat([]string{topic.Title}, topic.AlsoCalled, topic.Questions) {
				texts[text] = true
			}
			if r, ok := built().Choose(topic.ID, without("", group)); !ok || !r.Hidden {
				t.Errorf("%s can be chosen", topic.ID)
			}
			if _, ok := built().More(topic.ID, nil, without("", group), 5); ok {
				t.Errorf("%s has more tips", topic.ID)
			}
		}
		for _, typed := range []string{"", "s", "skin", "acn", "exzema", "can my gut", "what to eat", "stress and sleep", "my face is red and hot"} {
			for _, text := range append(built().Complete(without(typed, group), 100), built().CompleteTopics(without(typed, group), 100)...) {
				if texts[text] {
					t.Errorf("%s: %q completes to %q", group, typed, text)
				}
			}
		}
		for _, topic := range base.Topics {
			for _, related := range built().Related(topic.ID, knowledge.Place{Hidden: []knowledge.Group{group}}) {
				if related.Group == group {
					t.Errorf("%s: %s is related to %s", group, related.ID, topic.ID)
				}
			}
		}
	}
}

func TestEverythingHidden(t *testing.T) {
	all := without("can my gut cause acne?", knowledge.Groups()...)
	if r := built().Search(all); !r.Hidden || len(r.Offers)+len(r.Ranked) > 0 {
		t.Errorf("got %s, ranked %v", outcome(r), r.Ranked)
	}
	if r := built().LeadTips(all.Place, 5); !r.Hidden {
		t.Errorf("lead tips %v", r.Tips)
	}
	if got := built().Complete(all, 5); len(got) > 0 {
		t.Errorf("completes to %q", got)
	}
}
