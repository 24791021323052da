package knowledge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// summary judges length and ease of the short answer.
func (s standard) summary() {
	text := s.topic.summary
	if n := len(s.sentences); n < minSentences || n > maxSentences {
		s.errorSpot(text, fmt.Sprintf("the summary has %s, and needs %d to %d: %s", plural(n, "sentence"), minSentences, maxSentences, quoted(text.text)),
			"a sentence ends with a full stop and the next begins with a capital letter")
	}
	if n := len(words(text.text)); n < minSummaryWords || n > maxSummaryWords {
		s.errorSpot(text, fmt.Sprintf("the summary has %s, and needs %d to %d: %s", plural(n, "word"), minSummaryWords, maxSummaryWords, quoted(text.text)),
			"say more of what the articles say, or leave out what matters least")
	}
	s.atMost(text, "the summary", maxSummary)
	for _, sentence := range s.sentences {
		if n := len(words(sentence.text)); n > maxSentenceWords {
			s.warnSpot(sentence, fmt.Sprintf("this sentence has %d words; up to %d read easily: %s", n, maxSentenceWords, quoted(sentence.text)), "make two of it")
		}
	}
	if s.thorough {
		s.readingAge(text)
	}
}

// readingAge warns of a summary that is hard to read.
func (s standard) readingAge(text spot) {
	own := ownWords(s.topic)
	if grade := gradeLevel(s.sentences, own); grade > maxGrade {
		hint := "use shorter sentences and everyday words"
		if hard := hardWords(text.text, own); len(hard) > 0 {
			hint += "; the hardest here: " + strings.Join(hard, ", ")
		}
		s.warnSpot(text, fmt.Sprintf("the summary reads at school grade %.1f; up to %d is easy (Flesch-Kincaid)", grade, maxGrade), hint)
	}
}

// tips judges what a person can do.
func (s standard) tips() {
	t := s.topic
	if n := len(t.Tips); n < minTips {
		s.errorSpot(t.tipText[n-1], fmt.Sprintf("there is only %s, and a topic needs %d to %d", plural(n, "tip"), minTips, maxTips), "add another thing that the articles suggest")
	} else if n > maxTips {
		s.errorSpot(t.tipText[maxTips], fmt.Sprintf("there are %d tips, and a topic needs %d to %d", n, minTips, maxTips), "keep the most useful")
	}
	for _, tip := range t.tipText {
		s.atMost(tip, "this tip", maxTip)
		if n := len(words(tip.text)); n > maxTipWords {
			s.errorSpot(tip, fmt.Sprintf("this tip has %d words; at most %d are allowed: %s", n, maxTipWords, quoted(tip.text)), "one action a tip; make two tips of it or shorten the reason")
		}
		if why := notAVerb(tip.text); why != "" {
			s.errorSpot(tip, "a tip begins with a verb, but "+why+": "+quoted(tip.text), "say first what to do: Eat …, Drink …, Choose …, Ask …")
		}
		if at := doses.FindStringIndex(tip.text); at != nil {
			found := strings.TrimRight(tip.text[at[0]:at[1]], " .,;:!?)")
			s.errorSpot(tip.at(at[0]), fmt.Sprintf("%q is a dose or a duration, which the articles do not give: %s", found, quoted(tip.text)), "leave the amount out")
		}
	}
	for _, c := range t.credits {
		n, err := strconv.Atoi(c.text)
		unknown := err != nil || len(s.articles) > 0 && n > len(s.articles)
		if !unknown && !slices.Contains(t.Articles, n) {
			s.errorSpot(c, fmt.Sprintf("a tip is credited to article %d, which the line articles: does not list", n), fmt.Sprintf("add %d to articles: at the top, or correct the tip", n))
		}
	}
}

// plural is a number with its noun: "1 tip", "2 tips".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
