package telemetry_test

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	collectorpb "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"gutskin/cmd/internal/telemetry"
	"gutskin/knowledge"
)

// collected are the spans that a collector on loopback was sent, by name.
type collected struct {
	mutex sync.Mutex
	spans map[string]*tracepb.Span
}

func (c *collected) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var sent collectorpb.ExportTraceServiceRequest
	if err != nil || r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/x-protobuf" || r.Header.Get("Api-Key") != "secret" || proto.Unmarshal(body, &sent) != nil {
		http.Error(w, "not what a collector is sent", http.StatusBadRequest)
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, resource := range sent.GetResourceSpans() {
		for _, scope := range resource.GetScopeSpans() {
			for _, span := range scope.GetSpans() {
				c.spans[span.GetName()] = span
			}
		}
	}
}

// collectorAt is a collector that wants a key.
func collectorAt(server *httptest.Server) telemetry.Collector {
	return telemetry.Collector{Address: server.URL + "/v1/traces", Header: http.Header{"Api-Key": {"secret"}}, Timeout: time.Minute}
}

// TestTraces sends the spans of one request to a collector: the work in it hangs below it,
// and of an error only its kind is told.
func TestTraces(t *testing.T) {
	got := &collected{spans: map[string]*tracepb.Span{}}
	server := httptest.NewServer(got)
	defer server.Close()
	traces, err := telemetry.StartTraces(t.Context(), collectorAt(server), "v1.2.3", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	watch := telemetry.Watch{Metrics: telemetry.NewMetrics("v1.2.3", "go1.26"), Traces: traces}
	ctx, end := watch.Begin(t.Context(), "command")
	store := watch.Store(opened(t))
	if _, err := store.Guilds(ctx); err != nil {
		t.Fatal(err)
	}
	if err := store.Vote(ctx, knowledge.Vote{}); err == nil {
		t.Fatal("a vote of nobody was taken")
	}
	_, request := watch.Begin(ctx, "answer interaction")
	request(errors.New("POST /interactions/1/a-secret-token/callback"))
	end(context.DeadlineExceeded)
	watch.Close(t.Context())

	root := got.spans["command"]
	if root == nil || len(got.spans) != 4 {
		t.Fatalf("the spans are %v", got.spans)
	}
	for name, how := range map[string]string{"command": "timeout", "store guilds": "ok", "store vote": "refused", "answer interaction": "failed"} {
		span := got.spans[name]
		if span == nil {
			t.Errorf("there is no span %q", name)
			continue
		}
		if name != "command" && string(span.GetParentSpanId()) != string(root.GetSpanId()) {
			t.Errorf("%q does not hang below the request", name)
		}
		if a := span.GetAttributes(); len(a) != 1 || a[0].GetKey() != "end" || a[0].GetValue().GetStringValue() != how {
			t.Errorf("%q: attributes %v, want only end=%s", name, a, how)
		}
		if strings.Contains(span.String(), "secret") {
			t.Errorf("%q tells the text of an error", name)
		}
	}
}

// TestNoCollector loses the spans and nothing else.
func TestNoCollector(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	var log strings.Builder
	to := collectorAt(server)
	to.Address += "?key=hunter2"
	traces, err := telemetry.StartTraces(t.Context(), to, "v1.2.3", slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	_, end := traces.Begin(t.Context(), "command")
	end(nil)
	traces.Close(t.Context())
	if !strings.Contains(log.String(), "traces were not sent") || strings.Contains(log.String(), "hunter2") {
		t.Errorf("the log says %q", log.String())
	}
}

// TestMovedCollector sends nothing on to where a collector is said to be, and says so.
func TestMovedCollector(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the collector's key went elsewhere") }))
	defer elsewhere.Close()
	server := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	var log strings.Builder
	traces, err := telemetry.StartTraces(t.Context(), collectorAt(server), "v1.2.3", slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	_, end := traces.Begin(t.Context(), "command")
	end(nil)
	traces.Close(t.Context())
	if !strings.Contains(log.String(), "the collector answers 307") {
		t.Errorf("the log says %q", log.String())
	}
}

// TestCollectorOfOwnAuthority sends to a collector whose certificate only its own authority
// vouches for.
func TestCollectorOfOwnAuthority(t *testing.T) {
	got := &collected{spans: map[string]*tracepb.Span{}}
	server := httptest.NewTLSServer(got)
	defer server.Close()
	to := collectorAt(server)
	to.Authorities = x509.NewCertPool()
	to.Authorities.AddCert(server.Certificate())
	traces, err := telemetry.StartTraces(t.Context(), to, "v1.2.3", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	_, end := traces.Begin(t.Context(), "command")
	end(nil)
	traces.Close(t.Context())
	if got.spans["command"] == nil {
		t.Error("the span did not arrive")
	}
}
