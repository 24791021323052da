package bot_test

import (
	"context"
	"time"

	"gutskin/knowledge"
)

func (stuck) Follow(ctx context.Context, _ string, _ time.Time, _ string) (bool, error) {
	return false, hang(ctx)
}

func (stuck) Unfollow(ctx context.Context, _ string, _ time.Time) error { return hang(ctx) }

func (stuck) Owe(ctx context.Context, _ string, _ int64, _ time.Time) (bool, error) {
	return false, hang(ctx)
}

func (stuck) Owed(ctx context.Context, _ int) ([]knowledge.Follower, error) { return nil, hang(ctx) }

func (stuck) BeginTelling(ctx context.Context, _ int64, _ time.Time) (bool, error) {
	return false, hang(ctx)
}

func (stuck) EndTelling(ctx context.Context, _ int64, _ knowledge.Telling) error { return hang(ctx) }
func (stuck) ResumeTelling(ctx context.Context, _ time.Time) error               { return hang(ctx) }

func (stuck) MarkUnanswered(ctx context.Context, _ string) error { return hang(ctx) }

func (stuck) MarkAnswered(ctx context.Context, _ knowledge.GapKey, _ string, _ time.Time) error {
	return hang(ctx)
}

func (stuck) Answered(ctx context.Context) (map[knowledge.GapKey]string, error) {
	return nil, hang(ctx)
}
