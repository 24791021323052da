package telemetry

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"gutskin/bot"
)

// Knowledge is what is told of the knowledge files.
type Knowledge interface {
	// Topics is how many topics are served, BrokenFiles how many files have an error.
	Topics() int
	BrokenFiles() int
	// Revision names the newest change in the history; it is no text of anybody's.
	Revision() string
}

// Observe adds what is asked for at each scrape.
func (m *Metrics) Observe(health *bot.Health, files Knowledge) {
	m.registry.MustRegister(
		gauge("gateway_connected", "1 while Discord has acknowledged the gateway session, else 0.", func() float64 { return truth(health.Ready()) }),
		prometheus.NewCounterFunc(prometheus.CounterOpts{
			Name: "gutskin_gateway_connections_total", Help: "Connections to the gateway; the first one counts.",
		}, func() float64 { return float64(health.Connections()) }),
		gauge("gateway_heartbeat_seconds", "How long Discord took to answer the last heartbeat; 0 before the first.", func() float64 { return health.Heartbeat().Seconds() }),
		gauge("gateway_state_since_seconds", "When the state of the gateway last changed, as seconds since 1970; 0 before.", func() float64 { return seconds(health.Since()) }),
		gauge("http_door_listening", "1 while interactions are taken over HTTP, else 0.", func() float64 { return truth(health.Interactions() != "") }),
		gauge("stopping", "1 while the bot finishes what it has begun and takes nothing new, else 0.", func() float64 { return truth(health.Stopping()) }),
		gauge("knowledge_topics", "Topics that are served.", func() float64 { return float64(files.Topics()) }),
		gauge("knowledge_broken_files", "Knowledge files with an error, of which an earlier version is served.", func() float64 { return float64(files.BrokenFiles()) }),
		&pulled{health: health, files: files},
	)
}

func gauge(name, help string, read func() float64) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "gutskin_" + name, Help: help}, read)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func seconds(at time.Time) float64 {
	if at.IsZero() {
		return 0
	}
	return float64(at.Unix())
}

// pulled are the figures whose labels are known at the scrape alone.
type pulled struct {
	health *bot.Health
	files  Knowledge
}

// Descriptions of what pulled collects; they never change.
var (
	waiting  = prometheus.NewDesc("gutskin_queue_events", "Events that wait for a worker.", []string{"queue"}, nil)
	dropped  = prometheus.NewDesc("gutskin_queue_dropped_total", "Events that were dropped because their queue was full.", []string{"queue"}, nil)
	revision = prometheus.NewDesc("gutskin_knowledge_info", "Which revision of the knowledge is served; always 1.", []string{"revision"}, nil)
)

// Describe names what is collected.
func (*pulled) Describe(ch chan<- *prometheus.Desc) {
	ch <- waiting
	ch <- dropped
	ch <- revision
}

// Collect reads it.
func (p *pulled) Collect(ch chan<- prometheus.Metric) {
	for _, q := range p.health.Queues() {
		ch <- prometheus.MustNewConstMetric(waiting, prometheus.GaugeValue, float64(q.Waiting), q.Name)
		ch <- prometheus.MustNewConstMetric(dropped, prometheus.CounterValue, float64(q.Dropped), q.Name)
	}
	ch <- prometheus.MustNewConstMetric(revision, prometheus.GaugeValue, 1, p.files.Revision())
}
