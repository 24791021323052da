package knowledge

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// How long records are kept; docs/privacy.md promises it to people.
const (
	// KeepVotes is long enough to compare a topic with itself a year ago.
	KeepVotes = 400 * 24 * time.Hour
	// KeepQuestions is the time that moderators have to read a question sent to them.
	KeepQuestions = 90 * 24 * time.Hour
	// KeepLeftGuild is how long a server's records outlive the bot's removal from it, so
	// that a removal by mistake costs nobody their settings.
	KeepLeftGuild = 30 * 24 * time.Hour
)

// Bounds of what is kept, so that nobody fills the disk with one record.
const (
	// MaxSentQuestion is the longest question that can be sent to the moderators, in
	// characters: as much as a message of Discord holds.
	MaxSentQuestion = 4000
	// MaxGuildSettings is the largest settings of a server, in bytes.
	MaxGuildSettings = 64 << 10
	// MaxID is the longest id of a person, server or topic, in bytes.
	MaxID = 100
)

// ErrBadRecord is the category of everything that a store refuses to keep because it is
// not what it should be. It names the field and never repeats its content.
var ErrBadRecord = errors.New("not a record that can be kept")

// Reason says why an answer did not help.
type Reason string

// The reasons that people can choose from.
const (
	ReasonNone       Reason = ""
	ReasonWrongTopic Reason = "wrong-topic"
	ReasonUnclear    Reason = "unclear"
	ReasonNotForMe   Reason = "not-for-me"
	ReasonMissing    Reason = "missing"
	ReasonOther      Reason = "other"
)

// VoteReasons lists every reason but the empty one, in the order in which they are offered.
func VoteReasons() []Reason {
	return []Reason{ReasonWrongTopic, ReasonUnclear, ReasonNotForMe, ReasonMissing, ReasonOther}
}

// Vote is one person's opinion of the answers of one topic. There is one per person and
// topic: a later vote takes the earlier one's place.
type Vote struct {
	// Person is the id that Discord gives; a store keeps no more than a keyed hash of it.
	Person string
	// Topic is a topic's id.
	Topic   string
	Helpful bool
	// Reason is empty, or why the answer did not help.
	Reason Reason
	At     time.Time
}

// Check wraps [ErrBadRecord] when the vote cannot be kept.
func (v Vote) Check() error {
	switch {
	case !keepableID(v.Person):
		return badRecord("a vote needs a person")
	case !keepableID(v.Topic):
		return badRecord("a vote needs a topic")
	case v.At.IsZero():
		return badRecord("a vote needs a time")
	case v.Reason == ReasonNone:
		return nil
	case v.Helpful:
		return badRecord("a helpful vote has no reason")
	}
	for _, known := range VoteReasons() {
		if v.Reason == known {
			return nil
		}
	}
	return badRecord("a vote has an unknown reason")
}

// TopicVotes counts the votes on one topic.
type TopicVotes struct {
	Topic               string
	Helpful, NotHelpful int
	// Reasons counts the votes that were not helpful by their reason, those without one
	// included; reasons that nobody gave are not in it.
	Reasons map[Reason]int
}

// SentQuestion is a question whose author pressed a button to send it to the moderators:
// the only way in which a question's text is kept.
type SentQuestion struct {
	// ID is the store's own number of a question that is read.
	ID int64
	// Person is the author's id as Discord gives it. A store cannot give it back: it is
	// empty in questions that are read.
	Person string
	// Guild is the id of the server whose moderators are asked; empty outside servers.
	Guild string
	// Text is what the author wrote, at most [MaxSentQuestion] characters.
	Text string
	At   time.Time
	// Followed tells, of a question that is read, whether its author waits to be told that it
	// is answered.
	Followed bool
}

// Check wraps [ErrBadRecord] when the question cannot be kept.
func (q SentQuestion) Check() error {
	switch {
	case !keepableID(q.Person):
		return badRecord("a sent question needs a person")
	case q.Guild != "" && !keepableID(q.Guild):
		return badRecord("the server of a sent question has no proper id")
	case strings.TrimSpace(q.Text) == "" || !keepableText(q.Text):
		return badRecord("a sent question needs a text")
	case utf8.RuneCountInString(q.Text) > MaxSentQuestion:
		return badRecord(fmt.Sprintf("a sent question has at most %d characters", MaxSentQuestion))
	case q.At.IsZero():
		return badRecord("a sent question needs a time")
	}
	return nil
}

