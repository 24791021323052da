package faults_test

import (
	"net/http"
	"regexp"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// holding is what a process says in /metrics that it holds.
type holding struct {
	goroutines, threads, files int
	resident                   int64 // bytes
}

// listening is the line in which the bot says where it answers its operator.
var listening = regexp.MustCompile(`msg="answering health checks" address=(\S+)`)

// holds asks the process for its figures.
func (p *process) holds(t *testing.T) holding {
	t.Helper()
	found := listening.FindStringSubmatch(p.log.String())
	if found == nil {
		t.Fatalf("the bot does not say where it answers\n%s", p.log)
	}
	answer, err := http.Get("http://" + found[1] + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	figures, err := parser.TextToMetricFamilies(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	h := holding{
		goroutines: int(gauge(figures, "go_goroutines")), threads: int(gauge(figures, "go_threads")),
		files: int(gauge(figures, "process_open_fds")), resident: int64(gauge(figures, "process_resident_memory_bytes")),
	}
	if h.goroutines == 0 {
		t.Fatal("the bot does not count its goroutines")
	}
	return h
}

// gauge is the value of a figure, 0 where the system does not know it.
func gauge(figures map[string]*dto.MetricFamily, name string) float64 {
	if f := figures[name]; f != nil {
		return f.GetMetric()[0].GetGauge().GetValue()
	}
	return 0
}

// within tells whether it is no more than was held before, give or take a little. A burst
// opens connections to REST, at most 128, that are kept for the next: each is a file and two
// goroutines.
func (h holding) within(before holding) bool {
	const connections, few, memory = 128, 8, 24 << 20
	opened := max(0, h.files-before.files)
	return opened <= connections+few && h.goroutines <= before.goroutines+2*opened+few &&
		h.threads <= before.threads+few && h.resident <= before.resident+memory
}

// settled waits until the process holds no more than it did: what a fault left in use is let
// go of within a while. The last holding is the result.
func (p *process) settled(t *testing.T, before holding, within time.Duration) (holding, bool) {
	t.Helper()
	for end := time.Now().Add(within); ; {
		now := p.holds(t)
		if ok := now.within(before); ok || time.Now().After(end) {
			return now, ok
		}
		time.Sleep(100 * time.Millisecond)
	}
}
