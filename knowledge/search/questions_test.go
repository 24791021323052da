package search_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// TestPlainQuestions asks about every topic in plain words: these must never fail. Where an
// editor would accept one of several topics, they are separated by "or".
func TestPlainQuestions(t *testing.T) {
	for _, test := range []struct{ topics, text string }{
		{"acne", "what does my gut have to do with acne?"},
		{"acne", "tips against acne please"},
		{"alcohol", "does alcohol hurt the gut?"},
		{"alcohol", "wine and my skin, good or bad?"},
		{"antibiotics", "what do antibiotics change in the gut?"},
		{"antibiotics", "can antibiotics upset my gut flora?"},
		{"antioxidants", "why are antioxidants good for skin?"},
		{"antioxidants", "which foods are rich in antioxidants?"},
		{"collagen", "does collagen help my skin?"},
		{"collagen", "what is collagen good for?"},
		{"dry-skin", "what helps with dry skin?"},
		{"dry-skin", "why is my skin dry and flaky?"},
		{"dull-skin", "how can I make dull skin glow?"},
		{"dull-skin", "what causes dull skin?"},
		{"dysbiosis", "what does dysbiosis mean?"},
		{"dysbiosis", "how do I fix an imbalanced gut?"},
		{"eczema", "can gut health affect eczema?"},
		{"eczema", "what can I do about my eczema?"},
		{"exercise", "is exercise good for the skin?"},
		{"exercise", "does yoga help my gut?"},
		{"fermented-foods", "are fermented foods good for skin?"},
		{"fermented-foods", "is kimchi good for the gut?"},
		{"fiber", "why should I eat more fiber?"},
		{"fiber", "what does fibre do for gut bacteria?"},
		{"gut-brain", "how does the gut affect my mood?"},
		{"gut-brain", "what is the gut-brain connection?"},
		{"gut-microbiome", "what is the microbiome?"},
		{"gut-microbiome", "what do the bacteria in my gut do all day?"},
		{"gut-skin-axis", "what is the gut-skin connection?"},
		{"gut-skin-axis", "how does the gut affect the skin?"},
		{"hydration", "how much water should I drink a day?"},
		{"hydration", "is water good for the skin?"},
		{"immune-function", "does gut health affect the immune system?"},
		{"immune-function", "how are immunity and the gut linked?"},
		{"inflammation", "how does inflammation affect the skin?"},
		{"inflammation", "what is inflammation?"},
		{"nutrient-absorption", "what does nutrient absorption mean for skin?"},
		{"nutrient-absorption", "what if my gut absorbs nutrients badly?"},
		{"omega-3", "what are omega-3 fatty acids good for?"},
		{"omega-3", "does fish oil help the skin?"},
		{"prebiotics", "what do prebiotics do?"},
		{"prebiotics", "are onions and garlic prebiotic foods?"},
		{"premature-aging", "can a healthy gut prevent wrinkles?"},
		{"premature-aging", "what helps against premature aging?"},
		{"probiotics", "are probiotics good for skin?"},
		{"probiotics", "how do probiotics work?"},
		{"processed-foods-and-sugar", "does sugar make skin worse?"},
		{"processed-foods-and-sugar", "why is processed food bad for the gut?"},
		{"psoriasis", "has psoriasis got to do with the gut?"},
		{"psoriasis", "what helps psoriasis?"},
		{"rosacea", "what has rosacea to do with the gut?"},
		{"rosacea", "how can I calm my rosacea?"},
		{"short-chain-fatty-acids", "what do short-chain fatty acids do for skin?"},
		{"short-chain-fatty-acids", "does the gut control how much oil my skin makes?"},
		{"skin-barrier", "what does the skin barrier do?"},
		{"skin-barrier", "how can I support my skin barrier?"},
		{"skin-microbiome", "what is the skin microbiome good for?"},
		{"skin-microbiome", "what bacteria live on skin?"},
		{"sleep", "does bad sleep affect the skin?"},
		{"sleep", "how does sleep affect the gut?"},
		{"smoking", "does smoking damage the skin?"},
		{"smoking", "what does smoking do to the gut?"},
		{"stress", "can stress cause skin problems?"},
		{"stress", "how do I lower my stress for better skin?"},
		{"supplements", "should I take gut supplements?"},
		{"supplements or probiotics", "do probiotic supplements help the skin?"},
		{"vitamins", "which vitamins do gut bacteria make?"},
		{"vitamins", "what does vitamin K do for skin?"},
		{"whole-food-diet", "what should I eat for good skin?"},
		{"whole-food-diet", "is a balanced diet good for my gut?"},
	} {
		wantAnswer(t, knowledge.Question{Text: test.text}, test.topics)
	}
}

