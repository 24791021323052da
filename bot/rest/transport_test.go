package rest_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"gutskin/bot/rest"
)

// wireTap answers requests without a network.
type wireTap struct {
	answer func(n int, req *http.Request) (*http.Response, error)
	mu     sync.Mutex
	times  []time.Time
}

func (w *wireTap) RoundTrip(req *http.Request) (*http.Response, error) {
	w.mu.Lock()
	w.times = append(w.times, time.Now())
	n := len(w.times)
	w.mu.Unlock()
	return w.answer(n, req)
}

func respond(status int, header map[string]string, body string) *http.Response {
	r := &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body))}
	for k, v := range header {
		r.Header.Set(k, v)
	}
	return r
}

// tapped makes requests through a transport over a tap.
func tapped(answer func(n int, req *http.Request) (*http.Response, error)) (*wireTap, func(ctx context.Context, method, path string) (*http.Response, error)) {
	tap := &wireTap{answer: answer}
	transport := rest.NewTransport(tap, nil, rest.NewClock(time.Now), slog.New(slog.DiscardHandler))
	return tap, func(ctx context.Context, method, path string) (*http.Response, error) {
		req, err := http.NewRequestWithContext(ctx, method, "https://discord.com/api/v9"+path, strings.NewReader("{}"))
		if err != nil {
			return nil, err
		}
		return transport.RoundTrip(req)
	}
}

const (
	messagesPath = "/channels/5/messages"
	callbackPath = "/interactions/1/token/callback"
	followUpPath = "/webhooks/1/token"
)

func TestRetries(t *testing.T) {
	for _, tc := range []struct {
		name, method, path string
		status             int
		tries              int
	}{
		{"bad gateway", "POST", followUpPath, 502, 4},
		{"service unavailable", "POST", followUpPath, 503, 4},
		{"unsafe after 500", "POST", followUpPath, 500, 1},
		{"nonce after 500", "POST", messagesPath, 500, 4},
		{"callback after 504", "POST", callbackPath, 504, 4},
		{"put after 500", "PUT", "/applications/1/commands", 500, 4},
		{"refused", "POST", messagesPath, 403, 1},
		{"rate limit", "POST", followUpPath, 429, 4},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tap, send := tapped(func(int, *http.Request) (*http.Response, error) {
					return respond(tc.status, map[string]string{"Retry-After": "0.5"}, "{}"), nil
				})
				resp, err := send(t.Context(), tc.method, tc.path)
				if err != nil || resp.StatusCode != tc.status || len(tap.times) != tc.tries {
					t.Errorf("%d tries, %v", len(tap.times), err)
				}
			})
		})
	}
}

func TestLostConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lost := func(int, *http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF }
		for path, tries := range map[string]int{messagesPath: 4, followUpPath: 1} {
			tap, send := tapped(lost)
			if _, err := send(t.Context(), "POST", path); !errors.Is(err, io.ErrUnexpectedEOF) || len(tap.times) != tries {
				t.Errorf("%s: %d tries, %v", path, len(tap.times), err)
			}
		}
	})
}

// TestNoWaitBeyondTheDeadline holds that a caller hears of a limit that it cannot wait for.
func TestNoWaitBeyondTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, send := tapped(func(int, *http.Request) (*http.Response, error) {
			return respond(429, map[string]string{"Retry-After": "60"}, "{}"), nil
		})
		began := time.Now()
		resp, err := send(ctx, "POST", messagesPath)
		if err != nil || resp.StatusCode != 429 || time.Since(began) > 0 {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

func TestGlobalRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tap, send := tapped(func(int, *http.Request) (*http.Response, error) { return respond(200, nil, "{}"), nil })
		for range 200 {
			if _, err := send(t.Context(), "POST", messagesPath); err != nil {
				t.Fatal(err)
			}
		}
		for i := 50; i < len(tap.times); i++ {
			if tap.times[i].Sub(tap.times[i-50]) < time.Second {
				t.Fatalf("more than 50 requests within a second at %d", i)
			}
		}
		began := time.Now()
		for range 200 {
			if _, err := send(t.Context(), "POST", callbackPath); err != nil {
				t.Fatal(err)
			}
		}
		if time.Since(began) > 0 {
			t.Error("answers to interactions wait for the global rate")
		}
	})
}

func TestGlobalPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tap, send := tapped(func(n int, _ *http.Request) (*http.Response, error) {
			if n == 1 {
				return respond(429, map[string]string{"Retry-After": "5", "X-RateLimit-Global": "true"}, "{}"), nil
			}
			return respond(200, nil, "{}"), nil
		})
		for _, path := range []string{messagesPath, "/channels/6/messages"} {
			go func() { _, _ = send(t.Context(), "POST", path) }()
			synctest.Wait()
		}
		_, _ = send(t.Context(), "POST", callbackPath)
		time.Sleep(10 * time.Second)
		synctest.Wait()
		tap.mu.Lock()
		defer tap.mu.Unlock()
		if len(tap.times) != 4 || tap.times[1].Sub(tap.times[0]) != 0 || tap.times[2].Sub(tap.times[0]) < 5*time.Second {
			t.Errorf("requests at %v", tap.times)
		}
	})
}

func TestProxyBan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tap, send := tapped(func(n int, _ *http.Request) (*http.Response, error) {
			if n == 1 {
				return respond(429, map[string]string{"Retry-After": "120", "Content-Type": "text/html"}, "<h1>1015</h1>"), nil
			}
			return respond(200, nil, "{}"), nil
		})
		for range 3 {
			if _, err := send(t.Context(), "POST", callbackPath); !errors.Is(err, rest.ErrBanned) {
				t.Errorf("error %v", err)
			}
		}
		if len(tap.times) != 1 {
			t.Errorf("%d requests during the ban", len(tap.times))
		}
		time.Sleep(121 * time.Second)
		if _, err := send(t.Context(), "POST", callbackPath); err != nil {
			t.Errorf("after the ban: %v", err)
		}
	})
}

func TestInvalidRequestsStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		status, scope := 429, "shared"
		tap, send := tapped(func(int, *http.Request) (*http.Response, error) {
			return respond(status, map[string]string{"X-RateLimit-Scope": scope, "Retry-After": "0"}, "{}"), nil
		})
		for range 3000 { // not counted by Discord
			if _, err := send(t.Context(), "GET", callbackPath); err != nil {
				t.Fatal(err)
			}
		}
		tap.times, status = nil, 403
		var err error
		for range 2500 {
			_, err = send(t.Context(), "GET", callbackPath)
		}
		if !errors.Is(err, rest.ErrInvalidRequest) || len(tap.times) != 2000 {
			t.Errorf("%d refused requests, then %v", len(tap.times), err)
		}
		time.Sleep(11 * time.Minute)
		if _, err = send(t.Context(), "GET", callbackPath); err != nil {
			t.Errorf("ten minutes later: %v", err)
		}
	})
}

func TestHugeAnswer(t *testing.T) {
	_, send := tapped(func(int, *http.Request) (*http.Response, error) {
		return respond(200, nil, strings.Repeat("x", 9<<20)), nil
	})
	resp, err := send(t.Context(), "GET", messagesPath)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, resp.Body); err == nil || n > 8<<20 {
		t.Errorf("%d bytes read, %v", n, err)
	}
}

func TestRedirect(t *testing.T) {
	const to = "https://discord.com/api/v9/channels/5/messages?limit=1"
	for base, want := range map[string]string{
		"http://127.0.0.1:80":           "http://127.0.0.1:80/api/v9/channels/5/messages?limit=1",
		"http://127.0.0.1:80/":          "http://127.0.0.1:80/api/v9/channels/5/messages?limit=1",
		"http://127.0.0.1:80/api":       "http://127.0.0.1:80/api/v9/channels/5/messages?limit=1",
		"https://chat.test/api/v9/":     "https://chat.test/api/v9/channels/5/messages?limit=1",
		"https://chat.test/discord":     "https://chat.test/discord/api/v9/channels/5/messages?limit=1",
		"https://chat.test/discord/api": "https://chat.test/discord/api/v9/channels/5/messages?limit=1",
		"https://chat.test/apiary":      "https://chat.test/apiary/api/v9/channels/5/messages?limit=1",
	} {
		if got := rest.Redirected(base, to); got != want {
			t.Errorf("%s: %s, want %s", base, got, want)
		}
	}
}
