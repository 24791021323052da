package bot

import (
	"context"
	"log/slog"
	"time"

	"gutskin/bot/rest"
	"gutskin/knowledge"
)

// turnPause is how often a process asks whether another one still has its work.
const turnPause = 10 * time.Second

// alone does work that is to be done once for the whole bot, as soon as no other process that
// shares the records does it: while an old process and a new one overlap, the new one waits.
func alone(ctx context.Context, locks knowledge.Locks, name string, log *slog.Logger, work func(context.Context)) {
	for {
		release, ok, err := locks.Lock(ctx, name)
		if err == nil && ok {
			work(ctx)
			release()
			return
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("it is not known whether another process does this already; trying again", "work", name, "error", err)
		}
		if rest.Pause(ctx, turnPause) != nil {
			return
		}
	}
}
