package telemetry

import (
	"context"
	"time"

	"gutskin/knowledge"
)

// The operations of a store, as the figures name them.
const (
	opVote              = "vote"
	opVotes             = "votes"
	opSendQuestion      = "send_question"
	opQuestions         = "questions"
	opDropQuestion      = "drop_question"
	opCountMisses       = "count_misses"
	opGaps              = "gaps"
	opDropGap           = "drop_gap"
	opAddTallies        = "add_tallies"
	opTallies           = "tallies"
	opMute              = "mute"
	opMuted             = "muted"
	opSaveDraft         = "save_draft"
	opDraft             = "draft"
	opDrafts            = "drafts"
	opDropDraft         = "drop_draft"
	opFollow            = "follow"
	opUnfollow          = "unfollow"
	opOwe               = "owe"
	opOwed              = "owed"
	opBeginTelling      = "begin_telling"
	opEndTelling        = "end_telling"
	opResumeTelling     = "resume_telling"
	opMarkAnswered      = "mark_answered"
	opMarkUnanswered    = "mark_unanswered"
	opAnswered          = "answered"
	opMemo              = "memo"
	opSaveMemo          = "save_memo"
	opKept              = "kept"
	opForget            = "forget"
	opGuildSettings     = "guild_settings"
	opSaveGuildSettings = "save_guild_settings"
	opGuilds            = "guilds"
	opGuildLeft         = "guild_left"
	opGuildJoined       = "guild_joined"
	opExpire            = "expire"
)

// Operations lists all of them.
func Operations() []string {
	return []string{
		opVote, opVotes, opSendQuestion, opQuestions, opDropQuestion, opCountMisses, opGaps, opDropGap, opAddTallies, opTallies, opMute, opMuted,
		opSaveDraft, opDraft, opDrafts, opDropDraft, opFollow, opUnfollow, opOwe, opOwed, opBeginTelling, opEndTelling, opResumeTelling,
		opMarkAnswered, opMarkUnanswered, opAnswered, opMemo, opSaveMemo, opKept, opForget,
		opGuildSettings, opSaveGuildSettings, opGuilds, opGuildLeft, opGuildJoined, opExpire,
	}
}

// Vote is that of the store.
func (s *Store) Vote(ctx context.Context, v knowledge.Vote) error {
	return change(ctx, s, opVote, func(ctx context.Context) error { return s.Records.Vote(ctx, v) })
}

// Votes is that of the store.
func (s *Store) Votes(ctx context.Context) ([]knowledge.TopicVotes, error) {
	return look(ctx, s, opVotes, func(ctx context.Context) ([]knowledge.TopicVotes, error) { return s.Records.Votes(ctx) })
}

// SendQuestion is that of the store.
func (s *Store) SendQuestion(ctx context.Context, q knowledge.SentQuestion) error {
	return change(ctx, s, opSendQuestion, func(ctx context.Context) error { return s.Records.SendQuestion(ctx, q) })
}

// Questions is that of the store.
func (s *Store) Questions(ctx context.Context, guild string, limit int) ([]knowledge.SentQuestion, error) {
	return look(ctx, s, opQuestions, func(ctx context.Context) ([]knowledge.SentQuestion, error) {
		return s.Records.Questions(ctx, guild, limit)
	})
}

// DropQuestion is that of the store.
func (s *Store) DropQuestion(ctx context.Context, guild string, id int64) error {
	return change(ctx, s, opDropQuestion, func(ctx context.Context) error { return s.Records.DropQuestion(ctx, guild, id) })
}

// CountMisses is that of the store.
func (s *Store) CountMisses(ctx context.Context, misses ...knowledge.Miss) error {
	return change(ctx, s, opCountMisses, func(ctx context.Context) error { return s.Records.CountMisses(ctx, misses...) })
}

// Gaps is that of the store.
func (s *Store) Gaps(ctx context.Context, limit int) ([]knowledge.Gap, error) {
	return look(ctx, s, opGaps, func(ctx context.Context) ([]knowledge.Gap, error) { return s.Records.Gaps(ctx, limit) })
}

// DropGap is that of the store.
func (s *Store) DropGap(ctx context.Context, word string) error {
	return change(ctx, s, opDropGap, func(ctx context.Context) error { return s.Records.DropGap(ctx, word) })
}

