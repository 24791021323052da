package bot

import (
	"encoding/json"
	"time"

	"gutskin/bot/shelf"
)

// maxThreads bounds how many threads' channels are remembered, threadKept for how long: the
// gateway lists threads anew with each connection.
const (
	maxThreads = 50_000
	threadKept = 365 * 24 * time.Hour
)

// threads knows the channel of each thread, which messages do not tell.
type threads struct {
	parents *shelf.Shelf[string]
}

func newThreads(now func() time.Time) threads {
	return threads{shelf.New[string](maxThreads, threadKept, now)}
}

// threadEvent is what the bot reads of a thread, or of an event that lists threads.
type threadEvent struct {
	ID       snowflake     `json:"id"`
	ParentID snowflake     `json:"parent_id"`
	Threads  []threadEvent `json:"threads"`
}

// learn notes the threads of an event: one, or a list.
func (t threads) learn(data json.RawMessage) error {
	var e threadEvent
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	for _, one := range append(e.Threads, e) {
		if one.ID != "" && one.ParentID != "" {
			t.parents.Put(string(one.ID), string(one.ParentID))
		}
	}
	return nil
}

// forget drops a thread that was deleted.
func (t threads) forget(data json.RawMessage) error {
	var e threadEvent
	err := json.Unmarshal(data, &e)
	t.parents.Drop(string(e.ID))
	return err
}

// parent is the channel of a thread; empty for what is no thread.
func (t threads) parent(channel snowflake) string {
	parent, _ := t.parents.Get(string(channel))
	return parent
}
