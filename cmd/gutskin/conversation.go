package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// A terminal holds one conversation, for as long as somebody may leave it open.
const (
	chatName = "terminal"
	chatKeep = 24 * time.Hour
)

// chat is a conversation in the terminal.
type chat struct {
	app     *app
	service *answer.Service
	memory  *answer.Memory
	// prompts is true when a person types, not a pipe.
	prompts bool
	// spoken is true once a reply has been written.
	spoken bool
	// offers are the topics that the last reply offered, and asked what it replied to.
	offers []knowledge.Offer
	asked  string
}

func (a *app) newChat(service *answer.Service) *chat {
	return &chat{
		app: a, service: service, memory: answer.NewMemory(1, chatKeep, time.Now),
		prompts: isTerminal(a.stdin) && isTerminal(a.stdout),
	}
}

// run reads lines until the input ends, somebody quits or the program is interrupted.
func (c *chat) run(ctx context.Context) error {
	if c.prompts {
		fmt.Fprintln(c.app.stdout, "Ask about the gut and the skin. /new starts over, /quit ends.")
	}
	in := bufio.NewReader(interruptible(ctx, c.app.stdin))
	for {
		if c.prompts {
			fmt.Fprint(c.app.stdout, "\n> ")
		}
		line, err := readLine(in)
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, context.Canceled):
			return nil
		case errors.Is(err, errLongLine):
			err = c.say(c.service.Replies().TooLong)
		case err != nil:
			return fmt.Errorf("cannot read what was typed: %w", err)
		case string(line) == "/quit" || string(line) == "/exit":
			return nil
		case len(line) > 0:
			err = c.reply(ctx, string(line))
		}
		if err != nil {
			return err
		}
	}
}

// reply answers one line.
func (c *chat) reply(ctx context.Context, line string) error {
	if line == "/new" {
		c.memory.Forget(chatName)
		c.offers = nil
		return c.say("Let's start over.")
	}
	if line[0] == '/' {
		return c.say("I know /new, which starts over, and /quit, which ends.")
	}
	if n, err := strconv.Atoi(line); err == nil && len(c.offers) > 0 {
		return c.choose(ctx, n)
	}
	q := knowledge.Question{Text: line, Prev: c.memory.Swap(chatName, line)}
	reply, err := c.service.Ask(ctx, q)
	if err != nil {
		return err
	}
	c.asked = line
	return c.write(reply)
}

// choose answers the number of a topic that was offered.
func (c *chat) choose(ctx context.Context, n int) error {
	if n < 1 || n > len(c.offers) {
		return c.say(fmt.Sprintf("Type a number from 1 to %d, or ask something else.", len(c.offers)))
	}
	offer := c.offers[n-1]
	reply, ok := c.service.Topic(ctx, offer.Topic, knowledge.Question{Text: c.asked})
	if !ok {
		return c.say(c.service.Replies().None)
	}
	c.memory.Swap(chatName, offer.Title)
	return c.write(reply)
}

// write shows a reply and remembers what it offers.
func (c *chat) write(reply knowledge.Answer) error {
	c.offers = reply.Offers
	p := newPage(c.app.stdout)
	c.space(p)
	p.answer(reply, c.service.Replies().CautionLabel)
	if len(reply.Offers) > 0 {
		p.gap()
		p.faint("Type a number to choose, or ask something else.")
	}
	return p.flush()
}

// say shows a sentence.
func (c *chat) say(text string) error {
	p := newPage(c.app.stdout)
	c.space(p)
	p.paragraph(text)
	return p.flush()
}

// space sets a reply apart: from the line typed above it, or from the reply before it.
func (c *chat) space(p *page) {
	if c.prompts || c.spoken {
		p.b.WriteByte('\n')
	}
	c.spoken = true
}
