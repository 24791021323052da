// Package tally counts what people ask, so that moderators see what is missing and nobody is
// watched: how often each kind of reply was given, and the rare words of questions that had
// none. Nobody who asks waits for it or sees it fail.
package tally

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"gutskin/bot/router"
	"gutskin/knowledge"
)

// Bounds of a counter.
const (
	// MaxMisses is how many misses wait for the store at most; further ones are lost.
	MaxMisses = 2_000
	// MaxCells is how many counts are kept in memory at most; further ones are not begun.
	MaxCells = 1_000
	// MaxMissesOfOne is how many misses of one person are counted in a day.
	MaxMissesOfOne = 20
	// Gathering is how long a bot gathers counts before it carries them to the store, so that
	// a busy one writes now and then and not at each question.
	Gathering = time.Second
	// batch is how many misses are carried at once; as many are not waited for longer.
	batch = 500
	// maxPeople is how many people's misses are told apart in a day.
	maxPeople = 20_000
)

// Counter is the records of a store, with counts that are written behind: [Counter.Asked] and
// [Counter.Missed] only put them aside, and [Counter.Run] carries them to the store. Make one
// with [New]; it is safe for use by several goroutines.
type Counter struct {
	router.Records
	store Store
	salt  []byte
	wait  time.Duration
	now   func() time.Time
	log   *slog.Logger
	full  chan struct{} // holds one element while there may be something to carry
	turn  chan struct{} // holds one element while nobody carries anything

	mu     sync.Mutex
	misses []knowledge.Miss
	cells  map[cell]*count
	gather bool // whether somebody will wake soon
	day    time.Time
	ofOne  map[string]int // misses of today, by person
}

// Store is where counts are kept.
type Store interface {
	CountMisses(ctx context.Context, misses ...knowledge.Miss) error
	AddTallies(ctx context.Context, tallies ...knowledge.Tally) error
}

// cell is what is counted together.
type cell struct {
	day   time.Time
	kind  knowledge.Kind
	topic string
}

// count is what was asked in a cell and is not in the store yet. Until enough different
// people have asked nothing is written, so that no count in the store stands for fewer.
type count struct {
	// people are hashes under a salt that ends with the process; nil once there are enough.
	people [][]byte
	enough bool
	waits  int
}

// New makes a counter before records and the store that counts are kept in. salt tells people
// apart while the process runs, counts are carried after gathering, and now is the clock.
func New(records router.Records, store Store, salt []byte, gathering time.Duration, now func() time.Time, log *slog.Logger) *Counter {
	c := &Counter{
		Records: records, store: store, salt: salt, wait: gathering, now: now, log: log,
		full: make(chan struct{}, 1), turn: make(chan struct{}, 1),
		cells: map[cell]*count{}, ofOne: map[string]int{},
	}
	c.turn <- struct{}{}
	return c
}

// Asked counts the reply to a question: its kind for the day, and its topics for the week.
// Of a red flag nothing but the kind is counted.
func (c *Counter) Asked(person string, a knowledge.Answer) {
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count(person, cell{knowledge.DayOf(now), a.Kind, ""})
	if a.Kind == knowledge.KindAnswer {
		for _, p := range a.Parts {
			c.count(person, cell{knowledge.WeekOf(now), a.Kind, p.Topic})
		}
	}
}

func (c *Counter) count(person string, at cell) {
	n := c.cells[at]
	if n == nil {
		c.dropOld()
		if len(c.cells) >= MaxCells || (knowledge.Tally{Day: at.day, Kind: at.kind, Topic: at.topic, Count: 1}).Check() != nil {
			return // one that cannot be kept would keep the others from being written
		}
		n = new(count)
		c.cells[at] = n
	}
	n.waits++
	if !n.enough {
		who := c.hash(person)
		if !slices.ContainsFunc(n.people, func(p []byte) bool { return hmac.Equal(p, who) }) {
			n.people = append(n.people, who)
		}
		n.enough = len(n.people) >= knowledge.MinPeople
	}
	if n.enough {
		n.people = nil
		c.wakeLater()
	}
}

// wakeLater wakes once the counts of a while are gathered.
func (c *Counter) wakeLater() {
	if c.gather {
		return
	}
	c.gather = true
	time.AfterFunc(c.wait, func() {
		c.mu.Lock()
		c.gather = false
		c.mu.Unlock()
		c.wake()
	})
}

// dropOld forgets the counts of weeks that are over and wait for nothing but people.
func (c *Counter) dropOld() {
	week := knowledge.WeekOf(c.now())
	for at, n := range c.cells {
		over := at.day.Before(week) || at.topic == "" && at.day.Before(knowledge.DayOf(c.now()))
		if over && (!n.enough || n.waits == 0) {
			delete(c.cells, at)
		}
	}
}

func (c *Counter) hash(person string) []byte {
	mac := hmac.New(sha256.New, c.salt)
	mac.Write([]byte(person))
	return mac.Sum(nil)
}

// Missed counts the words of a question that had no answer; without words, nothing.
func (c *Counter) Missed(person string, words []string) {
	m := knowledge.Miss{Person: person, Words: words, At: c.now()}
	if m.Check() != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if today := knowledge.DayOf(m.At); !today.Equal(c.day) {
		c.day, c.ofOne = today, map[string]int{}
	}
	who := string(c.hash(person))
	if _, known := c.ofOne[who]; !known && len(c.ofOne) >= maxPeople || c.ofOne[who] >= MaxMissesOfOne || len(c.misses) >= MaxMisses {
		return
	}
	c.ofOne[who]++
	c.misses = append(c.misses, m)
	if len(c.misses) >= batch {
		c.wake()
		return
	}
	c.wakeLater()
}

func (c *Counter) wake() {
	select {
	case c.full <- struct{}{}:
	default:
	}
}

// Forget also drops what waits here of a person, so that none of it reaches the store once
// everything was deleted.
func (c *Counter) Forget(ctx context.Context, person string) (knowledge.PersonRecords, error) {
	select {
	case <-c.turn: // a miss of this person may be on its way
	case <-ctx.Done():
		return knowledge.PersonRecords{}, fmt.Errorf("forget waiting misses: %w", ctx.Err())
	}
	c.drop(person)
	c.turn <- struct{}{}
	return c.Records.Forget(ctx, person)
}

func (c *Counter) drop(person string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.misses = slices.DeleteFunc(c.misses, func(m knowledge.Miss) bool { return m.Person == person })
	who := c.hash(person)
	delete(c.ofOne, string(who))
	for _, n := range c.cells {
		n.people = slices.DeleteFunc(n.people, func(p []byte) bool { return hmac.Equal(p, who) })
	}
}
