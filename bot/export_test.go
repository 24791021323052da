package bot

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"time"
)

// Timings are the bot's own, shortened for tests.
type Timings struct{ of timings }

// FastTimings make a bot that notices everything at once.
func FastTimings() Timings {
	t := defaults()
	// The library holds its lock for a second when it closes: that is not stuck.
	t.open, t.check, t.stuck = 1500*time.Millisecond, 5*time.Millisecond, 2*time.Second
	t.hangUp = 20 * time.Millisecond
	t.identify, t.retry, t.retryMax = time.Millisecond, 10*time.Millisecond, 50*time.Millisecond
	return Timings{t}
}

// Patience sets when an answer is deferred.
func (t Timings) Patience(d time.Duration) Timings { t.of.patience = d; return t }

// Stale sets the age at which an interaction is dropped.
func (t Timings) Stale(d time.Duration) Timings { t.of.staleInteraction = d; return t }

// Drain sets how long begun work may take after the stop.
func (t Timings) Drain(d time.Duration) Timings { t.of.drain = d; return t }

// RunWith is Run with other timings.
func RunWith(ctx context.Context, cfg Config, answers Answers, log *slog.Logger, t Timings) error {
	return run(ctx, cfg, answers, log, t.of)
}

// DecodeEvent reads an event as the intake does and gives the request made of it; the bot
// is the user self with the role role in every server.
func DecodeEvent(kind string, data json.RawMessage, self, role string) (Request, bool) {
	if kind == "INTERACTION_CREATE" {
		i, err := decodeInteraction(data)
		return i.request(time.Time{}), err == nil
	}
	m, err := decodeMessage(data)
	if err != nil {
		return Request{}, false
	}
	who := &identity{user: snowflake(self), roles: map[snowflake]snowflake{m.GuildID: snowflake(role)}}
	return m.request(time.Time{}), m.concerns(who)
}

// Body is a reply as it is sent.
func Body(r *Reply, embeds bool) any { return body(r, embeds) }

// NewTransport is the transport over another one.
func NewTransport(next http.RoundTripper, base *url.URL, now func() time.Time, log *slog.Logger) http.RoundTripper {
	return newTransport(next, base, &clock{now: now}, log)
}

// Skewed is how old an id is after a response with a Date header was seen.
func Skewed(now time.Time, date, id string) time.Duration {
	c := &clock{now: func() time.Time { return now }}
	c.observe(date)
	return c.age(snowflake(id))
}

// Frames follows bytes of a gateway connection and gives what was learned.
func Frames(chunks ...[]byte) (code int, refused, again bool, beat time.Duration) {
	var f frameScanner
	for _, c := range chunks {
		f.scan(c)
	}
	return f.code, f.refused, f.again, f.beat
}

// IdentifyWaits gives the wait before each of n identifies that follow one another.
func IdentifyWaits(n int, every time.Duration) []time.Duration {
	now := time.Unix(0, 0)
	b := &budget{now: func() time.Time { return now }, every: every}
	var waits []time.Duration
	for range n {
		wait := b.wait()
		waits = append(waits, wait)
		now = now.Add(wait)
		b.spend()
	}
	return waits
}

// Redirected is an address at another server.
func Redirected(base, to string) string {
	b, _ := url.Parse(base)
	u, _ := url.Parse(to)
	return redirected(b, u).String()
}

// Clip, FirstSentence, ErrBanned, ErrInvalidRequests and Fatal are internal.
var (
	Clip              = clip
	FirstSentence     = firstSentence
	ErrBanned         = errBanned
	ErrInvalidRequest = errInvalidRequests
	Fatal             = fatal
	SameCommands      = sameCommands
	APIFailure        = apiFailure
)

// Pool is a worker pool.
type Pool struct{ p *pool }

// NewPool starts one.
func NewPool(ctx context.Context, lanes, workers, queue int, h *Health, log *slog.Logger) Pool {
	return Pool{newPool(ctx, "test", poolSize{lanes, workers, queue}, h, log)}
}

// Submit and Drain are those of the pool.
func (p Pool) Submit(key string, job func(context.Context)) bool { return p.p.submit(key, job) }

// Drain drains the pool.
func (p Pool) Drain(ctx context.Context) error { return p.p.drain(ctx) }
