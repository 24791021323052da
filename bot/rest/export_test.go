package rest

import (
	"net/url"

	"github.com/bwmarrin/discordgo"
)

// Redirected is an address at another server.
func Redirected(base, to string) string {
	b, _ := url.Parse(base)
	u, _ := url.Parse(to)
	return redirected(b, u).String()
}

// ErrBanned, ErrInvalidRequest, APIFailure and ClassOf are internal.
var (
	ErrBanned         = errBanned
	ErrInvalidRequest = errInvalidRequests
	APIFailure        = apiFailure
	ClassOf           = classOf
)

// BucketsKept is a bound.
const BucketsKept = bucketsKept

// Tokens are the buckets of interaction tokens for one more request.
func (c *Client) Tokens() *discordgo.RateLimiter { return c.limiter() }
