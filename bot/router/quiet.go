package router

import (
	"slices"
	"strings"
	"sync"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/shelf"
)

// quiet holds back what nobody asked for: after each such reply there is a pause for its
// person, channel, answer and question. It is in memory only.
type quiet struct {
	mu    sync.Mutex // a claim looks at several pauses and begins them together
	until *shelf.Shelf[struct{}]
}

// pause is a time without a reply of some kind.
type pause struct {
	key  string
	span time.Duration
}

// maxPauses bounds how many pauses are remembered.
const maxPauses = 50_000

func newQuiet(now func() time.Time) *quiet {
	return &quiet{until: shelf.New[struct{}](maxPauses, guild.MaxCooldown, now)}
}

// forget ends the pauses of a person.
func (q *quiet) forget(person string) {
	q.until.DropIf(func(key string) bool { return slices.Contains(strings.Split(key, "/"), person) })
}

// claim begins all pauses, unless one of them is still on; it tells whether it did.
func (q *quiet) claim(pauses []pause) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, p := range pauses {
		if _, on := q.until.Get(p.key); on {
			return false
		}
	}
	for _, p := range pauses {
		q.until.PutFor(p.key, struct{}{}, p.span)
	}
	return true
}
