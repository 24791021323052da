package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"gutskin/cmd/internal/config"
	"gutskin/knowledge"
)

// TestRecordsExpire lets the start, and then a day's tick, find a vote past its time.
func TestRecordsExpire(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := config.Config{DataDir: filepath.Join(t.TempDir(), "data")}
	logger := slog.New(slog.DiscardHandler)
	now := time.Now()
	for _, age := range []time.Duration{knowledge.KeepVotes + time.Hour, knowledge.KeepVotes - time.Hour} {
		records, err := openRecords(ctx, c, logger)
		if err != nil {
			t.Fatal(err)
		}
		if err := records.Vote(ctx, knowledge.Vote{Person: "1", Topic: "acne", At: now.Add(-age)}); err != nil {
			t.Fatal(err)
		}
		records.close()
		if records, err = openRecords(ctx, c, logger); err != nil {
			t.Fatal(err)
		}
		wantKept(ctx, t, records, age < knowledge.KeepVotes)

		times, done := make(chan time.Time), make(chan struct{})
		ticking, stop := context.WithCancel(ctx)
		go func() {
			defer close(done)
			expireAt(ticking, records, times, logger)
		}()
		times <- now.Add(2 * time.Hour)
		times <- now // is taken once the first is done with
		stop()
		<-done
		wantKept(ctx, t, records, false)
		records.close()
	}
}

func wantKept(ctx context.Context, t *testing.T, records knowledge.Records, want bool) {
	t.Helper()
	if kept, err := records.Kept(ctx, "1"); err != nil || (kept.Votes == 1) != want {
		t.Errorf("kept: %+v, %v; want a vote: %v", kept, err, want)
	}
}
