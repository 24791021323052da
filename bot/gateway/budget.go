package gateway

import "time"

// Discord resets the token of a bot that identifies more than 1,000 times in a day. Twenty
// an hour is far below, and more than any working bot needs.
const (
	maxIdentifies  = 20
	identifyWindow = time.Hour
)

// budget says when the next identify may be sent.
type budget struct {
	now   func() time.Time
	every time.Duration // the least time between two
	past  []time.Time   // within the window, oldest first
}

// spend counts one identify.
func (b *budget) spend() {
	b.forget()
	b.past = append(b.past, b.now())
}

// wait is how long to wait before the next identify.
func (b *budget) wait() time.Duration {
	b.forget()
	n := len(b.past)
	if n == 0 {
		return 0
	}
	if n >= maxIdentifies {
		return b.past[n-maxIdentifies].Add(identifyWindow).Sub(b.now())
	}
	return max(0, b.past[n-1].Add(b.every).Sub(b.now()))
}

func (b *budget) forget() {
	for len(b.past) > 0 && b.now().Sub(b.past[0]) >= identifyWindow {
		b.past = b.past[1:]
	}
}
