package telemetry

import (
	"context"
	"time"

	"gutskin/knowledge"
)

// Follow is that of the store.
func (s *Store) Follow(ctx context.Context, person string, sent time.Time, locale string) (bool, error) {
	return look(ctx, s, opFollow, func(ctx context.Context) (bool, error) { return s.Records.Follow(ctx, person, sent, locale) })
}

// Unfollow is that of the store.
func (s *Store) Unfollow(ctx context.Context, person string, sent time.Time) error {
	return change(ctx, s, opUnfollow, func(ctx context.Context) error { return s.Records.Unfollow(ctx, person, sent) })
}

// Owe is that of the store.
func (s *Store) Owe(ctx context.Context, guild string, question int64, now time.Time) (bool, error) {
	return look(ctx, s, opOwe, func(ctx context.Context) (bool, error) { return s.Records.Owe(ctx, guild, question, now) })
}

// Owed is that of the store.
func (s *Store) Owed(ctx context.Context, limit int) ([]knowledge.Follower, error) {
	return look(ctx, s, opOwed, func(ctx context.Context) ([]knowledge.Follower, error) { return s.Records.Owed(ctx, limit) })
}

// BeginTelling is that of the store.
func (s *Store) BeginTelling(ctx context.Context, question int64, now time.Time) (bool, error) {
	return look(ctx, s, opBeginTelling, func(ctx context.Context) (bool, error) { return s.Records.BeginTelling(ctx, question, now) })
}

// EndTelling is that of the store.
func (s *Store) EndTelling(ctx context.Context, question int64, how knowledge.Telling) error {
	return change(ctx, s, opEndTelling, func(ctx context.Context) error { return s.Records.EndTelling(ctx, question, how) })
}

// ResumeTelling is that of the store.
func (s *Store) ResumeTelling(ctx context.Context, since time.Time) error {
	return change(ctx, s, opResumeTelling, func(ctx context.Context) error { return s.Records.ResumeTelling(ctx, since) })
}

// MarkAnswered is that of the store.
func (s *Store) MarkAnswered(ctx context.Context, gap knowledge.GapKey, revision string, at time.Time) error {
	return change(ctx, s, opMarkAnswered, func(ctx context.Context) error { return s.Records.MarkAnswered(ctx, gap, revision, at) })
}

// MarkUnanswered is that of the store.
func (s *Store) MarkUnanswered(ctx context.Context, revision string) error {
	return change(ctx, s, opMarkUnanswered, func(ctx context.Context) error { return s.Records.MarkUnanswered(ctx, revision) })
}

// Answered is that of the store.
func (s *Store) Answered(ctx context.Context) (map[knowledge.GapKey]string, error) {
	return look(ctx, s, opAnswered, s.Records.Answered)
}

// Memo is that of the store.
func (s *Store) Memo(ctx context.Context, name string) ([]byte, error) {
	return look(ctx, s, opMemo, func(ctx context.Context) ([]byte, error) { return s.Records.Memo(ctx, name) })
}

// SaveMemo is that of the store.
func (s *Store) SaveMemo(ctx context.Context, name string, data []byte) error {
	return change(ctx, s, opSaveMemo, func(ctx context.Context) error { return s.Records.SaveMemo(ctx, name, data) })
}
