package localdiscord

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxBuckets is how many buckets are kept before those that are over are dropped.
const maxBuckets = 1024

// limiter holds REST requests against the limits, a bucket for each route and
// each channel, server or webhook in it.
type limiter struct {
	limits Limits
	now    func() time.Time

	mu      sync.Mutex
	global  window
	buckets map[string]*window
}

func newLimiter(limits Limits, now func() time.Time) *limiter {
	return &limiter{limits: limits, now: now, buckets: map[string]*window{}}
}

// take counts a request and gives the headers for its answer, or the refusal.
func (l *limiter) take(rt route, r *http.Request) (http.Header, *reply) {
	if l.limits.Off || rt.pattern == routeGetAttachment {
		return nil, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if !rt.open && !l.global.take(l.limits.Global, now) {
		refused := globalLimit(l.global.until.Sub(now)).reply()
		return nil, &refused
	}
	key, rate := l.bucket(rt, r)
	b := l.buckets[key]
	if b == nil {
		l.sweep(now)
		b = new(window)
		l.buckets[key] = b
	}
	allowed := b.take(rate, now)
	header := b.header(rt.pattern, rate, now)
	if !allowed {
		refused := routeLimit(b.until.Sub(now)).reply().with(header)
		return nil, &refused
	}
	return header, nil
}

// bucket names the bucket of a request by its route and its major parameter.
func (l *limiter) bucket(rt route, r *http.Request) (key string, rate Rate) {
	key = rt.pattern
	for _, name := range []string{"channel", "guild", "token"} {
		key += "|" + r.PathValue(name)
	}
	switch {
	case rt.pattern == RouteCreateMessage:
		return key, l.limits.Messages
	case strings.Contains(rt.pattern, "{token}"):
		return key, l.limits.Interactions
	}
	return key, l.limits.Other
}

// sweep forgets buckets that are over, as each interaction brings new ones.
func (l *limiter) sweep(now time.Time) {
	if len(l.buckets) < maxBuckets {
		return
	}
	for key, b := range l.buckets {
		if !now.Before(b.until) {
			delete(l.buckets, key)
		}
	}
}

// header tells a client where it stands.
func (w *window) header(pattern string, rate Rate, now time.Time) http.Header {
	hash := sha256.Sum256([]byte(pattern))
	h := http.Header{}
	h.Set("Date", now.UTC().Format(http.TimeFormat))
	h.Set("X-RateLimit-Bucket", hex.EncodeToString(hash[:16]))
	h.Set("X-RateLimit-Limit", fmt.Sprint(rate.Requests))
	h.Set("X-RateLimit-Remaining", fmt.Sprint(rate.Requests-w.used))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(w.until.UnixMilli())/1000))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", w.until.Sub(now).Seconds()))
	return h
}

// limited is the body of a 429.
type limited struct {
	Message    string  `json:"message"`
	RetryAfter float64 `json:"retry_after"`
	Global     bool    `json:"global"`
}

func routeLimit(wait time.Duration) Answer {
	return tooMany(wait, limited{Message: "You are being rate limited."}, "user")
}

func globalLimit(wait time.Duration) Answer {
	a := tooMany(wait, limited{Message: "You are being rate limited.", Global: true}, "global")
	a.Header.Set("X-RateLimit-Global", "true")
	return a
}

func tooMany(wait time.Duration, body limited, scope string) Answer {
	body.RetryAfter = math.Ceil(wait.Seconds()*1000) / 1000
	a := jsonAnswer(http.StatusTooManyRequests, body)
	a.Header.Set("Retry-After", fmt.Sprint(math.Ceil(wait.Seconds())))
	a.Header.Set("X-RateLimit-Scope", scope)
	return a
}
