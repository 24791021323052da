package shelf_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"gutskin/bot/shelf"
)

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
