package localdiscord

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Answer is what a fault sends in place of the true answer.
type Answer struct {
	Status int
	Header http.Header
	Body   string
}

func (a Answer) reply() reply {
	return reply{status: a.Status, header: a.Header.Clone(), raw: []byte(a.Body)}
}

func jsonAnswer(status int, body any) Answer {
	encoded, err := json.Marshal(body)
	if err != nil { // a body of this package that cannot be encoded is a mistake here
		panic(fmt.Sprintf("localdiscord: encode answer: %v", err))
	}
	return Answer{status, http.Header{"Content-Type": {"application/json"}}, string(encoded)}
}

// Refusal is one of Discord's errors, with the status and words that belong to it.
func Refusal(code Code) Answer {
	e := newError(code)
	return jsonAnswer(e.Status, e)
}

// HTML is a page instead of JSON, as a proxy in between sends it.
func HTML(status int, page string) Answer {
	return Answer{status, http.Header{"Content-Type": {"text/html; charset=UTF-8"}}, page}
}

// RouteLimit is a 429 for one route.
func RouteLimit(retryAfter time.Duration) Answer { return routeLimit(retryAfter) }

// GlobalLimit is a 429 for all of the bot, with no X-RateLimit-Reset-After, as
// Discord documents it.
func GlobalLimit(retryAfter time.Duration) Answer { return globalLimit(retryAfter) }

// CloudflareBan is the 429 of the proxy before Discord, for an address that made
// too many invalid requests.
func CloudflareBan(retryAfter time.Duration) Answer {
	a := HTML(http.StatusTooManyRequests,
		"<!DOCTYPE html><title>Access denied</title><h1>Error 1015</h1><p>You are being rate limited.</p>")
	a.Header.Set("Retry-After", fmt.Sprint(int(retryAfter.Seconds())))
	a.Header.Set("Server", "cloudflare")
	return a
}
