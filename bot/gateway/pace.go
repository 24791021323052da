package gateway

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"gutskin/bot/rest"
)

// pace spaces the identifies of all shards of a process. Discord takes one every five
// seconds in each of a few buckets, and resets the token of a bot that starts more sessions
// in a day than it may.
type pace struct {
	adviser adviser
	every   time.Duration
	now     func() time.Time
	log     *slog.Logger
	buckets []chan time.Time // each bears the time of the last identify; taken out while one is on its way

	mu    sync.Mutex
	known Advice
	asked time.Time
}

// adviceKept is for how long Discord's word on the sessions left is relied on. Other
// processes of the bot spend from the same.
const adviceKept = time.Minute

// reserve is how many sessions are left to whoever has to start the bot anew by hand.
const reserve = 5

func newPace(first Advice, a adviser, now func() time.Time) *pace {
	p := &pace{adviser: a, every: a.times.Identify, now: now, log: a.log, known: first, asked: now()}
	for range first.Concurrency {
		bucket := make(chan time.Time, 1)
		bucket <- time.Time{}
		p.buckets = append(p.buckets, bucket)
	}
	return p
}

// enter waits until a shard may identify; leave must follow if there is no error, which
// only the context's end is.
func (p *pace) enter(ctx context.Context, shard int) (leave func(identified bool), err error) {
	bucket := p.buckets[shard%len(p.buckets)]
	var last time.Time
	select {
	case last = <-bucket:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := p.wait(ctx, last); err != nil {
		bucket <- last
		return nil, err
	}
	return func(identified bool) {
		if identified {
			p.spend()
			last = p.now()
		}
		bucket <- last
	}, nil
}

func (p *pace) wait(ctx context.Context, last time.Time) error {
	if err := rest.Pause(ctx, last.Add(p.every).Sub(p.now())); err != nil {
		return err
	}
	for {
		wait := p.exhausted(ctx)
		if wait == 0 {
			return nil
		}
		p.log.Error("too many sessions started today; waiting, so that Discord does not reset the token", "for", wait)
		if err := rest.Pause(ctx, wait); err != nil {
			return err
		}
	}
}

// exhausted is how long to wait because too few sessions are left; 0 if there are enough.
// Where Discord does not answer, what it said last counts.
func (p *pace) exhausted(ctx context.Context) time.Duration {
	p.mu.Lock()
	old := p.now().Sub(p.asked) >= adviceKept
	p.mu.Unlock()
	if old {
		if advice, err := p.adviser.once(ctx); err == nil {
			p.mu.Lock()
			p.known, p.asked = advice, p.now()
			p.mu.Unlock()
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known.Total <= 0 || p.known.Left > min(reserve, p.known.Total-1) {
		return 0
	}
	if wait := p.asked.Add(p.known.Reset).Sub(p.now()); wait > 0 {
		return wait
	}
	return 0
}

func (p *pace) spend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known.Left--
}
