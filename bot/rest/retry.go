package rest

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// firstBackoff is the mean wait before a failed request is repeated; it doubles each time.
const firstBackoff = 200 * time.Millisecond

// again tells whether to repeat a request and after how long.
func (t *Transport) again(req *http.Request, resp *http.Response, err error, attempt int) (time.Duration, bool) {
	if attempt >= maxAttempts || req.Context().Err() != nil || errors.Is(err, errBanned) {
		return 0, false
	}
	if err != nil {
		return backoff(attempt), repeatable(req)
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests:
		wait := retryAfter(resp)
		deadline, limited := req.Context().Deadline()
		return wait, wait > 0 && (!limited || time.Until(deadline) > wait)
	case http.StatusBadGateway, http.StatusServiceUnavailable: // it did not reach Discord
		return backoff(attempt), true
	case http.StatusInternalServerError, http.StatusGatewayTimeout: // it may have
		return backoff(attempt), repeatable(req)
	}
	return 0, false
}

// repeatable tells whether a request that may have been carried out can be sent again.
// Messages of the bot bear an enforced nonce, and an interaction is acknowledged once.
func repeatable(req *http.Request) bool {
	if req.Method != http.MethodPost {
		return true
	}
	return strings.HasSuffix(req.URL.Path, "/callback") ||
		strings.Contains(req.URL.Path, "/channels/") && strings.HasSuffix(req.URL.Path, "/messages")
}

// backoff is a random wait around a mean that doubles with each attempt.
func backoff(attempt int) time.Duration {
	mean := firstBackoff << (attempt - 1)
	return mean/2 + rand.N(mean)
}

// retryAfter is how long a 429 asks to wait; Discord sends seconds with a fraction.
func retryAfter(resp *http.Response) time.Duration {
	for _, name := range []string{"Retry-After", "X-RateLimit-Reset-After"} {
		seconds, err := strconv.ParseFloat(resp.Header.Get(name), 64)
		if err == nil && seconds >= 0 && seconds < 7*24*3600 {
			return time.Duration(seconds * float64(time.Second))
		}
	}
	return time.Second
}

func isJSON(resp *http.Response) bool {
	return strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json")
}