// AddTallies is that of the store.
func (s *Store) AddTallies(ctx context.Context, tallies ...knowledge.Tally) error {
	return change(ctx, s, opAddTallies, func(ctx context.Context) error { return s.Records.AddTallies(ctx, tallies...) })
}

// Tallies is that of the store.
func (s *Store) Tallies(ctx context.Context, from time.Time) ([]knowledge.Tally, error) {
	return look(ctx, s, opTallies, func(ctx context.Context) ([]knowledge.Tally, error) { return s.Records.Tallies(ctx, from) })
}

// Mute is that of the store.
func (s *Store) Mute(ctx context.Context, person, guild string, until time.Time) error {
	return change(ctx, s, opMute, func(ctx context.Context) error { return s.Records.Mute(ctx, person, guild, until) })
}

// Muted is that of the store.
func (s *Store) Muted(ctx context.Context, person, guild string, now time.Time) (bool, error) {
	return look(ctx, s, opMuted, func(ctx context.Context) (bool, error) { return s.Records.Muted(ctx, person, guild, now) })
}

// SaveDraft is that of the store.
func (s *Store) SaveDraft(ctx context.Context, d knowledge.Draft) error {
	return change(ctx, s, opSaveDraft, func(ctx context.Context) error { return s.Records.SaveDraft(ctx, d) })
}

// Draft is that of the store.
func (s *Store) Draft(ctx context.Context, person, id string) (draft knowledge.Draft, found bool, err error) {
	draft, err = look(ctx, s, opDraft, func(ctx context.Context) (knowledge.Draft, error) {
		d, there, err := s.Records.Draft(ctx, person, id)
		found = there
		return d, err
	})
	return draft, found, err
}

// Drafts is that of the store.
func (s *Store) Drafts(ctx context.Context, person string) ([]knowledge.Draft, error) {
	return look(ctx, s, opDrafts, func(ctx context.Context) ([]knowledge.Draft, error) { return s.Records.Drafts(ctx, person) })
}

// DropDraft is that of the store.
func (s *Store) DropDraft(ctx context.Context, person, id string) error {
	return change(ctx, s, opDropDraft, func(ctx context.Context) error { return s.Records.DropDraft(ctx, person, id) })
}

// Kept is that of the store.
func (s *Store) Kept(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	return look(ctx, s, opKept, func(ctx context.Context) (knowledge.PersonRecords, error) { return s.Records.Kept(ctx, person) })
}

// Forget is that of the store.
func (s *Store) Forget(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	return look(ctx, s, opForget, func(ctx context.Context) (knowledge.PersonRecords, error) { return s.Records.Forget(ctx, person) })
}

// GuildSettings is that of the store.
func (s *Store) GuildSettings(ctx context.Context, guild string) ([]byte, error) {
	return look(ctx, s, opGuildSettings, func(ctx context.Context) ([]byte, error) { return s.Records.GuildSettings(ctx, guild) })
}

// SaveGuildSettings is that of the store.
func (s *Store) SaveGuildSettings(ctx context.Context, guild string, data []byte) error {
	return change(ctx, s, opSaveGuildSettings, func(ctx context.Context) error { return s.Records.SaveGuildSettings(ctx, guild, data) })
}

// Guilds is that of the store.
func (s *Store) Guilds(ctx context.Context) ([]string, error) {
	return look(ctx, s, opGuilds, func(ctx context.Context) ([]string, error) { return s.Records.Guilds(ctx) })
}

// GuildLeft is that of the store.
func (s *Store) GuildLeft(ctx context.Context, guild string, at time.Time) error {
	return change(ctx, s, opGuildLeft, func(ctx context.Context) error { return s.Records.GuildLeft(ctx, guild, at) })
}

// GuildJoined is that of the store.
func (s *Store) GuildJoined(ctx context.Context, guild string) error {
	return change(ctx, s, opGuildJoined, func(ctx context.Context) error { return s.Records.GuildJoined(ctx, guild) })
}

// Expire is that of the store.
func (s *Store) Expire(ctx context.Context, now time.Time) error {
	return change(ctx, s, opExpire, func(ctx context.Context) error { return s.Records.Expire(ctx, now) })
}