// TestPeoplesWords asks as people on a phone do: lay words, typos, slang, other languages,
// what is not meant, what somebody else said.
func TestPeoplesWords(t *testing.T) {
	for _, test := range []struct{ topics, text string }{
		{"acne", "tummy's off again and my face is covered in zits"},
		{"eczema", "eczmea and gut helth, any link?"},
		{"psoriasis", "can the stomache be behind psoraisis"},
		{"fermented-foods", "is saurkraut any good for ur skin"},
		{"gut-microbiome", "whats a micorbiome lol"},
		{"premature-aging", "crow's feet at thirty, can my belly be the reason?"},
		{"alcohol", "does booze wreck ur gut"},
		{"smoking", "do ciggies mess up your skin"},
		{"whole-food-diet or processed-foods-and-sugar", "what do i put on my plate so my face clears up"},
		{"psoriasis", "not asking about creams, does the gut matter for psoriasis?"},
		{"hydration", "I don't mean fizzy drinks, just plain water: good for skin?"},
		{"psoriasis or whole-food-diet", "best diet for psoriasis?"},
		{"rosacea", "my friend says rosacea comes from the gut, is that true?"},
		{"sleep", "Been up till 3 every night this week for work, my face looks terrible, and I wonder if sleeping more would do anything for my skin or if that's just what people say"},
		{"acne", "¿puede mi intestino causar acné?"},
		{"fiber", "¿la fibra es buena para la piel?"},
		{"hydration or hydration+dry-skin", "Hilft Wasser trinken gegen trockene Haut?"},
		{"stress", "Macht Stress die Haut schlechter?"},
		{"processed-foods-and-sugar", "le sucre est-il mauvais pour la peau ?"},
		{"probiotics", "les probiotiques sont-ils bons pour la peau ?"},
		{"acne", "**ACNE** and the ~~stomach~~ gut???"},
		{"eczema", "ec\u200bzema and my g\u200but"},
		{"rosacea", "@everyone what helps rosacea <:sad:1234567890>"},
	} {
		wantAnswer(t, knowledge.Question{Text: test.text}, test.topics)
	}
}

// TestTwoTopics: a lever and a named concern are answered together, the lever first.
func TestTwoTopics(t *testing.T) {
	for _, test := range []struct{ topics, text string }{
		{"processed-foods-and-sugar+acne", "does sugar cause acne?"},
		{"stress+acne", "does stress cause acne?"},
		{"stress+acne", "acne and stress, how are they linked?"},
		{"probiotics+eczema", "can probiotics help eczema?"},
		{"alcohol+rosacea", "is rosacea made worse by alcohol?"},
		{"smoking+premature-aging", "does smoking cause wrinkles?"},
		{"exercise+psoriasis", "psoriasis and exercise?"},
		{"hydration+dry-skin", "will drinking water fix dry skin?"},
		{"fiber+eczema", "is fiber good for eczema?"},
		{"sleep+acne", "does bad sleep give you acne?"},
		{"collagen+premature-aging", "collagen for wrinkles?"},
		{"fermented-foods+rosacea", "rosacea: would fermented foods help?"},
		{"probiotics+acne", "acne... are probiotics any use"},
		{"antibiotics+acne", "can antibiotics make acne worse through the gut?"},
		{"antioxidants+dull-skin", "do antioxidants help dull skin?"},
		{"prebiotics+probiotics or probiotics+prebiotics", "probiotics or prebiotics, which do I need?"},
		{"psoriasis", "does gut inflammation make psoriasis worse?"},
	} {
		wantAnswer(t, knowledge.Question{Text: test.text}, test.topics)
	}
}

// wantAnswer asks and expects an answer with one of the lists of topics: "a", "a+b",
// "a or b". A single topic may have a second one beside it.
func wantAnswer(t *testing.T, q knowledge.Question, topics string) {
	t.Helper()
	r := built().Search(q)
	got := topicIDs(r)
	for want := range strings.SplitSeq(topics, " or ") {
		ids := strings.Split(want, "+")
		if r.Kind == knowledge.KindAnswer && len(got) >= len(ids) && slices.Equal(got[:len(ids)], ids) {
			return
		}
	}
	t.Errorf("%q: want answer %s, got %s", q.Text, topics, outcome(r))
}

// outcome is a result in a line.
func outcome(r search.Result) string {
	parts := []string{string(r.Kind), strings.Join(topicIDs(r), "+"), flagID(r), boundaryID(r), r.Elsewhere}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
