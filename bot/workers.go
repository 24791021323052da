package bot

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// pool is a fixed number of workers with bounded queues. Jobs with the same key are done
// one after another in the order in which they came, if the pool has one worker a lane.
type pool struct {
	name    string
	lanes   []chan func(context.Context)
	seed    maphash.Seed
	health  *Health
	log     *slog.Logger
	workers sync.WaitGroup
	dropped atomic.Int64

	mu     sync.RWMutex
	closed bool
}

// poolSize is how many lanes a pool has, how many workers share one, and how many jobs may
// wait in one.
type poolSize struct{ lanes, workers, queue int }

// newPool starts the workers. Jobs run under ctx.
func newPool(ctx context.Context, name string, size poolSize, health *Health, log *slog.Logger) *pool {
	p := &pool{name: name, seed: maphash.MakeSeed(), health: health, log: log}
	for range max(1, size.lanes) {
		lane := make(chan func(context.Context), max(1, size.queue))
		p.lanes = append(p.lanes, lane)
		for range max(1, size.workers) {
			p.workers.Go(func() { p.work(ctx, lane) })
		}
	}
	return p
}

func (p *pool) work(ctx context.Context, lane <-chan func(context.Context)) {
	for job := range lane {
		p.do(ctx, job)
	}
}

// do runs one job; a panic ends the job alone.
func (p *pool) do(ctx context.Context, job func(context.Context)) {
	defer func() {
		if v := recover(); v != nil {
			p.log.Error("a job panicked", "pool", p.name, "panic", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
		}
	}()
	job(ctx)
}

// submit queues a job without waiting. It is dropped, and counted, when its lane is full
// or the pool is closed.
func (p *pool) submit(key string, job func(context.Context)) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.closed {
		return false
	}
	lane := p.lanes[maphash.String(p.seed, key)%uint64(len(p.lanes))]
	select {
	case lane <- job:
		return true
	default:
	}
	p.dropped.Add(1)
	if n := p.health.dropped.Add(1); n&(n-1) == 0 { // the 1st, 2nd, 4th … so that an overload does not fill the log
		p.log.Error("too busy: an event was dropped", "pool", p.name, "dropped_so_far", n)
	}
	return false
}

// waiting is how many jobs no worker has taken yet.
func (p *pool) waiting() int64 {
	n := 0
	for _, lane := range p.lanes {
		n += len(lane)
	}
	return int64(n)
}

// drain takes no more jobs and waits until those that were taken are done, or the context
// ends.
func (p *pool) drain(ctx context.Context) error {
	p.mu.Lock()
	if !p.closed {
		p.closed = true
		for _, lane := range p.lanes {
			close(lane)
		}
	}
	p.mu.Unlock()
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.workers.Wait()
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("drain %s: %w", p.name, ctx.Err())
	}
}

// pools are the workers of the intake, apart from each other so that a flood of one kind of
// event does not hold up another.
type pools struct {
	interactions, messages, overheard, notes *pool
}

// newPools starts the workers. A channel's messages are answered one after another, and a
// server's notes taken in their order; interactions are answered as they come.
func newPools(ctx context.Context, cfg Config, log *slog.Logger) pools {
	lanes := max(1, cfg.Workers/2)
	start := func(name string, size poolSize) *pool { return newPool(ctx, name, size, cfg.Health, log) }
	all := pools{
		interactions: start("interactions", poolSize{lanes: 1, workers: cfg.Workers, queue: cfg.Queue}),
		messages:     start("messages", poolSize{lanes: lanes, workers: 1, queue: cfg.Queue / lanes}),
		overheard:    start("overheard", poolSize{lanes: 2, workers: 1, queue: cfg.Queue / 2}),
		notes:        start("notes", poolSize{lanes: 1, workers: 1, queue: 3 * maxGuilds}),
	}
	cfg.Health.pools.Store(&all)
	return all
}

// each lists them.
func (p pools) each() []*pool { return []*pool{p.interactions, p.messages, p.overheard, p.notes} }

// drain waits for all of them.
func (p pools) drain(ctx context.Context) error {
	var errs []error
	for _, one := range p.each() {
		errs = append(errs, one.drain(ctx))
	}
	return errors.Join(errs...)
}
