package config

import "os"

// TracesWanted tells whether traces are to be sent: one of OpenTelemetry's own variables
// names a collector. Its library reads them, and the others that begin with OTEL_.
func TracesWanted() bool {
	if os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return false
	}
	return os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}
