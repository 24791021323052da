package answer_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/knowledge/answer"
)

// clock is a time that a test moves by hand.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func memory(limit int) (*answer.Memory, *clock) {
	c := &clock{now: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)}
	return answer.NewMemory(limit, 10*time.Minute, c.time), c
}

func wantEarlier(t *testing.T, m *answer.Memory, conversation, question, want string) {
	t.Helper()
	if got := m.Swap(conversation, question); got != want {
		t.Errorf("%s, %q: the earlier question is %q, want %q", conversation, question, got, want)
	}
}

func TestMemoryKeepsTheLastQuestion(t *testing.T) {
	m, _ := memory(10)
	wantEarlier(t, m, "a", "one", "")
	wantEarlier(t, m, "a", "two", "one")
	wantEarlier(t, m, "b", "other", "")
	wantEarlier(t, m, "a", "three", "two")
}

func TestMemoryForgetsWithTime(t *testing.T) {
	m, c := memory(10)
	wantEarlier(t, m, "a", "one", "")
	c.advance(10 * time.Minute)
	wantEarlier(t, m, "a", "two", "one") // each question starts the time anew
	c.advance(10 * time.Minute)
	wantEarlier(t, m, "a", "three", "two")
	c.advance(10*time.Minute + time.Nanosecond)
	wantEarlier(t, m, "a", "four", "")
	wantEarlier(t, m, "a", "five", "four")
}

func TestMemoryForget(t *testing.T) {
	m, _ := memory(10)
	wantEarlier(t, m, "a", "one", "")
	m.Forget("a")
	m.Forget("never heard of")
	wantEarlier(t, m, "a", "two", "")
}

// TestMemoryIsBounded: of too many conversations the one unused for longest is forgotten.
func TestMemoryIsBounded(t *testing.T) {
	m, _ := memory(3)
	for _, name := range []string{"a", "b", "c"} {
		wantEarlier(t, m, name, "first", "")
	}
	wantEarlier(t, m, "a", "second", "first") // a is now the freshest, b the oldest
	wantEarlier(t, m, "d", "first", "")       // forgets b
	wantEarlier(t, m, "c", "second", "first")
	wantEarlier(t, m, "a", "third", "second")
	wantEarlier(t, m, "b", "second", "") // forgets d
	wantEarlier(t, m, "c", "third", "second")
}

func TestMemoryOfOne(t *testing.T) {
	m, _ := memory(1)
	wantEarlier(t, m, "a", "one", "")
	wantEarlier(t, m, "a", "two", "one")
	wantEarlier(t, m, "b", "one", "")
	wantEarlier(t, m, "a", "three", "")
}

// TestMemoryWithoutRoom keeps nothing: a limit of 0 switches conversations off.
func TestMemoryWithoutRoom(t *testing.T) {
	m, _ := memory(0)
	wantEarlier(t, m, "a", "one", "")
	wantEarlier(t, m, "a", "two", "")
}

func TestMemoryFromManyGoroutines(t *testing.T) {
	m, c := memory(50)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			name := fmt.Sprint("conversation ", g)
			last := ""
			for i := range 200 {
				question := fmt.Sprint(g, " asks ", i)
				if got := m.Swap(name, question); got != last {
					t.Errorf("%s: the earlier question is %q, want %q", name, got, last)
				}
				last = question
				m.Swap("shared", question)
				if i%50 == 49 {
					m.Forget("shared")
					c.advance(time.Second)
				}
			}
		})
	}
	wg.Wait()
}

func TestMemoryForgetsChosenConversations(t *testing.T) {
	m := answer.NewMemory(10, time.Minute, time.Now)
	for _, name := range []string{"a/1", "b/1", "a/2"} {
		m.Swap(name, "acne?")
	}
	m.ForgetIf(func(name string) bool { return strings.HasSuffix(name, "/1") })
	for name, want := range map[string]string{"a/1": "", "b/1": "", "a/2": "acne?"} {
		if got := m.Swap(name, "x"); got != want {
			t.Errorf("%s: remembered %q, want %q", name, got, want)
		}
	}
}
