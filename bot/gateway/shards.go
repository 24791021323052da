package gateway

import (
	"fmt"
	"strconv"
)

// Shards are the shards of the bot that one process runs: First to Last, both included, of
// Count. The zero value is all of them, as many as Discord advises.
//
// A shard is a connection that serves a part of the servers; the first one has the direct
// messages too. Discord wants one for at most 2,500 servers.
type Shards struct{ First, Last, Count int }

// Advised tells whether Discord is to say how many shards there are.
func (s Shards) Advised() bool { return s.Count == 0 }

// Check says what is wrong with the numbers; nil if nothing is.
func (s Shards) Check() error {
	switch {
	case s == Shards{}:
		return nil
	case s.Count < 1:
		return fmt.Errorf("%d shards: at least one is needed", s.Count)
	case s.First < 0 || s.First > s.Last || s.Last >= s.Count:
		return fmt.Errorf("shards %d to %d of %d: they are numbered from 0 to %d, the lower one first", s.First, s.Last, s.Count, s.Count-1)
	}
	return nil
}

// Leads tells whether the process has the first shard, and with it what is done once for
// the whole bot.
func (s Shards) Leads() bool { return s.First == 0 }

// Size is the number of shards that the process runs; 0 while it is not known.
func (s Shards) Size() int {
	if s.Count == 0 {
		return 0
	}
	return s.Last - s.First + 1
}

// String writes the shards as the settings do: "0-15/64".
func (s Shards) String() string {
	if s.Advised() {
		return "as Discord advises"
	}
	return fmt.Sprintf("%d-%d/%d", s.First, s.Last, s.Count)
}

// ShardOf is the shard, of count, that serves a server, by the rule of Discord's
// documentation. The error is one of an id that is no number.
func ShardOf(guild string, count int) (int, error) {
	id, err := strconv.ParseUint(guild, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("the id of a server is no number")
	}
	return int((id >> 22) % uint64(max(1, count))), nil
}
