package knowledge

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// How long counts of what was asked are kept; docs/privacy.md promises it to people.
const (
	// KeepMisses is the time that moderators have to see what was asked for and is not there.
	KeepMisses = 90 * 24 * time.Hour
	// KeepTallies is long enough to compare a day with the same day a year ago.
	KeepTallies = 400 * 24 * time.Hour
)

// Bounds of what is counted.
const (
	// MinPeople is how many different people must have asked before anybody is shown a count.
	MinPeople = 3
	// MaxMissWords is how many words of a question without an answer are counted.
	MaxMissWords = 3
	// MaxMissWord is the longest such word, in characters.
	MaxMissWord = 40
)

// Miss is all that is kept of a question that had no answer: that a person used these words.
// A store keeps each word for itself, beside a keyed hash of word and person, so that nothing
// tells which words one person used.
type Miss struct {
	// Person is the id that Discord gives.
	Person string
	// Words are one to [MaxMissWords] English words; no names, numbers or handles.
	Words []string
	// At is kept to the week.
	At time.Time
}

// Check wraps [ErrBadRecord] when the miss cannot be kept.
func (m Miss) Check() error {
	switch {
	case !keepableID(m.Person):
		return badRecord("a miss needs a person")
	case len(m.Words) == 0 || len(m.Words) > MaxMissWords:
		return badRecord(fmt.Sprintf("a miss has one to %d words", MaxMissWords))
	case m.At.IsZero():
		return badRecord("a miss needs a time")
	}
	for _, w := range m.Words {
		if w == "" || !keepableText(w) || utf8.RuneCountInString(w) > MaxMissWord {
			return badRecord(fmt.Sprintf("a word of a miss has one to %d characters", MaxMissWord))
		}
	}
	return nil
}

// Gap is a word that questions without an answer share.
type Gap struct {
	Word string
	// Askers is how many different people used it, at least [MinPeople].
	Askers int
	// Week is the Monday of the week in which it was used last.
	Week time.Time
}

// Tally counts questions. It holds no person, and it is begun only once [MinPeople] different
// people are in it, so that no count that is kept stands for fewer.
type Tally struct {
	// Day is the day, or the Monday of the week for a topic.
	Day  time.Time
	Kind Kind
	// Topic is empty in the tally of all questions of a kind; a red flag has no other.
	Topic string
	Count int
}

// Check wraps [ErrBadRecord] when the tally cannot be kept.
func (t Tally) Check() error {
	switch {
	case t.Day.IsZero():
		return badRecord("a tally needs a day")
	case t.Kind != KindAnswer && t.Topic != "":
		return badRecord("only the tally of an answer can have a topic")
	case t.Topic != "" && !keepableID(t.Topic):
		return badRecord("the topic of a tally has no proper id")
	case t.Count <= 0:
		return badRecord("a tally counts something")
	}
	switch t.Kind {
	case KindAnswer, KindSuggest, KindNone, KindCare:
		return nil
	}
	return badRecord("a tally is of one of the four kinds of reply")
}

// DayOf is the beginning of the day of a time, in UTC.
func DayOf(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// WeekOf is the beginning of the Monday of the week of a time, in UTC.
func WeekOf(t time.Time) time.Time {
	day := DayOf(t)
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}
