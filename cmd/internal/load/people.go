package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"gutskin/bot/localdiscord"
)

// questions are of all kinds and lengths.
var questions = []string{
	"can my gut cause acne?", "what should I eat for rosacea?", "does dairy cause acne?", "hello", "what is the capital of France?",
	"my tongue is swelling up and I can't breathe",
	"so I have had these red patches on my cheeks for months now, tried every cream there is, and my sister says it is all about what I eat and how stressed I am, could she be right?",
}

// people ask in a number of channels, each of another server, a question each.
type people struct {
	discord  *localdiscord.Server
	channels []string
	asked    int
}

func newPeople(discord *localdiscord.Server, servers int) *people {
	p := &people{discord: discord}
	for i := range servers {
		p.channels = append(p.channels, discord.Channels(discord.AddGuild(fmt.Sprint("server ", i)).ID)[0].ID)
	}
	return p
}

// outcome is what became of the questions of a while.
type outcome struct {
	// Took is how long each first answer took, the shortest first.
	Took []time.Duration
	// Failed counts the questions without a first answer within three seconds.
	Failed int
	// Lasted is how long the asking took, without the wait for the last answers.
	Lasted time.Duration
}

// rate is how many questions were asked a second.
func (o outcome) rate() float64 { return float64(len(o.Took)+o.Failed) / o.Lasted.Seconds() }

// percentile is the time within which a share of the answers came; 0 without answers.
func (o outcome) percentile(share float64) time.Duration {
	if len(o.Took) == 0 {
		return 0
	}
	return o.Took[min(len(o.Took)-1, int(share*float64(len(o.Took))))]
}

// ask asks count questions, perSecond each second, each by somebody else, and waits for all
// first answers. People do not wait for one another: what is late is asked as soon as it can.
func (p *people) ask(ctx context.Context, perSecond, count int) (outcome, error) {
	var o outcome
	var mu sync.Mutex
	var all sync.WaitGroup
	var failure error
	began := time.Now()
	for i := range count {
		due := began.Add(time.Duration(i) * time.Second / time.Duration(perSecond))
		select {
		case <-time.After(time.Until(due)):
		case <-ctx.Done():
			return o, ctx.Err()
		}
		n := p.asked
		p.asked++
		all.Go(func() {
			after, err := p.one(ctx, n)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, localdiscord.ErrNoReply):
				o.Failed++
			case err != nil:
				failure = err
			default:
				o.Took = append(o.Took, after)
			}
		})
	}
	lasted := time.Since(began)
	all.Wait()
	o.Lasted = lasted
	slices.Sort(o.Took)
	return o, failure
}

// peopleKept is how many people there are: enough that nobody asks too often.
const peopleKept = 20_000

// one asks the n-th question.
func (p *people) one(ctx context.Context, n int) (time.Duration, error) {
	who := p.discord.Member(fmt.Sprint("person", n%peopleKept))
	asked, err := who.Slash(p.channels[n%len(p.channels)], "ask", localdiscord.Opt("question", questions[n%len(questions)]))
	if err != nil {
		return 0, err
	}
	reply, err := asked.Acknowledged(ctx)
	return reply.After, err
}
