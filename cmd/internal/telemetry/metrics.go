package telemetry

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"gutskin/bot/rest"
	"gutskin/bot/router"
)

// Metrics are the figures of one process, in a registry of their own. Make them with
// [NewMetrics]; they are safe for use by several goroutines.
type Metrics struct {
	registry *prometheus.Registry

	questions        *prometheus.CounterVec
	acknowledgements *prometheus.HistogramVec
	replies          *prometheus.HistogramVec
	asks             prometheus.Histogram
	requests         *prometheus.CounterVec
	requestTimes     *prometheus.HistogramVec
	limits           *prometheus.CounterVec
	storeCalls       *prometheus.CounterVec
	storeTimes       *prometheus.HistogramVec
}

// Buckets in seconds: an interaction has three seconds, a question takes milliseconds.
var (
	personBuckets = []float64{.01, .025, .05, .1, .25, .5, 1, 1.5, 2, 2.5, 3, 5, 10, 20}
	askBuckets    = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5}
	callBuckets   = []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 15}
)

// NewMetrics makes the figures of a build.
func NewMetrics(version, goVersion string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		questions: counters("questions_total", "Questions that have their reply.",
			"door", "via", "outcome"),
		acknowledgements: histograms("acknowledgement_seconds", "From an interaction's arrival until Discord has taken the first answer.",
			personBuckets, "kind"),
		replies: histograms("reply_seconds", "From a request's arrival until its reply is delivered.",
			personBuckets, "kind"),
		asks: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "gutskin_ask_seconds", Help: "How long finding an answer takes, without any waiting.", Buckets: askBuckets,
		}),
		requests: counters("rest_requests_total", "Requests of Discord's REST API by what they are for and how they were answered; each attempt counts.",
			"class", "status"),
		requestTimes: histograms("rest_request_seconds", "How long Discord takes to answer a request.",
			callBuckets, "class"),
		limits: counters("rest_limited_total", "Answers with status 429, by whose limit it was.",
			"limit"),
		storeCalls: counters("store_calls_total", "Calls of the store by how they ended.",
			"operation", "end"),
		storeTimes: histograms("store_call_seconds", "How long the store takes.",
			callBuckets, "operation"),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "gutskin_build_info", Help: "Which build runs; always 1.",
		ConstLabels: prometheus.Labels{"version": version, "go_version": goVersion},
	})
	build.Set(1)
	m.registry.MustRegister(build, m.questions, m.acknowledgements, m.replies, m.asks, m.requests, m.requestTimes, m.limits, m.storeCalls, m.storeTimes,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.fill()
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gutskin_" + name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "gutskin_" + name, Help: help, Buckets: buckets}, labels)
}

// fill begins at zero what would otherwise appear with its first event: the first error
// would be no increase.
func (m *Metrics) fill() {
	for _, door := range router.Doors() {
		for _, via := range Vias() {
			for _, outcome := range Outcomes() {
				m.questions.WithLabelValues(string(door), via, string(outcome))
			}
		}
	}
	for _, limit := range rest.Limits() {
		m.limits.WithLabelValues(string(limit))
	}
	for _, operation := range Operations() {
		for _, end := range Ends() {
			m.storeCalls.WithLabelValues(operation, end)
		}
	}
}

// Handler answers the scrapes of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 3})
}

// Answered counts the reply to a question.
func (m *Metrics) Answered(q router.Answered) {
	m.questions.WithLabelValues(listed(q.Door, router.Doors()), via(q.OverHTTP), listed(q.Outcome, Outcomes())).Inc()
}

// Acknowledged takes down how long the first answer to an interaction took.
func (m *Metrics) Acknowledged(kind router.Kind, took time.Duration) {
	m.acknowledgements.WithLabelValues(listed(kind, router.Kinds())).Observe(took.Seconds())
}

// Replied takes down how long a reply took.
func (m *Metrics) Replied(kind router.Kind, took time.Duration) {
	m.replies.WithLabelValues(listed(kind, router.Kinds())).Observe(took.Seconds())
}

// Requested counts a request of the REST API.
func (m *Metrics) Requested(class rest.Class, status int, took time.Duration) {
	name := listed(class, rest.Classes())
	m.requests.WithLabelValues(name, statusOf(status)).Inc()
	m.requestTimes.WithLabelValues(name).Observe(took.Seconds())
}

// Limited counts an answer that told the bot to wait.
func (m *Metrics) Limited(limit rest.Limit) {
	m.limits.WithLabelValues(listed(limit, rest.Limits())).Inc()
}
