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
	q = clipped(q)
	return s.write(index, q, index.Search(q)), nil
}

// Explain answers like [Service.Ask] and says why.
func (s *Service) Explain(ctx context.Context, q knowledge.Question) (knowledge.Answer, search.Explanation, error) {
	if err := ctx.Err(); err != nil {
		return knowledge.Answer{}, search.Explanation{}, err
	}
	index := s.source.Current()
	q = clipped(q)
	result, explanation := index.Explain(q)
	return s.write(index, q, result), explanation, nil
}

// write puts words to a result.
func (s *Service) write(index *search.Index, q knowledge.Question, result search.Result) knowledge.Answer {
	answer := s.writer(index, q.Place).write(result)
	answer.ID = q.ID
	return answer
}

// writer puts the numbers of a place, or else those of the service, to care cards.
func (s *Service) writer(index *search.Index, place knowledge.Place) writer {
	return writer{base: index.Base(), options: Options{
		Emergency: orElse(place.Emergency, s.options.Emergency), Crisis: orElse(place.Crisis, s.options.Crisis),
	}}
}

// Topic answers as if somebody had chosen the topic itself, for example from a suggestion;
// q.Text ranks the tips and may be empty. A topic that q.Place hides gets the words for
// that. It reports false when the topic is gone.
func (s *Service) Topic(ctx context.Context, id string, q knowledge.Question) (knowledge.Answer, bool) {
	q = clipped(q)
	index := s.source.Current()
	result, ok := index.Choose(id, q)
	if !ok || ctx.Err() != nil {
		return knowledge.Answer{}, false
	}
	return s.write(index, q, result), true
}

// Care is the card of a red flag as [Service.Ask] gives it to somebody who describes one. It
// reports false when there is no such flag, perhaps no longer.
func (s *Service) Care(flag string, place knowledge.Place) (knowledge.Answer, bool) {
	index := s.source.Current()
	f := index.Base().Flag(flag)
	if f == nil {
		return knowledge.Answer{}, false
	}
	return s.writer(index, place).write(search.Result{Kind: knowledge.KindCare, Flag: f, Confidence: 1}), true
}

// Rare picks the words by which questions like this one can be counted without being kept:
// three at most, perhaps none, and no names, numbers, handles or links.
func (s *Service) Rare(text string) []string { return s.source.Current().Rare(clip(text)) }

// Replies are the standing sentences of the current knowledge.
func (s *Service) Replies() knowledge.Replies { return s.Base().Replies }

// Base is the current knowledge, for browsing; it must not be changed.
func (s *Service) Base() *knowledge.Base { return s.source.Current().Base() }

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
