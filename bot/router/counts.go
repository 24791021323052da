package router

import (
	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// Counts is told of questions, to count them. Its methods never wait and never fail.
type Counts interface {
	// Asked counts the reply to a question.
	Asked(person string, a knowledge.Answer)
	// Missed counts the rare words of a question that had no answer.
	Missed(person string, words []string)
}

// counted has the reply to a question counted; what somebody else wrote has no text here.
func (r *Router) counted(s scene, text string, a knowledge.Answer) {
	r.Watch.Answered(Answered{Door: s.door(), OverHTTP: s.OverHTTP, Outcome: a.Kind})
	if r.Counts == nil {
		return
	}
	r.Counts.Asked(s.Person, a)
	if a.Kind == knowledge.KindNone && a.Gap {
		r.countMissed(s, text)
	}
}

// countMissed has the words of a question counted that had no answer.
func (r *Router) countMissed(s scene, text string) {
	if r.Counts == nil || reply.Wordless(text) {
		return
	}
	if words := r.Answers.Rare(text); len(words) > 0 {
		r.Counts.Missed(s.Person, words)
	}
}
