package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// The content standard's numbers (docs/knowledge-files.md). The longest summary, five of the
// longest tips and the longest caution make one message on Discord (2,000 characters), and
// two topics in one answer make one embed (4,096 in its description, 6,000 in all).
const (
	maxTitle         = 60
	minSentences     = 2
	maxSentences     = 4
	minSummaryWords  = 30
	maxSummaryWords  = 80
	maxSummary       = 450
	maxSentenceWords = 20
	maxGrade         = 8
	minTips          = 2
	maxTips          = 6
	maxTipWords      = 25
	maxTip           = 200
	maxCaution       = 240
	reviewMonths     = 12
)

// standard holds one topic against the content standard.
type standard struct {
	*reader
	topic     *topicFile
	articles  []Article
	sentences []spot
	// thorough measures the reading age too.
	thorough bool
}

// checkStandard reports every rule of the content standard that this file alone breaks.
func checkStandard(r *reader, t *topicFile, today time.Time, articles []Article, thorough bool) {
	s := standard{r, t, articles, sentences(t.summary), thorough}
	r.atMost(t.title, "the title", maxTitle)
	r.atMost(t.caution, "the caution", maxCaution)
	s.reviewed(today)
	s.caution()
	s.summary()
	s.tips()
	said := slices.Concat([]spot{t.title, t.summary, t.caution}, t.tipText)
	r.shown(said...)
	for _, n := range slices.Concat(t.alsoCalled, t.questions) {
		r.visible(n)
	}
	for _, text := range said {
		s.firmness(text)
		s.skinTones(text)
	}
	s.advertising(said)
}

// reviewed judges the day of the last review.
func (s standard) reviewed(today time.Time) {
	t := s.topic
	if reviewedEarly(t.Reviewed, today) {
		s.errorSpot(t.reviewed, "the review lies in the future: "+t.reviewed.text, "write the day on which the file was last read against the articles")
	}
	if reviewedLate(t.Reviewed, today) {
		due := t.Reviewed.AddDate(0, reviewMonths, 0)
		s.warnSpot(t.reviewed, fmt.Sprintf("the review has been overdue since %s, 12 months after the last", due.Format(time.DateOnly)), "read the whole file against the articles, then write today's date")
	}
}

// reviewedEarly reports a review in the future. It may be tomorrow: east of here it is.
func reviewedEarly(reviewed, today time.Time) bool { return reviewed.After(today.AddDate(0, 0, 1)) }

// reviewedLate reports a review that is overdue.
func reviewedLate(reviewed, today time.Time) bool {
	return reviewed.AddDate(0, reviewMonths, 0).Before(today.AddDate(0, 0, -1))
}

// caution asks for one on subjects where somebody should ask a professional first.
func (s standard) caution() {
	if s.topic.Caution != "" {
		return
	}
	for _, name := range slices.Concat([]spot{{text: s.topic.ID, line: s.topic.title.line, column: s.topic.title.column}, s.topic.title}, s.topic.alsoCalled) {
		lower := " " + strings.NewReplacer("-", " ").Replace(strings.ToLower(name.text))
		for _, subject := range cautionSubjects {
			if strings.Contains(lower, " "+subject.word) {
				s.errorSpot(name, fmt.Sprintf("a topic on %q needs a caution: %s", subject.word, subject.reason), "add a line caution: \"…\" that says who should ask a professional first")
				return
			}
		}
	}
}

// firmness reports words that promise too much, outside a sentence that names its article.
func (s standard) firmness(text spot) {
	if !holdsAny(text.text, overclaimed) {
		return
	}
	for _, sentence := range sentences(text) {
		if namesArticle.MatchString(sentence.text) {
			continue
		}
		for _, at := range overclaims.FindAllStringIndex(sentence.text, -1) {
			s.errorSpot(sentence.at(at[0]), fmt.Sprintf("%q promises too much: %s", sentence.text[at[0]:at[1]], quoted(sentence.text)),
				"say what can or may be, or leave it to the article: Article 2 says …")
		}
	}
}

// skinTones warns of redness that stands alone: in its sentence and the next there must be
// a sign that shows on every skin tone.
func (s standard) skinTones(text spot) {
	if !holdsAny(text.text, []string{"red", "flush", "blush"}) {
		return
	}
	list := sentences(text)
	for i, sentence := range list {
		at := redness.FindStringIndex(sentence.text)
		if at == nil || anyTone.MatchString(sentence.text) || i+1 < len(list) && anyTone.MatchString(list[i+1].text) {
			continue
		}
		s.warnSpot(sentence.at(at[0]), fmt.Sprintf("%q is hard to see on brown and black skin: %s", sentence.text[at[0]:at[1]], quoted(sentence.text)),
			"add a sign that shows on every skin tone, such as warmth, swelling, soreness or itching")
	}
}

// advertising reports names of products that the articles sell.
func (s standard) advertising(texts []spot) {
	for _, text := range texts {
		if at := brandSigns.FindStringIndex(text.text); at != nil {
			s.errorSpot(text.at(at[0]), "a brand is named: "+quoted(text.text), "leave brands out")
		}
		for _, a := range s.articles {
			for _, product := range a.Advertises {
				if at := strings.Index(strings.ToLower(text.text), strings.ToLower(product)); at >= 0 && product != "" {
					s.errorSpot(text.at(min(at, len(text.text))), fmt.Sprintf("%q is a product that article %d advertises: %s", product, a.Number, quoted(text.text)), "leave the product's name out")
				}
			}
		}
	}
}
