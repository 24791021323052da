// Package telemetry writes down what the bot tells of itself: figures for Prometheus and
// traces for OpenTelemetry. The packages that count own the interfaces that are met here,
// and know neither library.
//
// Nothing in it can name a person, a server, a channel or a text: labels and attributes
// take their values from closed lists, and a value from elsewhere is counted as "other".
// docs/operating.md says what each figure means.
package telemetry
