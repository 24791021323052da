package answer

import (
	"context"
	"strings"

	"gutskin/knowledge"
)

// How many tips somebody can ask for at once.
const (
	// DefaultTips is how many are given to those who name no number.
	DefaultTips = 5
	// MaxTips is the most.
	MaxTips = 10
)

// Tips answers like [Service.Ask] with up to count tips on a topic or a goal such as "what
// to eat for rosacea": the topics' own, and those that their neighbours lend, ranked by the
// question. A topic's title, id or other name, typed exactly, is that topic. An empty text
// gets the lead tip of one topic of each group in turn, in an answer without topic, title
// and summary. count is between 1 and [MaxTips]; 0 means [DefaultTips]. It only fails when
// ctx is done.
func (s *Service) Tips(ctx context.Context, q knowledge.Question, count int) (knowledge.Answer, error) {
	if err := ctx.Err(); err != nil {
		return knowledge.Answer{}, err
	}
	if count <= 0 {
		count = DefaultTips
	}
	count = min(count, MaxTips)
	q = clipped(q)
	index := s.source.Current()
	if strings.TrimSpace(q.Text) == "" {
		return s.write(index, q, index.LeadTips(q.Place, count)), nil
	}
	return s.write(index, q, index.Tips(q, count)), nil
}

// More lists up to limit further tips of a topic, then those of the topics that it names
// under "see", ranked by q.Text, without those whose text has been shown. It reports false
// when the topic is gone or hidden.
func (s *Service) More(ctx context.Context, topic string, shown []string, q knowledge.Question, limit int) ([]knowledge.AnswerTip, bool) {
	tips, ok := s.source.Current().More(topic, shown, clipped(q), limit)
	if !ok || ctx.Err() != nil {
		return nil, false
	}
	return answerTips(tips), true
}

// Related lists up to ten topics that go with a topic: those that it names under "see",
// then those that name it, without those that the place hides.
func (s *Service) Related(topic string, place knowledge.Place) []knowledge.Offer {
	return offers(s.source.Current().Related(topic, place))
}
