package answer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

func TestCredit(t *testing.T) {
	s := service(answer.Options{})
	for _, test := range []struct {
		topic, credit string
		articles      []int
	}{
		{"plain", "Article 2 of 3 says it.", []int{2}},
		{"acne", "Articles 1, 2 and 3 (3 of 3) say it.", []int{1, 2, 3}}, // its own, its tips' and its neighbours' tips'
		{"sleep", "Article 2 of 3 says it.", []int{2}},
		{"water", "Articles 1, 2 and 3 (3 of 3) say it.", []int{1, 2, 3}},
	} {
		a := choose(t, s, test.topic)
		if a.Credit != test.credit || !slices.Equal(a.Articles, test.articles) {
			t.Errorf("%s: articles %v, credit %q, want %v, %q", test.topic, a.Articles, a.Credit, test.articles, test.credit)
		}
	}
}

func TestCreditOfTwo(t *testing.T) {
	a := ask(t, answer.New(builtIn(), answer.Options{}), "can antibiotics upset my gut flora?")
	if len(a.Articles) == 2 && !strings.Contains(a.Credit, " and ") {
		t.Errorf("articles %v, credit %q", a.Articles, a.Credit)
	}
	if strings.ContainsAny(a.Credit, "{}") {
		t.Errorf("a placeholder is left in %q", a.Credit)
	}
}

func TestCautions(t *testing.T) {
	s := service(answer.Options{})
	for topic, want := range map[string][]string{
		"plain": nil,
		"sleep": {"Sleep caution."},
		"acne":  {"Acne caution.", "Sleep caution."}, // the third, of a borrowed tip, is one too many
	} {
		if got := choose(t, s, topic).Cautions; !slices.Equal(got, want) {
			t.Errorf("%s: cautions %q, want %q", topic, got, want)
		}
	}
}

// TestAnswer holds everything that an answer to a topic says.
func TestAnswer(t *testing.T) {
	got := choose(t, service(answer.Options{}), "plain")
	want := knowledge.Answer{
		Kind: knowledge.KindAnswer, Topic: "plain", Confidence: 1,
		Ranked: []knowledge.Ranked{{Topic: "plain", Score: 1}},
		Title:  "Plain", Summary: "Plain is plain.",
		Tips:     []knowledge.AnswerTip{{Text: "Be plain.", Topic: "plain", Articles: []int{2}}},
		Articles: []int{2},
		Parts:    []knowledge.Part{{Topic: "plain", Title: "Plain", Summary: "Plain is plain.", Articles: []int{2}}},
		Credit:   "Article 2 of 3 says it.", Disclaimer: "Not medical advice.",
	}
	if g, w := asJSON(t, got), asJSON(t, want); g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
}

func TestAnswerOfTwoParts(t *testing.T) {
	a := ask(t, answer.New(builtIn(), answer.Options{}), "can probiotics help eczema?")
	if a.Kind != knowledge.KindAnswer || len(a.Parts) != 2 || a.Parts[0].Topic != "probiotics" || a.Parts[1].Topic != "eczema" {
		t.Fatalf("got %s", asJSON(t, a))
	}
	if a.Topic != "probiotics" || a.Title != a.Parts[0].Title+" · "+a.Parts[1].Title || a.Summary != a.Parts[0].Summary+"\n\n"+a.Parts[1].Summary {
		t.Errorf("topic %q, title %q, summary %q", a.Topic, a.Title, a.Summary)
	}
	if len(a.Cautions) != 2 || a.Cautions[0] != a.Parts[0].Caution || a.Cautions[1] != a.Parts[1].Caution {
		t.Errorf("cautions %q", a.Cautions)
	}
	if a.Message != "" || a.Note != "" || a.Care != nil || len(a.Offers) > 0 {
		t.Errorf("parts of another kind of reply: %s", asJSON(t, a))
	}
}

func TestCareCard(t *testing.T) {
	for _, test := range []struct {
		name         string
		options      answer.Options
		heading, say string
	}{
		{"without settings", answer.Options{}, "Call the emergency number if:", "Please call the emergency number or the crisis line."},
		{"with settings", answer.Options{Emergency: "112", Crisis: "0800 111"}, "Call 112 if:", "Please call 112 or 0800 111."},
		{"with one setting", answer.Options{Emergency: "999"}, "Call 999 if:", "Please call 999 or the crisis line."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := ask(t, service(test.options), "vomiting blood")
			if a.Kind != knowledge.KindCare || a.Flag != "bleeding" || a.Care == nil {
				t.Fatalf("got %s", asJSON(t, a))
			}
			if a.Care.Heading != test.heading || a.Care.Say != test.say || a.Care.Level != knowledge.LevelNow {
				t.Errorf("card %+v", a.Care)
			}
			if a.Title != test.heading || a.Message != test.say {
				t.Errorf("title %q, message %q", a.Title, a.Message)
			}
			if a.Topic != "" || a.Summary != "" || a.Disclaimer != "" || len(a.Tips)+len(a.Offers)+len(a.Parts)+len(a.Cautions) > 0 {
				t.Errorf("more than the card: %s", asJSON(t, a))
			}
		})
	}
}

