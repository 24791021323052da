package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// rest makes the requests of the REST API. It uses the library's requests and rate-limit
// buckets through a session of its own that is never opened, so that replies do not depend
// on which gateway connection is in use.
type rest struct {
	session *discordgo.Session
	now     func() time.Time

	mu     sync.Mutex
	tokens *discordgo.RateLimiter // buckets of interaction tokens
	since  time.Time
}

// bucketsKept is for how long buckets of interaction tokens are collected before all are
// dropped: the library never frees one, and a token lives for fifteen minutes.
const bucketsKept = 20 * time.Minute

func newREST(session *discordgo.Session, now func() time.Time) *rest {
	return &rest{session: session, now: now}
}

// call is one request. Op names it in errors and logs.
type call struct {
	op, method, url string
	bucket          string // the library's name of the bucket
	body            any    // nil for none
	out             any    // what the answer is decoded into; nil to ignore it
}

// do makes a request for the bot.
func (r *rest) do(ctx context.Context, c call) error {
	return r.send(ctx, c, r.session.Ratelimiter)
}

// withToken makes a request with an interaction's token. Each token has a bucket of its
// own; the library would send all of them one after another.
func (r *rest) withToken(ctx context.Context, c call) error {
	return r.send(ctx, c, r.limiter())
}

// limiter is the current generation of interaction buckets.
func (r *rest) limiter() *discordgo.RateLimiter {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.now(); r.tokens == nil || now.Sub(r.since) > bucketsKept {
		r.tokens, r.since = discordgo.NewRatelimiter(), now
	}
	return r.tokens
}

func (r *rest) send(ctx context.Context, c call, limiter *discordgo.RateLimiter) error {
	var payload []byte
	if c.body != nil {
		var err error
		if payload, err = json.Marshal(c.body); err != nil {
			return fmt.Errorf("%s: encode: %w", c.op, err)
		}
	}
	bucket, err := lockBucket(ctx, limiter, c.bucket)
	if err != nil {
		return apiFailure(c.op, err)
	}
	response, err := r.session.RequestWithLockedBucket(c.method, c.url, "application/json", payload, bucket, 0, discordgo.WithContext(ctx))
	if err != nil {
		return apiFailure(c.op, err)
	}
	if c.out == nil {
		return nil
	}
	if err := json.Unmarshal(response, c.out); err != nil {
		return fmt.Errorf("%s: decode: %w", c.op, err)
	}
	return nil
}

// lockBucket waits for a bucket as the library does, but no longer than the context lasts.
func lockBucket(ctx context.Context, limiter *discordgo.RateLimiter, name string) (*discordgo.Bucket, error) {
	bucket := limiter.GetBucket(name)
	bucket.Lock()
	wait := limiter.GetWaitTime(bucket, 1)
	bucket.Unlock()
	if err := pause(ctx, wait); err != nil {
		return nil, err
	}
	return limiter.LockBucketObject(bucket), nil
}

// pause waits, unless the context would end before: then it fails at once.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < d {
		return context.DeadlineExceeded
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
