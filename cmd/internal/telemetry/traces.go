package telemetry

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Traces sends one span for each piece of work to a collector. A nil Traces sends none and
// costs nothing.
type Traces struct {
	provider *sdktrace.TracerProvider
	tracer   trace.Tracer
}

// flushing is how long the last spans may take to be sent.
const flushing = 3 * time.Second

// StartTraces begins to send spans to a collector; [Traces.Close] sends the last ones. What
// cannot be sent is logged and dropped. OpenTelemetry's own variables say which requests are
// traced and what is told of the process.
func StartTraces(ctx context.Context, to Collector, version string, log *slog.Logger) (*Traces, error) {
	exporter, err := otlptrace.New(ctx, newUpload(to))
	if err != nil {
		return nil, fmt.Errorf("send traces: %w", err)
	}
	about, err := resource.Merge(resource.NewSchemaless(
		attribute.String("service.name", "gutskin"), attribute.String("service.version", version),
	), resource.Environment())
	if err != nil {
		return nil, fmt.Errorf("send traces: %w", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces were not sent", "error", err) }))
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	return &Traces{provider: provider, tracer: provider.Tracer("gutskin")}, nil
}

// Begin starts a span under that of ctx. Its name is a constant, and the one attribute says
// in a word how the work ended.
func (t *Traces) Begin(ctx context.Context, work string) (within context.Context, end func(error)) {
	if t == nil {
		return ctx, func(error) {}
	}
	ctx, span := t.tracer.Start(ctx, work)
	return ctx, func(err error) {
		how := endOf(err)
		span.SetAttributes(attribute.String("end", how))
		if how == "timeout" || how == "failed" {
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

// Close sends what is left.
func (t *Traces) Close(ctx context.Context) {
	if t == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushing)
	defer cancel()
	if err := t.provider.Shutdown(ctx); err != nil {
		otel.Handle(err)
	}
}
