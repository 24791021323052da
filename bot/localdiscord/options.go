package localdiscord

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

// DefaultToken is the bot token that is accepted when Options names none.
const DefaultToken = "localdiscord-token"

// ErrNotLoopback is returned by Start for an address that other machines reach.
var ErrNotLoopback = errors.New("not a loopback address")

// Options say what kind of Discord to start. The zero value is useful.
type Options struct {
	// Addr is the host and port to listen on, 127.0.0.1 and a free port if empty.
	Addr string
	// AllowRemote permits an address that is not on loopback.
	AllowRemote bool
	// Token is the bot's token without the prefix "Bot "; DefaultToken if empty.
	Token string
	// BotName is the user name of the bot, "bot" if empty.
	BotName string
	// GuildName is the name of the first server, "Local" if empty.
	GuildName string
	// Channels are the text channels of each server; general, help and
	// moderators if nil.
	Channels []string
	// Members are the names of people who are there from the start.
	Members []string
	// DisplayNames are what people go by, by their user names; the others have none.
	DisplayNames map[string]string
	// Roles are the names of the first server's roles beyond @everyone.
	Roles []string
	// Founded is when the first server with its channels and Roles, the bot and Members came
	// into being. As identifiers carry the time, the same time and names give the same
	// identifiers, which a bot that keeps records then knows again; now if zero.
	Founded time.Time
	// History is how many requests, and how many interactions past their time, are
	// remembered at least; all if zero.
	History int
	// Now is the clock for identifiers, expiry and rate limits; time.Now if nil.
	Now func() time.Time
	// HeartbeatInterval is announced in the gateway's hello; 41.25 s if zero.
	HeartbeatInterval time.Duration
	// MaxConcurrency is announced by GET /gateway/bot; 1 if zero.
	MaxConcurrency int
	// Shards is how many shards GET /gateway/bot advises, 1 if zero; a bot that
	// identifies with fewer of them is closed with 4011. See Server.SetShards.
	Shards int
	// PrivilegedIntents are those switched on for the application. A session
	// that asks for another one is closed with 4014.
	PrivilegedIntents Intents
	// Limits are the rates to enforce; Discord's own where left zero.
	Limits Limits
	// Key signs the requests to an interactions endpoint; a random one if nil.
	// ed25519.NewKeyFromSeed makes one that stays the same.
	Key ed25519.PrivateKey
	// Interactions is the interactions endpoint, which must be up already; the
	// gateway carries interactions if empty. See Server.SetInteractionsEndpoint.
	Interactions string
	// Record receives each REST request as a line of JSON, if not nil.
	Record io.Writer
}

func (o Options) withDefaults() Options {
	setDefault(&o.Addr, "127.0.0.1:0")
	setDefault(&o.Token, DefaultToken)
	setDefault(&o.BotName, "bot")
	setDefault(&o.GuildName, "Local")
	setDefault(&o.HeartbeatInterval, 41250*time.Millisecond)
	setDefault(&o.MaxConcurrency, 1)
	setDefault(&o.Shards, 1)
	if o.Channels == nil {
		o.Channels = []string{"general", "help", "moderators"}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Founded.IsZero() {
		o.Founded = o.Now()
	}
	if o.Key == nil {
		_, o.Key, _ = ed25519.GenerateKey(rand.Reader) // crypto/rand does not fail
	}
	o.Limits = o.Limits.withDefaults()
	return o
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// checkAddr refuses an address that is reachable from elsewhere.
func (o Options) checkAddr() error {
	if o.AllowRemote {
		return nil
	}
	host, _, err := net.SplitHostPort(o.Addr)
	if err != nil {
		return fmt.Errorf("address %q: %w", o.Addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("address %q: %w; set AllowRemote to listen there all the same", o.Addr, ErrNotLoopback)
	}
	return nil
}
