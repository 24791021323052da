package main

import (
	"context"
	"log/slog"
	"time"

	"gutskin/cmd/internal/config"
	"gutskin/knowledge"
)

// expireEvery is how often records are looked through for what is past its time.
const expireEvery = 24 * time.Hour

// openedRecords are records that are looked through as long as they are open.
type openedRecords struct {
	knowledge.Records
	logger *slog.Logger
	// stop ends the looking through and returns when it has ended.
	stop func()
}

// openRecords opens the database that the settings name, deletes from it what is past its
// time, and goes on doing so once a day until it is closed.
func openRecords(ctx context.Context, c config.Config, logger *slog.Logger) (openedRecords, error) {
	store, place, err := openStore(ctx, c)
	if err != nil {
		return openedRecords{}, err
	}
	logger.InfoContext(ctx, "keeping records", "database", place.String())
	expire(ctx, store, time.Now(), logger)

	expiring, cancel := context.WithCancel(ctx)
	ticker, ended := time.NewTicker(expireEvery), make(chan struct{})
	go func() {
		defer close(ended)
		expireAt(expiring, store, ticker.C, logger)
	}()
	return openedRecords{Records: store, logger: logger, stop: func() {
		cancel()
		ticker.Stop()
		<-ended
	}}, nil
}

// close closes the database in order.
func (r openedRecords) close() {
	r.stop()
	if err := r.Close(); err != nil {
		r.logger.Warn("the database was not closed in order", "error", err)
	}
}

// expireAt expires records whenever it is given a time, until the context ends.
func expireAt(ctx context.Context, records knowledge.Records, times <-chan time.Time, logger *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-times:
			expire(ctx, records, now, logger)
		}
	}
}

// expireLock is the work that one of several processes does for all.
const expireLock = "expiry"

// expire logs a failure and leaves it at that: the next time makes up for it.
func expire(ctx context.Context, records knowledge.Records, now time.Time, logger *slog.Logger) {
	release, ok, err := records.Lock(ctx, expireLock)
	if err == nil && !ok {
		logger.DebugContext(ctx, "another process deletes the records past their time")
		return
	}
	if err == nil {
		err = records.Expire(ctx, now)
		release()
	}
	if err != nil && ctx.Err() == nil {
		logger.WarnContext(ctx, "records past their time are still kept", "error", err)
	}
}
