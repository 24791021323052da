package answer

import (
	"context"
	"strings"
	"unicode/utf8"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// MaxQuestion is the longest question that is read, in characters; of a longer one the
// beginning and the end are read.
const MaxQuestion = 4000

// Source hands out the index that is current at the moment of the call. It must be safe
// for use by several goroutines and never return nil.
type Source interface {
	Current() *search.Index
}

// Options are the words that depend on where the bot runs.
type Options struct {
	// Emergency is the local emergency number and Crisis the crisis line as they are
	// put into care cards; empty means the general words of replies.yaml.
	Emergency, Crisis string
}

// Service answers questions. Make one with [New]; it is safe for use by several goroutines.
type Service struct {
	source  Source
	options Options
}

// New makes a service on a source of indexes.
func New(source Source, options Options) *Service {
	return &Service{source: source, options: options}
}

// Ask answers one question. It reads no clock and remembers nothing: a conversation is
// handed in as q.Prev (see [Memory]). It only fails when ctx is done.
func (s *Service) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	if err := ctx.Err(); err != nil {
		return knowledge.Answer{}, err
	}
	index := s.source.Current()
	return s.write(index, q.ID, index.Search(clipped(q))), nil
}

// Explain answers like [Service.Ask] and says why.
func (s *Service) Explain(ctx context.Context, q knowledge.Question) (knowledge.Answer, search.Explanation, error) {
	if err := ctx.Err(); err != nil {
		return knowledge.Answer{}, search.Explanation{}, err
	}
	index := s.source.Current()
	result, explanation := index.Explain(clipped(q))
	return s.write(index, q.ID, result), explanation, nil
}

// write puts words to a result.
func (s *Service) write(index *search.Index, id string, result search.Result) knowledge.Answer {
	w := writer{base: index.Base(), options: s.options}
	answer := w.write(result)
	answer.ID = id
	return answer
}

// Topic answers as if somebody had chosen the topic itself, for example from a suggestion;
// question ranks the tips and may be empty. It reports false when the topic is gone.
func (s *Service) Topic(ctx context.Context, id, question string) (knowledge.Answer, bool) {
	index := s.source.Current()
	result, ok := index.Choose(id, clip(question))
	if !ok || ctx.Err() != nil {
		return knowledge.Answer{}, false
	}
	return s.write(index, "", result), true
}

// Complete finds up to limit titles, other names and example questions that fit what a
// person has typed so far, best first; for an empty text, a sample across the groups.
func (s *Service) Complete(ctx context.Context, typed string, limit int) []string {
	if ctx.Err() != nil {
		return nil
	}
	return s.source.Current().Complete(clip(typed), limit)
}

// Replies are the standing sentences of the current knowledge.
func (s *Service) Replies() knowledge.Replies { return s.source.Current().Base().Replies }

func clipped(q knowledge.Question) knowledge.Question {
	q.Text, q.Prev = clip(q.Text), clip(q.Prev)
	return q
}

// clip keeps the beginning and the end of a text that is too long to be read whole: people
// put their question first or last.
func clip(text string) string {
	if utf8.RuneCountInString(text) <= MaxQuestion {
		return text
	}
	runes := []rune(text)
	var b strings.Builder
	b.WriteString(string(runes[:MaxQuestion/2]))
	b.WriteString("\n")
	b.WriteString(string(runes[len(runes)-MaxQuestion/2:]))
	return b.String()
}
