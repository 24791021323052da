package library

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"gutskin/knowledge"
	"gutskin/knowledge/eval"
	"gutskin/knowledge/search"
)

// knownQuestions are those of which somebody has said what should come of them: the examples
// of all topics and boundaries, and the folder's regression questions. A question's id names
// the file that it stands in.
func knownQuestions(base *knowledge.Base, now files) []eval.Question {
	var out []eval.Question
	for i := range base.Topics {
		t := &base.Topics[i]
		for _, q := range t.Questions {
			out = append(out, eval.Question{ID: t.ID + ".md", Text: q, Kind: knowledge.KindAnswer, Topics: []string{t.ID}})
		}
	}
	for i := range base.Boundaries {
		for _, q := range base.Boundaries[i].Questions {
			out = append(out, eval.Question{ID: knowledge.BoundariesFile, Text: q, Kind: knowledge.KindNone})
		}
	}
	regression, _ := regressionQuestions(now)
	return append(out, regression...)
}

// regressionQuestions reads the folder's own; a problem when they cannot be read.
func regressionQuestions(now files) ([]eval.Question, []knowledge.Problem) {
	f, there := now[QuestionsFile]
	if !there || f.err != nil {
		return nil, nil
	}
	list, err := eval.Read(bytes.NewReader(f.data))
	if err != nil {
		return nil, []knowledge.Problem{{
			File: QuestionsFile, Severity: knowledge.SeverityError, Message: err.Error(),
			Hint: "docs/evaluation.md describes the form; without the file no regression questions are asked",
		}}
	}
	for i := range list {
		list[i].ID = QuestionsFile + " " + list[i].ID
	}
	return list, nil
}

// bankQuestions are the phrases from which red flags are learnt. They are not told one by
// one: at the edge some change sides with every training.
func bankQuestions(base *knowledge.Base) []eval.Question {
	var out []eval.Question
	for _, id := range slices.Sorted(maps.Keys(base.Phrases.Care)) {
		for _, p := range base.Phrases.Care[id] {
			out = append(out, eval.Question{ID: id, Text: p.Text, Prev: p.Prev, Kind: knowledge.KindCare})
		}
	}
	return out
}

// replies are what an index makes of the known questions and of the bank.
type replies struct {
	known, bank []eval.Outcome
}

func replied(index *search.Index, known, bank []eval.Question) replies {
	return replies{eval.Run(index, known), eval.Run(index, bank)}
}

// caught is how many questions that are red flags were sent to care.
func caught(outcomes []eval.Outcome) eval.Share { return eval.Summarize(outcomes).Caught }

// bankSlack is the share of the bank that may be lost: in twelve innocent edits of the
// built-in files the net change was between -9 and +10 of 3,783 phrases, that is 0.3 %.
const bankSlack = 0.01

// Recall is how many red flags are caught, before an edit and with it, of the same ones.
type Recall struct {
	// Questions are those among the known questions; Phrases those of the phrase bank.
	QuestionsBefore, QuestionsAfter eval.Share
	PhrasesBefore, PhrasesAfter     eval.Share
}

// Falls reports whether too few are caught with the edit: fewer of the questions, or fewer
// of the phrases by more than a hundredth.
func (r Recall) Falls() bool {
	return r.QuestionsAfter.Count < r.QuestionsBefore.Count ||
		r.PhrasesAfter.Rate() < r.PhrasesBefore.Rate()-bankSlack
}

// String is both in a line.
func (r Recall) String() string {
	return fmt.Sprintf("known questions: %d of %d before, %d with it; phrases: %d of %d before, %d with it",
		r.QuestionsBefore.Count, r.QuestionsBefore.Of, r.QuestionsAfter.Count,
		r.PhrasesBefore.Count, r.PhrasesBefore.Of, r.PhrasesAfter.Count)
}
