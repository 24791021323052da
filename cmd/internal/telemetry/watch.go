package telemetry

import (
	"context"
	"time"

	"gutskin/bot"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// Watch is what the bot tells: figures and traces in one.
type Watch struct {
	*Metrics
	*Traces
}

var _ bot.Watch = Watch{}

// Answers are answers that are watched.
type Answers struct {
	router.Answers
	watch Watch
}

// Answers has finding an answer timed and traced; all else passes through.
func (w Watch) Answers(of router.Answers) Answers { return Answers{of, w} }

// Ask answers a question.
func (a Answers) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	ctx, end := a.watch.Begin(ctx, "ask")
	began := time.Now()
	answer, err := a.Answers.Ask(ctx, q)
	a.watch.asks.Observe(time.Since(began).Seconds())
	end(err)
	return answer, err
}
