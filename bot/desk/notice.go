package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// Memos keep what must be known after a restart.
type Memos interface {
	Memo(ctx context.Context, name string) ([]byte, error)
	SaveMemo(ctx context.Context, name string, data []byte) error
}

// NoticeParts are what notices work with, beside what their desk does.
type NoticeParts struct {
	Memos Memos
	// Chosen gives what the moderators' server has chosen: the channel for notices and the
	// language; each may be empty.
	Chosen func(ctx context.Context) (channel, language string)
	// Locale is the language of the moderators' server; it may be empty.
	Locale func(ctx context.Context) string
	Words  words.Catalog
	// Settle is for how long nothing may have changed before it is told, so that what breaks
	// together is told together.
	Settle time.Duration
	// Steady is a clock that nobody sets and that never jumps: the time since some moment.
	Steady func() time.Duration
}

// Notices decide what is written into the moderators' channel: what is broken, until it is
// mended, and once a week what is old. They send nothing: [Notices.Next] is what is to be
// sent now, and [Notices.Sent] tells what became of it. They are for one goroutine.
type Notices struct {
	*Desk
	NoticeParts
	broken broken
	review review
	// resting is until when, by Steady, nothing is tried because the channel could not be
	// written to; another channel is tried at once.
	resting time.Duration
	channel string
}

// Notices are those of a desk; nil for a nil desk.
func (d *Desk) Notices(p NoticeParts) *Notices {
	if d == nil {
		return nil
	}
	return &Notices{Desk: d, NoticeParts: p}
}

// Post is a message that is to be written, or one that is to be changed.
type Post struct {
	Channel string
	// Message is the one to be changed; empty for a new one.
	Message string
	Reply   *reply.Reply
	// Once is the same when the same message is tried again.
	Once string
	// done is told the id of the message, and how it went.
	done func(ctx context.Context, message string, err error)
}

// Errors that [Notices.Sent] is told, by category.
var (
	// ErrBarred means that the bot may not write there, or that the channel is gone;
	// ErrMessageGone that the message to be changed is.
	ErrBarred      = errors.New("the bot may not write into the channel")
	ErrMessageGone = errors.New("the message is gone")
)

// How long nothing is tried after the channel refused the bot, and after another failure.
const (
	barredRest = time.Hour
	failedRest = time.Minute
)

// Next is what is to be sent now; nil for nothing.
func (n *Notices) Next(ctx context.Context) *Post {
	channel, _ := n.Chosen(ctx)
	if channel != n.channel {
		n.channel, n.resting = channel, 0
	}
	if channel == "" || n.Steady() < n.resting {
		return nil
	}
	if p := n.nextBroken(ctx, channel); p != nil {
		return p
	}
	return n.nextReview(ctx, channel)
}

// Sent tells what became of a post.
func (n *Notices) Sent(ctx context.Context, p *Post, message string, err error) {
	switch {
	case err == nil, errors.Is(err, ErrMessageGone), errors.Is(err, ErrBarred) && p.Message != "": // it is not tried again
	case errors.Is(err, ErrBarred):
		n.Log.Warn("the moderators' channel cannot be written to; it is tried again in an hour", "error", err)
		n.resting = n.Steady() + barredRest
	default:
		n.Log.Warn("a notice was not sent; it is tried again in a minute", "error", err)
		n.resting = n.Steady() + failedRest
	}
	p.done(ctx, message, err)
}

// wordsThere are those of the moderators' server.
func (n *Notices) wordsThere(ctx context.Context) *words.Words {
	if _, language := n.Chosen(ctx); language != "" {
		return n.Words.For(language)
	}
	return n.Words.For(n.Locale(ctx))
}

// recall reads a memo into a value; what cannot be read as one is begun anew.
func (n *Notices) recall(ctx context.Context, name string, into any) error {
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	data, err := n.Memos.Memo(ctx, name)
	if err != nil || len(data) == 0 {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		n.Log.Warn("a memo is not understood and begun anew", "name", name)
	}
	return nil
}

// remember writes a memo.
func (n *Notices) remember(ctx context.Context, name string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write a memo: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	return n.Memos.SaveMemo(ctx, name, data)
}
