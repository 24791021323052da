package bot

import (
	"bytes"
	"strconv"
	"time"
)

// discordEpoch is the millisecond from which Discord's ids count.
const discordEpoch = 1420070400000

// snowflake is an id of Discord's: digits, with the time of its making in it. Decoding is
// tolerant: a number is taken as well, and what is no id becomes the empty one.
type snowflake string

// UnmarshalJSON never fails, so that one odd field does not lose a whole event.
func (s *snowflake) UnmarshalJSON(data []byte) error {
	text := string(bytes.Trim(data, `"`)) // of digits alone, none of which is ever escaped
	*s = ""
	if _, err := strconv.ParseUint(text, 10, 64); err == nil {
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
