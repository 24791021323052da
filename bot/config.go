package bot

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"gutskin/bot/desk"
	"gutskin/bot/rest"
	"gutskin/bot/router"
)

// Config is what the bot must be told. The zero value of every field but Token is useful.
type Config struct {
	// Token is the bot's token, with or without the prefix "Bot ".
	Token string
	// API is the address of a Discord-compatible server, for example
	// http://127.0.0.1:8080; empty means Discord's own.
	API string
	// PublicByDefault shows answers to /ask in a server to the whole channel unless
	// private:true is given. By default only the asker sees them.
	PublicByDefault bool
	// HelpChannels lets the bot read the channels that a server's managers choose, and
	// answer there unasked. It needs the privileged Message Content intent.
	HelpChannels bool
	// ModeratorGuild is the id of the server whose moderators keep the knowledge, and
	// Library what they keep it in. Without either there is no desk.
	ModeratorGuild string
	Library        desk.Library
	// PublicKey is the application's, in hexadecimal: if it is set, the bot takes
	// interactions over HTTP at InteractionsAddress, under [InteractionsPath].
	PublicKey string
	// InteractionsAddress is a host and a port; 127.0.0.1:8082 if empty.
	InteractionsAddress string
	// Shards are those that this process runs; the zero value is all of them, as many as
	// Discord advises.
	Shards Shards
	// HTTPOnly has the bot take interactions over HTTP and nothing else: it does not connect
	// to the gateway and leaves the commands to the process that does. It needs PublicKey.
	HTTPOnly bool
	// Workers is how many interactions are worked on at the same time, and half as many
	// messages; 64 if zero.
	Workers int
	// Queue is how many events may wait for a worker before further ones are dropped;
	// 1024 if zero.
	Queue int
	// Version is told to Discord in the User-Agent; "dev" if empty.
	Version string
	// Health is kept up to date while the bot runs, if not nil.
	Health *Health
	// Watch is told what the bot does, for its operator's figures; nil means that nobody is.
	Watch Watch
}

// Watch is told what the bot does. Its methods never wait and never fail, and may be called
// by several goroutines.
type Watch interface {
	router.Watch
	rest.Watch
}

// Errors of a configuration that cannot work.
var (
	// ErrNoToken is returned by Run when Config.Token is empty.
	ErrNoToken = errors.New("no Discord token is set")
	// ErrNoDoor is returned by Run for a Config with HTTPOnly and no PublicKey.
	ErrNoDoor = errors.New("neither the gateway nor the HTTP door is to be used")
	// ErrBadAPI is returned by Run for a Config.API that is not an HTTP address.
	ErrBadAPI = errors.New("not an http or https address")
)

func (c Config) withDefaults() Config {
	c.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(c.Token), "Bot "))
	if c.Workers <= 0 {
		c.Workers = 64
	}
	if c.Queue <= 0 {
		c.Queue = 1024
	}
	if c.InteractionsAddress == "" {
		c.InteractionsAddress = "127.0.0.1:8082"
	}
	if c.Version == "" {
		c.Version = "dev"
	}
	if c.Health == nil {
		c.Health = new(Health)
	}
	return c
}

// base parses API and checks the token and the shards; a nil address means Discord's own.
func (c Config) base() (*url.URL, error) {
	switch {
	case c.Token == "":
		return nil, ErrNoToken
	case c.HTTPOnly && c.PublicKey == "":
		return nil, ErrNoDoor
	}
	if err := c.Shards.Check(); err != nil {
		return nil, err
	}
	if c.API == "" {
		return nil, nil
	}
	base, err := url.Parse(c.API)
	if err != nil || base.Host == "" || (base.Scheme != "http" && base.Scheme != "https") {
		return nil, fmt.Errorf("Discord API %q: %w", c.API, ErrBadAPI)
	}
	return base, nil
}
