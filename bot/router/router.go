// Package router turns what a person did into a reply value: the same for every door. It
// recovers, limits, logs and defers in one place; each command, control and form has a
// handler of its own. Handlers and renderers are functions from value to value and know no
// network.
package router

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/shelf"
	"gutskin/bot/words"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// Rates and bounds of what one person and one channel can have.
const (
	personEvery, personBurst   = 3 * time.Second, 5
	pressEvery, pressBurst     = 500 * time.Millisecond, 20
	channelEvery, channelBurst = time.Second, 10
	guildEvery, guildBurst     = 100 * time.Millisecond, 100
	hintEvery                  = time.Minute
	repeatEvery                = time.Minute
	answeredKept               = 10 * time.Minute
	maxConversations           = 5_000
	conversationKept           = 15 * time.Minute
	maxPeople                  = 20_000
)

// Parts are what a router works with.
type Parts struct {
	Answers  Answers
	Records  Records
	Settings *guild.Book
	// Counts counts what is asked; nil means that nobody does.
	Counts Counts
	// Watch is told what becomes of requests; nil means that nobody is.
	Watch Watch
	Words words.Catalog
	// Public shows answers to commands to the whole channel where neither the server nor
	// the person has chosen.
	Public bool
	// HelpChannels tells that the bot may read the channels of servers, so that managers
	// can choose some in which it answers unasked.
	HelpChannels bool
	// Home is the id of the moderators' server, which has a setting more; empty for none.
	Home string
	// Secret makes the marks by which a person is recognised as the one who asked; it
	// must be the same after a restart.
	Secret []byte
	// Random fills a slice with random bytes; nil means those of crypto/rand.
	Random func([]byte)
	Log    *slog.Logger
	// Now is the clock.
	Now func() time.Time
	// Patience is how long after its arrival a request is waited for before its answer is
	// deferred, Typing before the typing indicator is shown; Deadline is how long it may
	// take in all. Zero means the usual.
	Patience, Typing, Deadline time.Duration
	// Extra is what other packages add to the commands and controls of members.
	Extra Extra
}

// The usual spans of Parts.
const (
	usualPatience = 1500 * time.Millisecond
	usualTyping   = 300 * time.Millisecond
	usualDeadline = 20 * time.Second
)

// Router answers requests. Make one with [New]; it is safe for use by several goroutines.
type Router struct {
	Parts
	memory   *answer.Memory
	people   *throttle
	presses  *throttle // of people, too: looking around takes many presses
	channels *throttle
	guilds   *throttle
	hinted   *shelf.Shelf[struct{}]
	given    *shelf.Shelf[given]
	about    *shelf.Shelf[subject]  // by conversation: what the last answer was about
	answered *shelf.Shelf[struct{}] // messages that have their answer
	missed   missed
	sharing  *shelf.Shelf[struct{}]
	sending  *throttle
	quiet    *quiet
	muted    *shelf.Shelf[bool]           // by server and person
	changed  *shelf.Shelf[guild.Settings] // by server: what held before the last change, for a while
	handlers handlers
}

// New makes a router.
func New(p Parts) *Router {
	if p.Patience == 0 {
		p.Patience = usualPatience
	}
	if p.Typing == 0 {
		p.Typing = usualTyping
	}
	if p.Deadline == 0 {
		p.Deadline = usualDeadline
	}
	if p.Watch == nil {
		p.Watch = unwatched{}
	}
	if p.Random == nil {
		p.Random = func(b []byte) { _, _ = rand.Read(b) } // it never fails
	}
	r := &Router{
		Parts:    p,
		memory:   answer.NewMemory(maxConversations, conversationKept, p.Now),
		people:   newThrottle(personEvery, personBurst, p.Now),
		presses:  newThrottle(pressEvery, pressBurst, p.Now),
		channels: newThrottle(channelEvery, channelBurst, p.Now),
		guilds:   newThrottle(guildEvery, guildBurst, p.Now),
		hinted:   shelf.New[struct{}](maxPeople, hintEvery, p.Now),
		given:    shelf.New[given](maxPeople, repeatEvery, p.Now),
		about:    shelf.New[subject](maxConversations, conversationKept, p.Now),
		answered: shelf.New[struct{}](maxPeople, answeredKept, p.Now),
		missed:   missed{shelf.New[missedQuestion](maxMissed, missedKept, p.Now), p.Random},
		sharing:  shelf.New[struct{}](maxPeople, sharedTwice, p.Now),
		sending:  newThrottle(sendEvery, sendBurst, p.Now),
		quiet:    newQuiet(p.Now),
		muted:    shelf.New[bool](maxMuted, mutedKept, p.Now),
		changed:  shelf.New[guild.Settings](maxChanged, changedKept, p.Now),
	}
	r.handlers = r.extended(r.allHandlers())
	return r
}

