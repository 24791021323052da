package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"gutskin/bot/rest"
)

// Advice is what Discord says about connecting: how many shards it wants, and how many
// sessions may still be started.
type Advice struct {
	// Shards is how many there should be; at least 1.
	Shards int
	// Concurrency is in how many buckets shards may identify side by side, one every five
	// seconds in each; at least 1. A shard's bucket is its number modulo that.
	Concurrency int
	// Left is how many sessions the whole bot may still start, of Total, until Reset has
	// passed.
	Left, Total int
	Reset       time.Duration
}

// Ask asks Discord for its advice.
func Ask(ctx context.Context, api *rest.Client) (Advice, error) {
	var answer struct {
		Shards int `json:"shards"`
		Limit  struct {
			Total       int `json:"total"`
			Remaining   int `json:"remaining"`
			ResetAfter  int `json:"reset_after"` // milliseconds
			Concurrency int `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	const path = "https://discord.com/api/v10/gateway/bot"
	err := api.Do(ctx, rest.Call{Op: "ask for the gateway", Method: http.MethodGet, URL: path, Bucket: path, Out: &answer})
	if err != nil {
		return Advice{}, err
	}
	return Advice{
		Shards: max(1, answer.Shards), Concurrency: max(1, answer.Limit.Concurrency), Left: answer.Limit.Remaining,
		Total: answer.Limit.Total, Reset: time.Duration(answer.Limit.ResetAfter) * time.Millisecond,
	}, nil
}

// adviser asks until there is an answer.
type adviser struct {
	ask   func(context.Context) (Advice, error)
	times Timings
	log   *slog.Logger
}

// wait asks again and again, ever less often, until Discord answers, the context ends, or
// it is clear that the token is not accepted.
func (a adviser) wait(ctx context.Context) (Advice, error) {
	for failures := 0; ; failures++ {
		advice, err := a.once(ctx)
		switch {
		case err == nil:
			return advice, nil
		case ctx.Err() != nil:
			return Advice{}, ctx.Err()
		case rest.StatusOf(err) == http.StatusUnauthorized:
			return Advice{}, fatal(closeBadToken)
		}
		a.log.Warn("Discord does not say how to connect", "error", err)
		if err := rest.Pause(ctx, a.times.backoff(failures)); err != nil {
			return Advice{}, err
		}
	}
}

func (a adviser) once(ctx context.Context) (Advice, error) {
	ctx, cancel := context.WithTimeout(ctx, a.times.Open)
	defer cancel()
	return a.ask(ctx)
}
