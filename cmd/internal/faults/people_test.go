package faults_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"gutskin/bot/localdiscord"
)

// between is the pause between two questions.
const between = 25 * time.Millisecond

// crowd asks without a pause, each question somebody else's.
type crowd struct {
	discord *localdiscord.Server
	stop    context.CancelFunc
	all     sync.WaitGroup

	mu    sync.Mutex
	asked []question
}

// question is one interaction and what became of it.
type question struct {
	at       time.Time
	asked    *localdiscord.Interaction
	answered bool // within three seconds
	offline  bool // no session of the bot could hear of it
}

// gather starts a crowd.
func gather(ctx context.Context, discord *localdiscord.Server) *crowd {
	ctx, stop := context.WithCancel(ctx)
	c := &crowd{discord: discord, stop: stop}
	c.all.Go(func() {
		tick := time.NewTicker(between)
		defer tick.Stop()
		for n := 0; ; n++ {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			c.all.Go(func() { c.ask(ctx, n) })
		}
	})
	return c
}

// disperse stops the crowd and waits for the answers to what was asked.
func (c *crowd) disperse() {
	c.stop()
	c.all.Wait()
}

func (c *crowd) ask(ctx context.Context, n int) {
	q := question{at: time.Now()}
	asked, err := c.discord.Member(fmt.Sprint("person", n)).Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne?"))
	if err == nil {
		q.asked = asked
		limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), 4*time.Second)
		defer cancel()
		_, err = asked.Response(limit)
	}
	q.answered, q.offline = err == nil, errors.Is(err, localdiscord.ErrOffline)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked = append(c.asked, q)
}

// answeredSince counts the answers to questions that were asked after a moment, and gives
// when the first of them was asked.
func (c *crowd) answeredSince(moment time.Time) (n int, first time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, q := range c.asked {
		if !q.answered || q.at.Before(moment) {
			continue
		}
		if n++; first.IsZero() || q.at.Before(first) {
			first = q.at
		}
	}
	return n, first
}

// twice counts the questions that were answered more than once.
func (c *crowd) twice() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, q := range c.asked {
		if q.asked != nil && len(q.asked.Reply().FollowUps) > 0 {
			n++
		}
	}
	return n
}