// Handle answers one request. It never panics. Only a message can be left without a reply:
// every other request gets one.
func (r *Router) Handle(ctx context.Context, req Request) (said *reply.Reply) {
	began := r.Now()
	s := r.scene(ctx, req)
	defer func() {
		if p := recover(); p != nil {
			r.Log.Error("a handler panicked", "kind", req.Kind, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			said = s.apology(nil)
		}
		r.Log.Debug("handled", "kind", req.Kind, "replied", said != nil, "took", r.Now().Sub(began))
	}()
	if said, limited := r.limit(s); limited {
		return said
	}
	said, err := r.handle(ctx, s)
	if err != nil {
		if !expected(err) {
			r.Log.Error("a request failed", "kind", req.Kind, "error", err)
		}
		return s.apology(err)
	}
	return r.complete(s, said)
}

// limit holds a request against the rates of its person, channel and server. Autocomplete
// comes with every key that is pressed and is not limited here.
func (r *Router) limit(s scene) (*reply.Reply, bool) {
	if s.Kind == KindComplete || s.Kind == KindOverheard {
		return nil, false
	}
	person := r.people
	if s.Kind == KindControl || s.Kind == KindForm {
		person = r.presses
	}
	switch v := person.ask(s.Person); {
	case v == tooMany, v == tooManyStill && s.Kind != KindMessage:
		return reply.Whisper(s.words.Errors.TooFast), true
	case v == tooManyStill:
		return nil, true
	}
	if s.Guild != "" && r.guilds.ask(s.Guild) != allowed {
		if s.Kind == KindMessage {
			return nil, true
		}
		return reply.Whisper(s.words.Errors.ChannelBusy), true
	}
	if s.Kind == KindMessage && s.Shared && r.channels.ask(s.Channel) != allowed {
		return nil, true
	}
	return nil, false
}

// complete makes sure that a reply can be sent even where knowledge files are broken.
func (r *Router) complete(s scene, said *reply.Reply) *reply.Reply {
	switch {
	case s.Kind == KindComplete, said == nil && (s.Kind == KindMessage || s.Kind == KindOverheard):
		return said
	case said != nil && (said.Form != nil || said.Remove):
		return said
	case said == nil || reply.Wordless(said.Content):
		r.Log.Warn("a reply without words", "kind", s.Kind)
		return reply.Whisper(s.words.Errors.Nothing)
	}
	return said
}

// Answers is what the router asks; answer.Service is the one in use. It must be safe for
// use by several goroutines.
type Answers interface {
	// Ask answers a question; it fails when ctx is done.
	Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error)
	// Topic answers with a topic that was chosen; false if there is no such topic.
	Topic(ctx context.Context, id string, q knowledge.Question) (knowledge.Answer, bool)
	// Tips answers with up to count tips, of which the question chooses.
	Tips(ctx context.Context, q knowledge.Question, count int) (knowledge.Answer, error)
	// Care is the card of a red flag; false if there is no such flag.
	Care(flag string, place knowledge.Place) (knowledge.Answer, bool)
	// More are further tips of a topic that are not among the texts shown; false if there
	// is no such topic.
	More(ctx context.Context, topic string, shown []string, q knowledge.Question, limit int) ([]knowledge.AnswerTip, bool)
	// Again gives the answer to one or two topics once more, with the tips whose texts were
	// shown; false if a topic is gone.
	Again(ctx context.Context, topics, shown []string, q knowledge.Question) (knowledge.Answer, bool)
	// Related are topics near a topic, nearest first.
	Related(topic string, place knowledge.Place) []knowledge.Offer
	// Complete finds up to limit ways to go on with what is typed, best first;
	// CompleteTopics finds titles alone.
	Complete(ctx context.Context, q knowledge.Question, limit int) []string
	CompleteTopics(ctx context.Context, q knowledge.Question, limit int) []string
	// Rare picks the words by which questions like a text can be counted: three at most, and
	// no names, numbers, handles or links.
	Rare(text string) []string
	// Base is the knowledge as it is now, to be read alone.
	Base() *knowledge.Base
}

// Records is what is kept beyond a message. Every call may fail or take long; a person must
// not notice, unless it would be untrue to say nothing.
type Records interface {
	Vote(ctx context.Context, v knowledge.Vote) error
	SendQuestion(ctx context.Context, q knowledge.SentQuestion) error
	Follow(ctx context.Context, person string, sent time.Time, locale string) (bool, error)
	Unfollow(ctx context.Context, person string, sent time.Time) error
	Mute(ctx context.Context, person, guild string, until time.Time) error
	Muted(ctx context.Context, person, guild string, now time.Time) (bool, error)
	Kept(ctx context.Context, person string) (knowledge.PersonRecords, error)
	Forget(ctx context.Context, person string) (knowledge.PersonRecords, error)
}
