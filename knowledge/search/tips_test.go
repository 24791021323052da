package search_test

import (
	"regexp"
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// TestTipsOfAnAnswer: three to five, none twice, each from the file that it says.
func TestTipsOfAnAnswer(t *testing.T) {
	base := built().Base()
	for _, topic := range base.Topics {
		for _, text := range []string{"what helps with " + topic.Title, "tell me about " + topic.Title, topic.Questions[0]} {
			r := ask(built(), text)
			if r.Kind != knowledge.KindAnswer {
				continue
			}
			if len(r.Tips) < 3 || len(r.Tips) > 5 {
				t.Errorf("%q: %d tips", text, len(r.Tips))
			}
			seen := map[string]bool{}
			for _, tip := range r.Tips {
				if seen[tip.Text] {
					t.Errorf("%q: twice %q", text, tip.Text)
				}
				seen[tip.Text] = true
				home := base.Topic(tip.Topic)
				if home == nil || !slices.ContainsFunc(home.Tips, func(own knowledge.Tip) bool { return own.Text == tip.Text }) {
					t.Errorf("%q: %q does not stand in %s", text, tip.Text, tip.Topic)
				}
			}
		}
	}
}

var (
	aboutFood = regexp.MustCompile(`(?i)\b(eat|foods?|fruit|vegetables|grains|fiber|snacks?|yogurt|kefir|bananas|meals?|probiotic|sugary|fats|sauerkraut|kimchi|garlic|onions?)\b`)
	aboutRest = regexp.MustCompile(`(?i)\b(relaxation|meditation|mindfulness|yoga|stress|sleep|calm\w*|unwind|exercise|walk|skincare|skin care|eczema care)\b`)
	toLeave   = regexp.MustCompile(`(?i)\b(cut down|limit|avoid|fewer|less|go easy|swap|trade|skip|instead of)\b`)
)

// TestTipsGrantTheWish looks at the first tip and at the first three: what is asked for
// comes first.
func TestTipsGrantTheWish(t *testing.T) {
	for _, test := range []struct {
		text string
		want *regexp.Regexp
		// first is how many tips from the top must be of the kind.
		first int
	}{
		{"what should I eat for rosacea?", aboutFood, 3},
		{"which foods are good for acne?", aboutFood, 3},
		{"what foods help eczema?", aboutFood, 2},
		{"¿qué alimentos ayudan con el acné?", aboutFood, 2},
		{"what can I do for rosacea besides food?", aboutRest, 1},
		{"how can I help my eczema without changing my diet?", aboutRest, 3},
		{"which habits help acne?", aboutRest, 2},
		{"how can I relax for my eczema?", aboutRest, 3},
		{"which foods should I avoid with acne?", toLeave, 3},
		{"what should I not eat with psoriasis?", toLeave, 2},
		{"what should I avoid with rosacea?", toLeave, 1},
	} {
		r := ask(built(), test.text)
		if r.Kind != knowledge.KindAnswer || len(r.Tips) < test.first {
			t.Errorf("%q: got %s with %d tips", test.text, outcome(r), len(r.Tips))
			continue
		}
		for i, tip := range r.Tips[:test.first] {
			if !test.want.MatchString(tip.Text) {
				t.Errorf("%q: tip %d is %q", test.text, i+1, tip.Text)
			}
		}
	}
}

// TestTipsServeBothTopics: a card for two topics has tips of both files.
func TestTipsServeBothTopics(t *testing.T) {
	for _, text := range []string{"acne and stress, how are they linked?", "can probiotics help eczema?", "is rosacea made worse by alcohol?", "psoriasis and exercise?"} {
		r := ask(built(), text)
		if len(r.Topics) != 2 {
			t.Errorf("%q: got %s", text, outcome(r))
			continue
		}
		for _, topic := range r.Topics {
			if !slices.ContainsFunc(r.Tips, func(tip knowledge.Tip) bool { return tip.Topic == topic.ID }) {
				t.Errorf("%q: no tip of %s", text, topic.ID)
			}
		}
	}
}

// tipBase has a topic with two tips and neighbours that lend theirs.
func tipBase(see ...string) *knowledge.Base {
	tips := func(topic string, texts ...string) []knowledge.Tip {
		var out []knowledge.Tip
		for _, text := range texts {
			out = append(out, knowledge.Tip{Text: text, Topic: topic, Articles: []int{1}})
		}
		return out
	}
	return &knowledge.Base{Topics: []knowledge.Topic{
		{ID: "acne", Title: "Acne", Questions: []string{"why do I have spots"}, See: see, Tips: tips("acne", "Eat fruit.", "Rest well.")},
		{ID: "sleep", Title: "Sleep", Questions: []string{"I lie awake"}, Tips: tips("sleep", "Go to bed early.", "Rest well.", "Dim the lights.", "Read a book.")},
		{ID: "water", Title: "Water", Questions: []string{"how much to drink"}, Tips: tips("water", "Drink water.")},
	}}
}

func TestFewTips(t *testing.T) {
	texts := func(ix *search.Index) []string {
		r, _ := ix.Choose("acne", knowledge.Question{})
		var out []string
		for _, tip := range r.Tips {
			out = append(out, tip.Text)
		}
		slices.Sort(out)
		return out
	}
	for _, test := range []struct {
		name string
		see  []string
		want []string
	}{
		{"only its own", nil, []string{"Eat fruit.", "Rest well."}},
		{"a neighbour lends two, and none twice", []string{"sleep"}, []string{"Eat fruit.", "Go to bed early.", "Rest well."}},
		{"a neighbour that is gone", []string{"gone", "water"}, []string{"Drink water.", "Eat fruit.", "Rest well."}},
		{"itself as a neighbour", []string{"acne"}, []string{"Eat fruit.", "Rest well."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := texts(search.New(tipBase(test.see...), nil)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
