package bot

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// discordEpoch is the millisecond from which Discord's ids count.
const discordEpoch = 1420070400000

// snowflake is an id of Discord's: digits, with the time of its making in it. Decoding is
// tolerant: a number is taken as well, and what is no id becomes the empty one.
type snowflake string

// UnmarshalJSON never fails, so that one odd field does not lose a whole event.
func (s *snowflake) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) != nil {
		text = string(data)
	}
	*s = ""
	if _, err := strconv.ParseUint(text, 10, 64); err == nil && !strings.HasPrefix(text, "+") {
		*s = snowflake(text)
	}
	return nil
}

// made is when the id was made, by Discord's clock.
func (s snowflake) made() time.Time {
	n, err := strconv.ParseUint(string(s), 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(n>>22) + discordEpoch)
}

// clock knows how far this machine's clock is from Discord's, so that no event is taken
// for stale only because a clock is wrong.
type clock struct {
	now  func() time.Time
	skew atomic.Int64 // nanoseconds that ours is ahead
}

// minSkew is the least difference that is taken seriously: the header counts in seconds.
const minSkew = 2 * time.Second

// observe takes the Date header of a response that has just come.
func (c *clock) observe(date string) {
	const layout = "Mon, 02 Jan 2006 15:04:05 GMT"
	theirs, err := time.Parse(layout, date)
	if err != nil {
		return
	}
	skew := c.now().Sub(theirs.Add(500 * time.Millisecond))
	if skew.Abs() < minSkew {
		skew = 0
	}
	c.skew.Store(int64(skew))
}

// age is how long ago something with an id happened.
func (c *clock) age(id snowflake) time.Duration {
	return c.now().Add(-time.Duration(c.skew.Load())).Sub(id.made())
}
