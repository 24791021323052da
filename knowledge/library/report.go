package library

import (
	"context"
	"fmt"
	"log/slog"

	"gutskin/knowledge"
)

// maxReported is how many problems of one severity are logged one by one; beyond it only
// their number is. "gutskin check" shows them all.
const maxReported = 50

// report logs the problems with the place and the mend of each.
func (l *Library) report(ctx context.Context, problems []knowledge.Problem) {
	counts := map[knowledge.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
		if counts[p.Severity] > maxReported {
			continue
		}
		l.options.Logger.Log(ctx, logLevel(p.Severity), "knowledge file: "+p.Message, "at", place(p), "hint", p.Hint)
	}
	for _, severity := range []knowledge.Severity{knowledge.SeverityError, knowledge.SeverityWarning} {
		if n := counts[severity]; n > maxReported {
			l.options.Logger.Log(ctx, logLevel(severity), "more problems in the knowledge files",
				"severity", string(severity), "not_shown", n-maxReported, "hint", `"gutskin check DIR" shows them all`)
		}
	}
}

// logLevel keeps warnings, which keep no file out of service, from crowding a log.
func logLevel(s knowledge.Severity) slog.Level {
	if s == knowledge.SeverityError {
		return slog.LevelError
	}
	return slog.LevelDebug
}

// place is file:line:column, or the file alone when the problem is the file as a whole.
func place(p knowledge.Problem) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, max(p.Column, 1))
}