// TestNoPlaceholderIsLeft reads every card of the built-in knowledge.
func TestNoPlaceholderIsLeft(t *testing.T) {
	base := *builtIn().Current().Base()
	for _, options := range []answer.Options{{}, {Emergency: "112", Crisis: "the helpline"}} {
		s := answer.New(builtIn(), options)
		for _, flag := range base.Care.Flags {
			for _, combination := range flag.When {
				a := ask(t, s, strings.Join(phrases(&base, combination), " "))
				if a.Care == nil {
					continue // excused, or a combination of words that deny each other
				}
				if card := strings.Join(append(a.Care.Signs, a.Care.Say, a.Care.Heading, a.Title, a.Message), " "); strings.ContainsAny(card, "{}") {
					t.Errorf("%s: %s", flag.ID, card)
				}
			}
		}
	}
}

// phrases is one phrase for each member of a combination.
func phrases(base *knowledge.Base, members []string) []string {
	var out []string
	for _, m := range members {
		if list := base.Care.Concepts[m]; len(list) > 0 {
			m = list[0]
		}
		out = append(out, m)
	}
	return out
}

func TestNone(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	base := builtIn().Current().Base()
	milk := ask(t, s, "does milk cause acne?")
	if dairy := base.Boundary("dairy"); milk.Kind != knowledge.KindNone || milk.Title != dairy.Subject || milk.Message != dairy.Line || len(milk.Offers) == 0 {
		t.Errorf("a boundary subject: %s", asJSON(t, milk))
	}
	for text, want := range map[string]string{
		"hello there":       base.Replies.Elsewhere["greeting"],
		"thank you so much": base.Replies.Elsewhere["thanks"],
		"🙂":                 base.Replies.Empty,
		"":                  base.Replies.Empty,
	} {
		a := ask(t, s, text)
		if a.Kind != knowledge.KindNone || a.Message != want || a.Title != "" {
			t.Errorf("%q: %s, want %q", text, asJSON(t, a), want)
		}
	}
	if a := ask(t, service(answer.Options{}), "xqzvw"); a.Message != "I don't have that." {
		t.Errorf("nothing fits: %s", asJSON(t, a))
	}
	for _, a := range []knowledge.Answer{milk, ask(t, s, "hello there")} {
		if a.Topic != "" || a.Summary != "" || a.Credit != "" || len(a.Tips)+len(a.Parts)+len(a.Cautions)+len(a.Articles) > 0 {
			t.Errorf("parts of an answer: %s", asJSON(t, a))
		}
	}
}

// TestSuggest asks the beginnings of questions, some of which are too vague to be answered.
func TestSuggest(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	base := builtIn().Current().Base()
	suggested := 0
	for _, topic := range base.Topics {
		for _, question := range topic.Questions {
			words := strings.Fields(question)
			a := ask(t, s, strings.Join(words[:min(3, len(words))], " "))
			if a.Kind != knowledge.KindSuggest {
				continue
			}
			suggested++
			if a.Message != s.Replies().Suggest || len(a.Offers) < 1 || len(a.Offers) > 3 || a.Topic != "" || len(a.Tips) > 0 {
				t.Errorf("%q: %s", question, asJSON(t, a))
			}
			for _, offer := range a.Offers {
				if topic := base.Topic(offer.Topic); topic == nil || topic.Title != offer.Title {
					t.Errorf("%q offers %+v", question, offer)
				}
			}
		}
	}
	if suggested == 0 {
		t.Error("no beginning of a question leads to a suggestion")
	}
}

// TestNote: another language is remarked on where there is no answer, and only there.
func TestNote(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	sentences := map[string]string{}
	for _, l := range builtIn().Current().Base().Languages {
		sentences[l.Code] = l.Sentence
	}
	for text, code := range map[string]string{
		"hola, ¿dónde está la estación, por favor?":   "es",
		"wo ist bitte der Bahnhof und wie weit":       "de",
		"почему идёт дождь":                           "ru",
		"¿puede mi intestino causar acné?":            "",
		"Macht Stress die Haut schlechter, bitte":     "",
		"where is the station":                        "",
		"no puedo respirar y me duele mucho el pecho": "",
	} {
		a := ask(t, s, text)
		if a.Note != sentences[code] {
			t.Errorf("%q (%s): note %q, want %q", text, a.Kind, a.Note, sentences[code])
		}
	}
}

// TestListsAreNeverNull: doors and scripts that read the JSON form can rely on lists.
func TestListsAreNeverNull(t *testing.T) {
	s := answer.New(builtIn(), answer.Options{})
	for _, text := range []string{"", "hello there", "can my gut cause acne?", "vomiting blood", "does milk cause acne?", "skin"} {
		data := asJSON(t, ask(t, s, text))
		for _, list := range []string{`"ranked":null`, `"tips":null`, `"articles":null`, `"signs":null`} {
			if strings.Contains(data, list) {
				t.Errorf("%q: %s in %s", text, list, data)
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
