package gateway

import "time"

// Frames follows bytes of a gateway connection and gives what was learned.
func Frames(chunks ...[]byte) (code int, refused, again bool, beat time.Duration) {
	var f frameScanner
	for _, c := range chunks {
		f.scan(c)
	}
	return f.code, f.refused, f.again, f.beat
}

// IdentifyWaits gives the wait before each of n identifies of a shard that follow one
// another at once.
func IdentifyWaits(n int) []time.Duration {
	now := time.Unix(0, 0)
	b := &budget{now: func() time.Time { return now }}
	var waits []time.Duration
	for range n {
		wait := b.wait()
		waits = append(waits, wait)
		now = now.Add(wait)
		b.spend()
	}
	return waits
}
