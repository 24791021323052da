package main

import (
	"context"
	"log/slog"
	"runtime"

	"gutskin/cmd/internal/config"
	"gutskin/cmd/internal/telemetry"
)

// startWatch begins to write down what the bot tells; stop sends what is left of it.
func startWatch(ctx context.Context, logger *slog.Logger) (watch telemetry.Watch, stop func(), err error) {
	watch.Metrics = telemetry.NewMetrics(version(), runtime.Version())
	to, err := config.Traces()
	if err != nil {
		return watch, nil, usageError{err}
	}
	if to.Address == "" {
		return watch, func() {}, nil
	}
	watch.Traces, err = telemetry.StartTraces(ctx, telemetry.Collector(to), version(), logger)
	if err != nil {
		return watch, nil, usageError{err}
	}
	logger.InfoContext(ctx, "sending traces")
	return watch, func() { watch.Close(ctx) }, nil
}
