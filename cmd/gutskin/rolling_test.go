package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// TestRollingRestart replaces a bot while people use it: the new process starts, and once it
// is ready the old one is told to stop. Nothing that anybody asks is lost or answered twice.
func TestRollingRestart(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	old := startServe(ctx, t, discord, nil)
	old.ready()
	old.offers("ask")
	asking, enough := context.WithCancel(ctx)
	defer enough()
	people := &passers{t: t, ctx: ctx, discord: discord}
	people.begin(asking)
	people.wait(20)
	next := startServe(ctx, t, discord, nil)
	next.ready()
	people.wait(60)
	old.end()
	people.wait(200)
	enough()
	people.working.Wait()
	next.end()
	people.haveOneAnswerEach()
	if refused := next.log.String(); strings.Contains(refused, "too late") {
		t.Errorf("replies came too late:\n%s", refused)
	}
}

// passers are people who ask one question each.
type passers struct {
	t       *testing.T
	ctx     context.Context
	discord *localdiscord.Server
	working sync.WaitGroup

	mutex sync.Mutex
	asked int
}

// begin has one after the other ask, by command and in a direct message.
func (p *passers) begin(until context.Context) {
	p.working.Go(func() {
		for n := 0; until.Err() == nil; n++ {
			who := p.discord.Member(fmt.Sprintf("passer-%d", n))
			p.working.Go(func() { p.ask(who, n%2 == 0) })
			p.mutex.Lock()
			p.asked++
			p.mutex.Unlock()
			select {
			case <-until.Done():
			case <-time.After(15 * time.Millisecond): // so that the questions spread over the restart
			}
		}
	})
}

func (p *passers) ask(who *localdiscord.Member, byCommand bool) {
	if byCommand {
		asked, err := who.Slash(localdiscord.DM, "ask", localdiscord.Opt("question", "can my gut cause acne?"))
		if err != nil {
			p.t.Error(err)
			return
		}
		if reply, err := asked.Response(p.ctx); err != nil || !strings.Contains(reply.Message.Text(), "Acne") {
			p.t.Errorf("%s: /ask: %v", who.User().Username, err)
		}
		return
	}
	sent, err := who.Send(localdiscord.DM, "can my gut cause acne?")
	if err != nil {
		p.t.Error(err)
		return
	}
	if _, err := who.WaitAnswer(p.ctx, sent); err != nil {
		p.t.Errorf("%s: DM: %v", who.User().Username, err)
	}
}

// wait returns when so many have asked.
func (p *passers) wait(count int) {
	for {
		p.mutex.Lock()
		asked := p.asked
		p.mutex.Unlock()
		if asked >= count {
			return
		}
		select {
		case <-p.ctx.Done():
			p.t.Fatalf("only %d have asked", asked)
		case <-time.After(time.Millisecond):
		}
	}
}

// haveOneAnswerEach looks at what everybody sees in the end.
func (p *passers) haveOneAnswerEach() {
	p.t.Helper()
	for n := range p.asked {
		messages, err := p.discord.Member(fmt.Sprintf("passer-%d", n)).Messages(localdiscord.DM)
		if err != nil {
			p.t.Fatal(err)
		}
		answers := 0
		for _, m := range messages {
			if m.Author.Bot {
				answers++
			}
		}
		if answers != 1 {
			p.t.Errorf("passer-%d has %d answers", n, answers)
		}
	}
}
