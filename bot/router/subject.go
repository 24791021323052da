package router

import (
	"regexp"
	"strings"

	"gutskin/knowledge"
)

// subject is what an answer is about: one topic, or two.
type subject []string

const maxSubject = 2

// subjectOf are the topics of an answer; none if it is about no topic.
func subjectOf(a knowledge.Answer) subject {
	var about subject
	for _, p := range a.Parts {
		about = append(about, p.Topic)
	}
	if len(about) == 0 && a.Topic != "" {
		about = subject{a.Topic}
	}
	if decoded, ok := decodeSubject(about.String()); ok {
		return decoded
	}
	return nil
}

// String is a subject as it stands in a custom id.
func (s subject) String() string { return strings.Join(s, "+") }

// decodeSubject reads what String wrote; false for what may be forged.
func decodeSubject(text string) (subject, bool) {
	about := subject(strings.Split(text, "+"))
	if len(about) > maxSubject || len(about) == maxSubject && about[0] == about[1] {
		return nil, false
	}
	for _, topic := range about {
		if !isTopicID(topic) {
			return nil, false
		}
	}
	return about, true
}

// kept are the topics of a subject that the knowledge base still has.
func (s subject) kept(base *knowledge.Base) subject {
	var out subject
	for _, topic := range s {
		if base.Topic(topic) != nil {
			out = append(out, topic)
		}
	}
	return out
}

// creditAtEnd is what credited puts behind a tip.
var creditAtEnd = regexp.MustCompile(` \[[0-9, ]+\]$`)

// shownTexts are the lines of a message that may be tips.
func shownTexts(message string) []string {
	var texts []string
	for _, line := range strings.Split(message, "\n") {
		if text, ok := strings.CutPrefix(line, "- "); ok {
			texts = append(texts, creditAtEnd.ReplaceAllString(strings.TrimSpace(text), ""))
		}
	}
	return texts
}
