package search_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
)

// TestFollowUps reads a short message with the question before it.
func TestFollowUps(t *testing.T) {
	for _, test := range []struct{ prev, text, topics string }{
		{"what helps acne?", "and eczema?", "eczema"},
		{"does stress cause acne?", "and sleep?", "sleep"},
		{"is kimchi good for the gut?", "what about yogurt", "fermented-foods"},
		{"does sugar cause acne?", "why?", "processed-foods-and-sugar or acne"},
		{"what helps psoriasis?", "is that really true?", "psoriasis"},
		{"is my gut behind my rosacea?", "any foods?", "rosacea or whole-food-diet"},
		{"what is dysbiosis?", "how do I fix it?", "dysbiosis"},
		{"what are probiotics?", "which foods have them?", "probiotics or fermented-foods"},
		{"why is my skin so dry?", "what can I do about it", "dry-skin"},
		{"how does smoking affect the gut?", "and my skin?", "smoking"},
		{"blah blah", "can my gut cause acne?", "acne"},
		{"does milk cause acne?", "ok and sugar?", "processed-foods-and-sugar"},
	} {
		wantAnswer(t, knowledge.Question{Text: test.text, Prev: test.prev}, test.topics)
	}
}

// TestLeavingTheSubject: the earlier question must not hold a message back that is about
// something else.
func TestLeavingTheSubject(t *testing.T) {
	for _, test := range []struct {
		prev, text string
		kinds      []knowledge.Kind
	}{
		{"do probiotics help skin?", "thanks", []knowledge.Kind{knowledge.KindNone}},
		{"do probiotics help skin?", "ok thank you, bye", []knowledge.Kind{knowledge.KindNone}},
		{"is fiber good for skin?", "who won the game last night?", []knowledge.Kind{knowledge.KindNone}},
		{"does alcohol dry out the skin?", "what about coffee?", []knowledge.Kind{knowledge.KindNone, knowledge.KindSuggest}},
		{"can yogurt help eczema?", "my tongue is swelling up now", []knowledge.Kind{knowledge.KindCare}},
		{"what helps acne?", "I want to kill myself", []knowledge.Kind{knowledge.KindCare}},
		{"what helps acne?", "", []knowledge.Kind{knowledge.KindNone}},
		{"what helps acne?", "🙂", []knowledge.Kind{knowledge.KindNone}},
	} {
		r := built().Search(knowledge.Question{Text: test.text, Prev: test.prev})
		if !slices.Contains(test.kinds, r.Kind) {
			t.Errorf("%q after %q: want %v, got %s", test.text, test.prev, test.kinds, outcome(r))
		}
	}
}

// TestARedFlagStays: a question that goes on from a red flag gets its card again; one that
// leaves the subject does not.
func TestARedFlagStays(t *testing.T) {
	for _, test := range []struct {
		prev, text, flag string
	}{
		{"I threw up blood this morning", "ok but can I have kefir?", "heavy-bleeding"},
		{"I threw up blood this morning", "I'm calling them, thank you", ""},
		{"my poop is black and sticky like tar", "and which foods help with it?", "blood-in-stool"},
	} {
		r, x := built().Explain(knowledge.Question{Text: test.text, Prev: test.prev})
		flag := ""
		if r.Flag != nil {
			flag = r.Flag.ID
		}
		if flag != test.flag {
			t.Errorf("%q after %q: want %q, got %q: %s", test.text, test.prev, test.flag, flag, x.Decision)
		}
	}
	_, x := built().Explain(knowledge.Question{Text: "ok but which yogurt?", Prev: "I threw up blood this morning"})
	if !strings.Contains(x.Decision, "earlier question") && !strings.Contains(x.Decision, "reads like") {
		t.Errorf("the explanation does not name the earlier question: %s", x.Decision)
	}
}

func TestChoose(t *testing.T) {
	for _, topic := range built().Base().Topics {
		r, ok := built().Choose(topic.ID, knowledge.Question{})
		if !ok || r.Kind != knowledge.KindAnswer || !slices.Equal(topicIDs(r), []string{topic.ID}) || len(r.Tips) < 3 || len(r.Tips) > 5 {
			t.Errorf("choosing %s: ok %v, %s with %d tips", topic.ID, ok, outcome(r), len(r.Tips))
		}
	}
	if r, ok := built().Choose("no-such-topic", knowledge.Question{Text: "acne"}); ok || r.Kind != "" {
		t.Errorf("a topic that does not exist is answered: %s", outcome(r))
	}
}

func TestLanguages(t *testing.T) {
	for text, code := range map[string]string{
		"can my gut cause acne?":                          "",
		"I love sauerkraut and kimchi, any good for skin": "",
		"ok":                                 "",
		"my name is José and my skin is dry": "",
		"acne":                               "",
		"":                                   "",
		"hola, ¿qué puedo comer para el acné?":                 "es",
		"que puedo hacer con mi piel tan seca, necesito ayuda": "es",
		"Was hilft gegen meine Pickel?":                        "de",
		"warum ist meine haut so trocken":                      "de",
		"pourquoi ma peau est-elle si sèche ?":                 "fr",
		"bonjour, quels aliments sont bons pour la peau":       "fr",
		"como posso melhorar minha pele, você pode ajudar?":    "pt",
		"perché la mia pelle è così secca?":                    "it",
		"waarom is mijn huid zo droog?":                        "nl",
		"dlaczego mam suchą skórę?":                            "pl",
		"varför är min hud så torr, vad kan jag göra?":         "sv",
		"cildim neden bu kadar kuru?":                          "tr",
		"почему у меня сухая кожа?":                            "ru",
		"чому в мене суха шкіра?":                              "uk",
		"なぜ肌が乾燥するのですか":                                         "ja",
		"为什么我的皮肤很干":                                            "zh",
		"피부가 왜 이렇게 건조한가요":                                      "ko",
		"لماذا بشرتي جافة؟":                                    "ar",
		"γιατί το δέρμα μου είναι ξηρό;":                       "el",
		"मेरी त्वचा रूखी क्यों है":                             "hi",
	} {
		got := ""
		if l := ask(built(), text).Language; l != nil {
			got = l.Code
		}
		if got != code {
			t.Errorf("%q: language %q, want %q", text, got, code)
		}
	}
}
