package localdiscord

import (
	"cmp"
	"strconv"
	"time"
)

// discordEpoch is the first second of 2015 in Unix milliseconds, from which
// Discord counts.
const discordEpoch = 1420070400000

// snowflakes makes identifiers that carry the time and grow without repeating,
// even while the clock stands still.
type snowflakes struct {
	now       func() time.Time
	last      int64 // milliseconds of the newest identifier
	increment int64 // its number within that millisecond
}

func (s *snowflakes) next() string {
	ms := max(s.now().UnixMilli(), discordEpoch+1)
	switch {
	case ms > s.last:
		s.last, s.increment = ms, 0
	case s.increment < 1<<12-1:
		s.increment++
	default:
		s.last, s.increment = s.last+1, 0
	}
	return strconv.FormatInt((s.last-discordEpoch)<<22|s.increment, 10)
}

// compareIDs orders identifiers by the time they were made.
func compareIDs(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
