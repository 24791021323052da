package gateway

import "time"

// Discord resets the token of a bot that starts more sessions in a day than it may. Twenty
// an hour is more than any working shard needs: one that loses its sessions again and again
// waits, so that it does not use up what the others need.
const (
	maxIdentifies  = 20
	identifyWindow = time.Hour
)

// budget says when a shard may identify again.
type budget struct {
	now  func() time.Time
	past []time.Time // within the window, oldest first
}

// spend counts one identify.
func (b *budget) spend() {
	b.forget()
	b.past = append(b.past, b.now())
}

// wait is how long to wait before the next identify.
func (b *budget) wait() time.Duration {
	b.forget()
	if n := len(b.past); n >= maxIdentifies {
		return b.past[n-maxIdentifies].Add(identifyWindow).Sub(b.now())
	}
	return 0
}

func (b *budget) forget() {
	for len(b.past) > 0 && b.now().Sub(b.past[0]) >= identifyWindow {
		b.past = b.past[1:]
	}
}
