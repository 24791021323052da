package telemetry_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"gutskin/bot"
	"gutskin/bot/rest"
	"gutskin/bot/router"
	"gutskin/cmd/internal/telemetry"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// files are knowledge files in a state.
type files struct{}

func (files) Topics() int      { return 35 }
func (files) BrokenFiles() int { return 1 }
func (files) Revision() string { return "0123abcd" }

// scrape reads the figures as Prometheus does.
func scrape(t *testing.T, m *telemetry.Metrics) (text string, families map[string]*dto.MetricFamily) {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	text = w.Body.String()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return text, families
}

// allowed lists for each label of ours the values that it may have.
func allowed() map[string][]string {
	return map[string][]string{
		"door": texts(router.Doors()), "via": telemetry.Vias(), "outcome": texts(telemetry.Outcomes()), "kind": texts(router.Kinds()),
		"class": texts(rest.Classes()), "status": telemetry.Statuses(), "limit": texts(rest.Limits()),
		"operation": telemetry.Operations(), "end": telemetry.Ends(), "queue": {"interactions", "messages", "overheard", "notes"},
		// These three have one value at a time, made of a build and of a revision.
		"version": {"v1.2.3"}, "go_version": {"go1.26"}, "revision": {"0123abcd"},
	}
}

func texts[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return append(out, "other")
}

// told are figures that were told everything there is, and a foreign word.
func told(foreign string) *telemetry.Metrics {
	m := telemetry.NewMetrics("v1.2.3", "go1.26")
	m.Observe(new(bot.Health), files{})
	for _, door := range append(router.Doors(), router.Door(foreign)) {
		for _, outcome := range append(telemetry.Outcomes(), knowledge.Kind(foreign)) {
			m.Answered(router.Answered{Door: door, Outcome: outcome, OverHTTP: outcome == knowledge.KindCare})
		}
	}
	for _, kind := range append(router.Kinds(), router.Kind(foreign)) {
		m.Acknowledged(kind, time.Second)
		m.Replied(kind, time.Second)
	}
	for _, class := range append(rest.Classes(), rest.Class(foreign)) {
		for status := range 1000 {
			m.Requested(class, status, time.Millisecond)
		}
	}
	for _, limit := range append(rest.Limits(), rest.Limit(foreign)) {
		m.Limited(limit)
	}
	return m
}

// TestLabelsAreFromClosedLists tells the figures things that no list has: what somebody
// wrote must not become a label.
func TestLabelsAreFromClosedLists(t *testing.T) {
	const foreign = "my secret"
	m := told(foreign)
	text, families := scrape(t, m)
	if strings.Contains(text, foreign) {
		t.Error("what no list has became a label")
	}
	lists, seen := allowed(), 0
	for name, family := range families {
		if !strings.HasPrefix(name, "gutskin_") {
			continue
		}
		for _, metric := range family.GetMetric() {
			for _, label := range metric.GetLabel() {
				seen++
				if list, known := lists[label.GetName()]; !known || !slices.Contains(list, label.GetValue()) {
					t.Errorf("%s has the label %s=%q, which is not in its list", name, label.GetName(), label.GetValue())
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("%d labels seen: that cannot be all", seen)
	}
}

func TestNamesAreAsPrometheusWantsThem(t *testing.T) {
	m := telemetry.NewMetrics("v1.2.3", "go1.26")
	m.Observe(new(bot.Health), files{})
	text, _ := scrape(t, m)
	problems, err := promlint.New(strings.NewReader(text)).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if strings.HasPrefix(p.Metric, "gutskin_") {
			t.Errorf("%s: %s", p.Metric, p.Text)
		}
	}
}

// failing is a store in which voting fails as a test decides.
type failing struct {
	knowledge.Records
	err error
}

// opened is a store in a folder of the test.
func opened(t *testing.T) knowledge.Records {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), filepath.Join(t.TempDir(), "gutskin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// TestEveryCallOfTheStoreIsWatched calls each method, most of them with what cannot be kept.
func TestEveryCallOfTheStoreIsWatched(t *testing.T) {
	records, inner := reflect.TypeFor[knowledge.Records](), opened(t)
	for i := range records.NumMethod() {
		name := records.Method(i).Name
		switch name {
		case "Close", "Lock", "SettingsChanged": // last as long as the process uses them
			continue
		}
		m := telemetry.NewMetrics("v1.2.3", "go1.26")
		store := telemetry.Watch{Metrics: m}.Store(inner)
		method := reflect.ValueOf(store).MethodByName(name)
		args := []reflect.Value{reflect.ValueOf(t.Context())}
		for n := 1; n < method.Type().NumIn(); n++ {
			args = append(args, reflect.Zero(method.Type().In(n)))
		}
		call := method.Call
		if method.Type().IsVariadic() {
			call = method.CallSlice
		}
		call(args)
		text, _ := scrape(t, m)
		if !strings.Contains(text, `gutskin_store_call_seconds_count{operation="`) {
			t.Errorf("%s is not watched: add it to store_calls.go", name)
		}
	}
}

func TestSound(t *testing.T) {
	inner := &failing{Records: opened(t)}
	store := telemetry.Watch{Metrics: telemetry.NewMetrics("v1.2.3", "go1.26")}.Store(inner)
	if !store.Sound(t.Context()) {
		t.Error("a store that works is not sound")
	}
	inner.err = errors.New("disk full")
	if err := store.Vote(t.Context(), knowledge.Vote{}); err == nil || store.Sound(t.Context()) {
		t.Error("a store is sound though a change failed just now")
	}
	inner.err = knowledge.ErrBadRecord
	if err := store.Vote(t.Context(), knowledge.Vote{}); err == nil {
		t.Error("no error")
	}
	inner.err = nil
	if err := store.Vote(t.Context(), knowledge.Vote{}); err != nil || !store.Sound(t.Context()) {
		t.Error("a store is not sound though the last change worked")
	}
}

// Vote fails as it is told to.
func (f *failing) Vote(context.Context, knowledge.Vote) error { return f.err }

func TestTracesAreOffWithoutACollector(t *testing.T) {
	var none *telemetry.Traces
	watch := telemetry.Watch{Metrics: telemetry.NewMetrics("v1.2.3", "go1.26"), Traces: none}
	cost := testing.AllocsPerRun(100, func() {
		_, end := watch.Begin(t.Context(), "command")
		end(nil)
	})
	if cost != 0 {
		t.Errorf("a span that is not sent allocates %.0f times", cost)
	}
	watch.Close(t.Context())
}
