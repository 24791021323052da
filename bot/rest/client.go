package rest

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// Config is what a client needs. Token, Clock and Log must be set.
type Config struct {
	// Token is the bot's token without the prefix "Bot ".
	Token string
	// Version is told to Discord in the User-Agent.
	Version string
	// Base is the address of a Discord-compatible server; nil means Discord's own.
	Base *url.URL
	// Workers is how many goroutines make requests at the same time; a connection is kept
	// for each.
	Workers int
	// Clock learns Discord's time from every answer.
	Clock *Clock
	// Log hears of limits and bans.
	Log *slog.Logger
	// Watch is told of every request; nil means that nobody is.
	Watch Watch
}

// Client makes the requests of the REST API. It uses the library's requests and rate-limit
// buckets through a session of its own that is never opened, so that replies do not depend
// on which gateway connection is in use. It is safe for use by several goroutines.
type Client struct {
	cfg     Config
	pool    *http.Transport
	http    *http.Client
	session *discordgo.Session

	mu     sync.Mutex
	tokens *discordgo.RateLimiter // buckets of interaction tokens
	used   int                    // how many requests asked for one of them
}

// bucketsKept is how many buckets of interaction tokens are collected at most before all are
// dropped: the library never frees one, and few requests are made with a token, all within
// seconds. One that goes too early costs an answer 429 at worst, which is waited for.
const bucketsKept = 5000

// New makes a client; [Client.Close] it in the end.
func New(cfg Config) (*Client, error) {
	if cfg.Watch == nil {
		cfg.Watch = unwatched{}
	}
	pool := newPool(cfg.Workers)
	transport := NewTransport(pool, cfg.Base, cfg.Clock, cfg.Log)
	transport.watch = cfg.Watch
	c := &Client{cfg: cfg, pool: pool, http: newHTTP(transport)}
	session, err := c.Session()
	if err != nil {
		return nil, err
	}
	c.session = session
	return c, nil
}

// Session makes another session of the library's whose requests pass the same transport,
// for what the library must do itself.
func (c *Client) Session() (*discordgo.Session, error) {
	return newSession(c.cfg.Token, c.cfg.Version, c.http)
}

// Close closes the connections that nobody uses.
func (c *Client) Close() { c.pool.CloseIdleConnections() }

// Call is one request.
type Call struct {
	// Op names the request in errors and logs.
	Op string
	// Method and URL are those of HTTP; the URL is Discord's, whichever server is used.
	Method, URL string
	// Bucket is the library's name of the rate-limit bucket.
	Bucket string
	// Body is sent as JSON; nil for none.
	Body any
	// File is sent beside the body; nil for none.
	File *File
	// Out is what the answer is decoded into; nil to ignore it.
	Out any
}

// Do makes a request for the bot. [CodeOf] tells why Discord refused it; what was not
// answered fails with its cause. No error holds a token.
func (c *Client) Do(ctx context.Context, call Call) error {
	return c.send(ctx, call, c.session.Ratelimiter)
}

// WithToken makes a request with an interaction's token, which is the bucket's name. Each
// token has a bucket of its own; the library would send all of them one after another.
func (c *Client) WithToken(ctx context.Context, call Call) error {
	return c.send(ctx, call, c.limiter())
}

// limiter is the current generation of interaction buckets.
func (c *Client) limiter() *discordgo.RateLimiter {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.used++; c.tokens == nil || c.used > bucketsKept {
		c.tokens, c.used = discordgo.NewRatelimiter(), 1
	}
	return c.tokens
}

func (c *Client) send(ctx context.Context, call Call, limiter *discordgo.RateLimiter) (err error) {
	ctx, end := c.cfg.Watch.Begin(ctx, call.Op)
	defer func() { end(err) }()
	payload, kind, err := call.encode()
	if err != nil {
		return fmt.Errorf("%s: encode: %w", call.Op, err)
	}
	bucket, err := lockBucket(ctx, limiter, call.Bucket)
	if err != nil {
		return apiFailure(call.Op, err)
	}
	response, err := c.session.RequestWithLockedBucket(call.Method, call.URL, kind, payload, bucket, 0, discordgo.WithContext(ctx))
	if err != nil {
		return apiFailure(call.Op, err)
	}
	if call.Out == nil {
		return nil
	}
	if err := json.Unmarshal(response, call.Out); err != nil {
		return fmt.Errorf("%s: decode: %w", call.Op, err)
	}
	return nil
}

// lockBucket waits for a bucket as the library does, but no longer than the context lasts.
func lockBucket(ctx context.Context, limiter *discordgo.RateLimiter, name string) (*discordgo.Bucket, error) {
	bucket := limiter.GetBucket(name)
	bucket.Lock()
	wait := limiter.GetWaitTime(bucket, 1)
	bucket.Unlock()
	if err := Pause(ctx, wait); err != nil {
		return nil, err
	}
	return limiter.LockBucketObject(bucket), nil
}
