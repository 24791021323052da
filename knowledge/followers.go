package knowledge

import (
	"context"
	"strconv"
	"time"
)

// Follower is the author of a sent question who asked to be told when it is answered. It is
// the only record from which a person's id can be read again.
type Follower struct {
	// Question is the store's number of the question.
	Question int64
	// Person is the id as Discord gives it, Locale the language that the person reads, as
	// Discord names it; may be empty.
	Person, Locale string
	// Text is what the person wrote.
	Text string
}

// MaxLocale is the longest name of a language, in bytes.
const MaxLocale = 20

// CheckFollower wraps [ErrBadRecord] when it cannot be kept that a person follows a question.
func CheckFollower(person string, sent time.Time, locale string) error {
	switch {
	case !keepableID(person):
		return badRecord("a follower needs a person")
	case sent.IsZero():
		return badRecord("a follower needs the time of a question")
	case len(locale) > MaxLocale || !keepableText(locale):
		return badRecord("the language of a follower has no proper name")
	}
	return nil
}

// Telling is how the attempt to tell a follower ended.
type Telling string

// The ends of such an attempt.
const (
	// TellingOver: they were told, or can never be. The follower is deleted.
	TellingOver Telling = "over"
	// TellingLater: they go on being owed.
	TellingLater Telling = "later"
	// TellingUnanswered: the question has no answer any more. They wait for another one as
	// long as their question is kept.
	TellingUnanswered Telling = "unanswered"
)

// FollowerRecords keeps whom to tell that their question is answered. Such a record is kept
// encrypted, and no longer than the question: it goes when the person was told or takes it
// back, when a moderator deletes the question, and with all else that is kept of the person.
// One that is owed outlives its question, until the person was told.
type FollowerRecords interface {
	// Follow keeps that the author of the question sent at a time wants to be told; false
	// when that person has sent none at that time.
	Follow(ctx context.Context, person string, sent time.Time, locale string) (bool, error)
	// Unfollow takes that back.
	Unfollow(ctx context.Context, person string, sent time.Time) error

	// Owe says that a question is answered, so that its follower is to be told; false when
	// nobody follows it, or the follower is owed that already.
	Owe(ctx context.Context, guild string, question int64, now time.Time) (bool, error)
	// Owed lists followers who are to be told, those owed longest first and no more than limit.
	Owed(ctx context.Context, limit int) ([]Follower, error)
	// BeginTelling says that a follower is being told; false when somebody else tells them
	// already, or when they are owed nothing any more.
	BeginTelling(ctx context.Context, question int64, now time.Time) (bool, error)
	// EndTelling says how that ended.
	EndTelling(ctx context.Context, question int64, how Telling) error
	// ResumeTelling is for the time after a restart. Those whom the last process was telling
	// go on being owed if it began after a time. The others are deleted: it is not known
	// whether they were told, and nobody is told twice.
	ResumeTelling(ctx context.Context, since time.Time) error
}

// GapKey names a gap among the records of gaps.
type GapKey string

// WordGap is the key of a word that was missed.
func WordGap(word string) GapKey { return GapKey("w." + word) }

// QuestionGap is the key of a question that was sent.
func QuestionGap(id int64) GapKey { return GapKey("q." + strconv.FormatInt(id, 10)) }

// AnsweredRecords keeps which gaps moderators have answered and not yet taken off the list.
type AnsweredRecords interface {
	// MarkAnswered says that a gap is answered since a revision of the knowledge.
	MarkAnswered(ctx context.Context, gap GapKey, revision string, at time.Time) error
	// MarkUnanswered takes that back for all gaps that a revision has answered.
	MarkUnanswered(ctx context.Context, revision string) error
	// Answered are the revisions by gap; a gap that was deleted is not among them.
	Answered(ctx context.Context) (map[GapKey]string, error)
}

// CheckAnswered wraps [ErrBadRecord] when it cannot be kept that a gap is answered.
func CheckAnswered(gap GapKey, revision string, at time.Time) error {
	switch {
	case !keepableID(string(gap)):
		return badRecord("an answered gap needs a name")
	case !keepableID(revision):
		return badRecord("an answered gap needs a revision")
	case at.IsZero():
		return badRecord("an answered gap needs a time")
	}
	return nil
}
