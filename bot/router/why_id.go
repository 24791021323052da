package router

import (
	"strings"
	"unicode"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// actionWhy says why an answer is what it is. The arguments are what it is about, the
// topic that came next, how it was found, and the words that counted.
const actionWhy reply.Action = "why"

// How an answer was found: letters of the third argument.
const (
	foundChosen   = "c"
	foundSure     = "s"
	foundFairly   = "m"
	foundUnsure   = "u"
	foundFollowUp = "f"
)

// From which confidence on the bot calls itself sure: the confidence is how often such an
// answer is right (docs/evaluation.md).
const (
	sureFrom   = 0.9
	fairlyFrom = 0.7
)

// whyID keeps the reasons of an answer in its button. In a message that others read there
// are no words.
func (s scene) whyID(a knowledge.Answer, to audience) reply.CustomID {
	topics, reasons := subjectOf(a).String(), a.Reasons
	if reasons == nil {
		found := foundChosen
		if s.open(to) {
			found = "" // by somebody else
		}
		return reply.ID(actionWhy, topics, "", found, "")
	}
	found, next := certainty(a.Confidence), reasons.RunnerUp.Topic
	if reasons.FollowUp {
		found += foundFollowUp
	}
	id := reply.ID(actionWhy, topics, next, found, "")
	if _, err := id.Encode(); err != nil || !isTopicID(next) {
		next = ""
		id = reply.ID(actionWhy, topics, next, found, "")
	}
	if s.open(to) {
		return id
	}
	var kept []string
	for _, word := range reasons.Words {
		if !isWord(word) {
			continue
		}
		longer := reply.ID(actionWhy, topics, next, found, strings.Join(append(kept, word), ","))
		if _, err := longer.Encode(); err == nil {
			id, kept = longer, append(kept, word)
		}
	}
	return id
}

func certainty(confidence float64) string {
	switch {
	case confidence >= sureFrom:
		return foundSure
	case confidence >= fairlyFrom:
		return foundFairly
	}
	return foundUnsure
}

// longestWord is how many characters a word may have that is shown again.
const longestWord = 40

// isWord tells whether a text is one word as people write them.
func isWord(s string) bool {
	return s != "" && reply.Length(s) <= longestWord && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '-'
	})
}

// keepWhy puts the reasons that a message knows into the buttons of the reply that takes
// its place.
func keepWhy(said *reply.Reply, from Source) {
	for _, control := range from.Controls {
		id, err := reply.DecodeCustomID(control)
		if err != nil || id.Action != actionWhy {
			continue
		}
		for _, row := range said.Rows {
			for i := range row.Buttons {
				if row.Buttons[i].ID.Action == actionWhy {
					row.Buttons[i].ID = id
				}
			}
		}
	}
}
