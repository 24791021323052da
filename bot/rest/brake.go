package rest

import (
	"errors"
	"net/http"
	"sync"
	"time"
)

// Errors of requests that are not sent.
var (
	errBanned          = errors.New("Discord's proxy has banned this address for a while")
	errInvalidRequests = errors.New("too many requests were refused; waiting before the next one")
)

// Discord bans an address for 10,000 refused requests within ten minutes.
const (
	maxRefused    = 2_000
	refusedWindow = 10 // minutes
	minBan        = time.Second
	maxBan        = time.Hour
)

// brake holds requests back. The zero value with a clock is ready.
type brake struct {
	now func() time.Time

	mu      sync.Mutex
	held    time.Time // by Discord's global limit
	banned  time.Time // by the proxy before Discord
	refused [refusedWindow]minute
}

// minute counts the refused requests of one minute.
type minute struct {
	at    int64
	count int
}

// check fails while nothing at all is to be sent.
func (b *brake) check() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.now().Before(b.banned):
		return errBanned
	case b.refusals() >= maxRefused:
		return errInvalidRequests
	}
	return nil
}

// pause is how long the global limit still holds.
func (b *brake) pause() time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.held.Sub(b.now())
}

func (b *brake) hold(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if until := b.now().Add(d); until.After(b.held) {
		b.held = until
	}
}

// ban opens the circuit and gives for how long.
func (b *brake) ban(d time.Duration) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	d = max(minBan, min(d, maxBan))
	b.banned = b.now().Add(d)
	return d
}

// count looks whether a request was refused in a way that Discord counts, and tells
// whether this one was the last straw.
func (b *brake) count(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
	case http.StatusTooManyRequests:
		if resp.Header.Get("X-RateLimit-Scope") == "shared" {
			return false
		}
	default:
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	at := b.now().Unix() / 60
	slot := &b.refused[at%refusedWindow]
	if slot.at != at {
		*slot = minute{at: at}
	}
	slot.count++
	return b.refusals() == maxRefused
}

// refusals is how many requests were refused within the last ten minutes.
func (b *brake) refusals() int {
	oldest, sum := b.now().Unix()/60-refusedWindow, 0
	for _, m := range b.refused {
		if m.at > oldest {
			sum += m.count
		}
	}
	return sum
}
