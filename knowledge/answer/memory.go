package answer

import (
	"maps"
	"sync"
	"time"
)

// Memory remembers the last question of each conversation for a short while, so that
// "and eczema?" is understood. It lives in RAM only, holds a bounded number of
// conversations and forgets the one unused for longest. Safe for use by several goroutines.
type Memory struct {
	limit int
	keep  time.Duration
	now   func() time.Time

	mu    sync.Mutex
	last  map[string]remembered
	clock uint64
}

type remembered struct {
	question string
	at       time.Time
	used     uint64
}

// NewMemory makes a memory for at most limit conversations, each kept for the given time
// after its last question. now is the clock.
func NewMemory(limit int, keep time.Duration, now func() time.Time) *Memory {
	return &Memory{limit: limit, keep: keep, now: now, last: make(map[string]remembered)}
}

// Swap returns the earlier question of a conversation, empty when there is none or it is
// too old, and remembers the new one in its place.
func (m *Memory) Swap(conversation, question string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	earlier := m.last[conversation]
	m.clock++
	m.last[conversation] = remembered{question: question, at: now, used: m.clock}
	if len(m.last) > m.limit {
		m.forgetOldest()
	}
	if earlier.question == "" || now.Sub(earlier.at) > m.keep {
		return ""
	}
	return earlier.question
}

// Forget drops a conversation.
func (m *Memory) Forget(conversation string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.last, conversation)
}

// ForgetIf drops all conversations that the function chooses by their names.
func (m *Memory) ForgetIf(chosen func(conversation string) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.last, func(name string, _ remembered) bool { return chosen(name) })
}

// forgetOldest drops the conversation that was used longest ago. The map is small and
// over its limit by one at most, so a walk is cheap enough.
func (m *Memory) forgetOldest() {
	oldest, at := "", ^uint64(0)
	for name, r := range m.last {
		if r.used < at {
			oldest, at = name, r.used
		}
	}
	delete(m.last, oldest)
}