// PersonRecords counts what is kept of a person, or what was deleted.
type PersonRecords struct {
	Votes, Questions, Mutes, Drafts int
	// Misses are words of questions that had no answer, each counted once a week.
	Misses int
	// Follows are questions whose author wants to be told when they are answered.
	Follows int
}

// Total counts all of them.
func (p PersonRecords) Total() int {
	return p.Votes + p.Questions + p.Mutes + p.Drafts + p.Misses + p.Follows
}

// keepableID reports whether a store can keep, and find again, an id.
func keepableID(id string) bool { return id != "" && len(id) <= MaxID && keepableText(id) }

// keepableText reports whether every database can keep a text.
func keepableText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

func badRecord(what string) error { return fmt.Errorf("%w: %s", ErrBadRecord, what) }

// CheckID wraps [ErrBadRecord] when an id, which what names, cannot be kept: it is empty,
// longer than [MaxID] or not text.
func CheckID(what, id string) error {
	if keepableID(id) {
		return nil
	}
	return badRecord(what + " needs an id")
}

// Records is what the bot keeps beyond a restart, and all of it: docs/privacy.md tells
// people. Its methods may be called by several goroutines, honour their context, and wrap
// [ErrBadRecord] for what they refuse. Persons and guilds are ids as Discord gives them.
type Records interface {
	// Vote keeps a vote in place of the same person's earlier one on the topic.
	Vote(ctx context.Context, v Vote) error
	// Votes counts the votes of every topic that has any, in the order of the topics' ids.
	Votes(ctx context.Context) ([]TopicVotes, error)

	// SendQuestion keeps a question for the moderators of its server.
	SendQuestion(ctx context.Context, q SentQuestion) error
	// Questions lists the questions sent in a server, the newest first and no more than
	// limit; the empty guild is that of questions from outside servers.
	Questions(ctx context.Context, guild string, limit int) ([]SentQuestion, error)
	// DropQuestion deletes a question that was sent in a server, for good; one that is not
	// there is no error.
	DropQuestion(ctx context.Context, guild string, id int64) error

	// CountMisses counts the words of questions that had no answer, once a person, word and
	// week; all of them or, with an error, none. What is more than a week may hold is not
	// kept, and is no error.
	CountMisses(ctx context.Context, misses ...Miss) error
	// Gaps lists the words that at least [MinPeople] different people used, those of most
	// people first and no more than limit.
	Gaps(ctx context.Context, limit int) ([]Gap, error)
	// DropGap deletes all counts of a word.
	DropGap(ctx context.Context, word string) error
	// AddTallies adds each to the count of the same day, kind and topic; all of them or, with
	// an error, none.
	AddTallies(ctx context.Context, tallies ...Tally) error
	// Tallies lists the tallies from a day on, by day, kind and topic.
	Tallies(ctx context.Context, from time.Time) ([]Tally, error)

	// Mute asks that a person gets no unasked replies in a server until a time; a time
	// that has passed ends an earlier mute.
	Mute(ctx context.Context, person, guild string, until time.Time) error
	// Muted reports whether a person asked for no unasked replies in a server.
	Muted(ctx context.Context, person, guild string, now time.Time) (bool, error)

	DraftRecords
	FollowerRecords
	AnsweredRecords
	MemoRecords
	Locks
	Changes

	// Kept counts what is kept of a person, everywhere.
	Kept(ctx context.Context, person string) (PersonRecords, error)
	// Forget deletes all that is kept of a person, everywhere, for good. With an error the
	// counts say what was deleted all the same, and calling it again finishes the work.
	Forget(ctx context.Context, person string) (PersonRecords, error)

	// GuildSettings is what SaveGuildSettings was given last; nil if nothing.
	GuildSettings(ctx context.Context, guild string) ([]byte, error)
	// SaveGuildSettings keeps a server's settings, which only the bot understands: at most
	// [MaxGuildSettings] bytes. Empty data removes them.
	SaveGuildSettings(ctx context.Context, guild string, data []byte) error
	// Guilds lists the servers of which settings, questions or mutes are kept, in the order
	// of their ids.
	Guilds(ctx context.Context) ([]string, error)
	// GuildLeft says that the bot was removed from a server: [KeepLeftGuild] after the first
	// such time [Records.Expire] deletes the server's settings, questions and mutes.
	GuildLeft(ctx context.Context, guild string, at time.Time) error
	// GuildJoined says that the bot is in a server, and takes GuildLeft back.
	GuildJoined(ctx context.Context, guild string) error

	// Expire deletes what has been kept for as long as it may be; to be called once a day.
	Expire(ctx context.Context, now time.Time) error
	// Close ends the use of the store; nothing else may be called after it.
	Close() error
}
