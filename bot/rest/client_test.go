package rest_test

import (
	"log/slog"
	"testing"
	"time"

	"gutskin/bot/rest"
)

// TestTokensAreForgotten: a busy bot must not collect what the library keeps of each token.
func TestTokensAreForgotten(t *testing.T) {
	client, err := rest.New(rest.Config{Token: "t", Clock: rest.NewClock(time.Now), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	first := client.Tokens()
	for range rest.BucketsKept - 1 {
		if client.Tokens() != first {
			t.Fatal("the buckets of requests on their way were dropped")
		}
	}
	if client.Tokens() == first {
		t.Error("buckets are collected without end")
	}
}
