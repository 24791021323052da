package rest_test

import (
	"log/slog"
	"net/http"
	"testing"
	"time"

	"gutskin/bot/rest"
)

// TestSkew holds that a clock that is wrong makes nothing stale.
func TestSkew(t *testing.T) {
	theirs := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	tap := &wireTap{answer: func(int, *http.Request) (*http.Response, error) {
		return respond(200, map[string]string{"Date": theirs.Format(http.TimeFormat)}, "{}"), nil
	}}
	for _, ahead := range []time.Duration{-time.Hour, -3 * time.Second, 0, time.Second, 10 * time.Second, time.Hour} {
		clock := rest.NewClock(func() time.Time { return theirs.Add(ahead) })
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://discord.com/api/v9/gateway", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rest.NewTransport(tap, nil, clock, slog.New(slog.DiscardHandler)).RoundTrip(req); err != nil {
			t.Fatal(err)
		}
		if got := clock.Age(theirs); got.Abs() > 2*time.Second {
			t.Errorf("with a clock %s ahead, an event of now is %s old", ahead, got)
		}
	}
}
