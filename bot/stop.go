package bot

import "context"

// stop takes nothing new and lets what has begun finish within its time. The gateway
// connection stays open meanwhile; what is not finished then ends with the work's context.
func (b *built) stop(work context.Context) {
	b.intake.stopped.Store(true)
	b.intake.health.stopped.Store(true)
	limit, cancel := context.WithTimeout(work, b.times.drain)
	defer cancel()
	b.closeDoor(limit)
	if err := b.intake.pools.drain(limit); err != nil {
		b.log.Warn("some replies were not finished", "error", err)
	}
}
