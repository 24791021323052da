package shelf_test

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/shelf"
)

// clock is a time that a test moves.
type clock struct{ now time.Time }

func (c *clock) time() time.Time { return c.now }

func newShelf(limit int) (*shelf.Shelf[int], *clock) {
	c := &clock{now: time.Unix(1_800_000_000, 0)}
	return shelf.New[int](limit, time.Minute, c.time), c
}

func want(t *testing.T, s *shelf.Shelf[int], key string, value int, there bool) {
	t.Helper()
	if got, ok := s.Get(key); got != value || ok != there {
		t.Errorf("%s holds %d, %v, want %d, %v", key, got, ok, value, there)
	}
}

func TestValuesExpire(t *testing.T) {
	s, c := newShelf(10)
	s.Put("a", 1)
	s.PutFor("b", 2, time.Second)
	s.PutFor("c", 3, time.Hour)
	want(t, s, "a", 1, true)
	c.now = c.now.Add(2 * time.Second)
	want(t, s, "b", 0, false)
	c.now = c.now.Add(time.Minute)
	want(t, s, "a", 0, false)
	want(t, s, "c", 0, false)
}

func TestAddOnlyOnce(t *testing.T) {
	s, c := newShelf(10)
	if !s.Add("a", 1) || s.Add("a", 2) {
		t.Error("a key is added twice, or not at all")
	}
	want(t, s, "a", 1, true)
	c.now = c.now.Add(2 * time.Minute)
	if !s.Add("a", 3) {
		t.Error("what has expired is in the way")
	}
	want(t, s, "a", 3, true)
}

func TestChangeAndDrop(t *testing.T) {
	s, _ := newShelf(10)
	add := func(n int, there bool) int {
		if !there {
			return 10
		}
		return n + 1
	}
	if first, second := s.Change("a", add), s.Change("a", add); first != 10 || second != 11 {
		t.Errorf("changed to %d and %d", first, second)
	}
	s.Drop("a")
	want(t, s, "a", 0, false)
}

// TestBounded holds that however much is put, the newest half of the limit is there and not
// much more than the limit in all.
func TestBounded(t *testing.T) {
	const limit = 100
	s, _ := newShelf(limit)
	for i := range 10 * limit {
		s.Put(fmt.Sprint(i), i)
	}
	there := 0
	for i := range 10 * limit {
		if _, ok := s.Get(fmt.Sprint(i)); ok {
			there++
		} else if i >= 10*limit-limit/2 {
			t.Errorf("%d, one of the newest, is gone", i)
		}
	}
	if there > limit {
		t.Errorf("%d values, want at most %d", there, limit)
	}
}

func TestManyAtOnce(_ *testing.T) {
	s, _ := newShelf(50)
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 200 {
				key := fmt.Sprint(i % 60)
				s.Put(key, g)
				s.Get(key)
				s.Change(key, func(n int, _ bool) int { return n })
				s.Drop(key)
			}
		})
	}
	all.Wait()
}

// TestDropIf takes away what was put long ago and what was put just now.
func TestDropIf(t *testing.T) {
	s := shelf.New[int](20, time.Minute, time.Now)
	for i := range 15 { // ten values fill the young half
		s.Put(strconv.Itoa(i), i)
	}
	s.DropIf(func(key string) bool { return strings.HasSuffix(key, "4") })
	for i := range 15 {
		if _, there := s.Get(strconv.Itoa(i)); there == (i == 4 || i == 14) {
			t.Errorf("%d: there is %v", i, there)
		}
	}
}
