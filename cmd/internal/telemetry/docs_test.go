package telemetry_test

import (
	"context"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot/router"
	"gutskin/cmd/internal/telemetry"
	"gutskin/knowledge"
)

// read is a file of the repository.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// found are the first groups of all that an expression finds in a text, sorted and once.
func found(text, expression string) []string {
	set := map[string]bool{}
	for _, match := range regexp.MustCompile(expression).FindAllStringSubmatch(text, -1) {
		set[match[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// ours are the names of all our figures. Those of queues are there once a bot has run, and
// those of questions asked and the store once there was one.
func ours(t *testing.T) []string {
	t.Helper()
	m := told("foreign")
	watch := telemetry.Watch{Metrics: m}
	if _, err := watch.Answers(scriptless{}).Ask(t.Context(), knowledge.Question{}); err != nil {
		t.Fatal(err)
	}
	if !watch.Store(opened(t)).Sound(t.Context()) {
		t.Fatal("the store is not sound")
	}
	_, families := scrape(t, m)
	names := []string{"gutskin_queue_events", "gutskin_queue_dropped_total"}
	for name := range families {
		if strings.HasPrefix(name, "gutskin_") {
			names = append(names, name)
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

// scriptless answers nothing.
type scriptless struct{ router.Answers }

func (scriptless) Ask(context.Context, knowledge.Question) (knowledge.Answer, error) {
	return knowledge.Answer{}, nil
}

// TestEveryFigureIsDocumented holds the table of docs/operating.md and the dashboard against
// what there is, both ways.
func TestEveryFigureIsDocumented(t *testing.T) {
	names := ours(t)
	if diff := cmp.Diff(names, found(read(t, "docs/operating.md"), "(?m)^\\| `(gutskin_[a-z_]+)`")); diff != "" {
		t.Errorf("docs/operating.md (-there is +documented):\n%s", diff)
	}
	dashboard := strings.NewReplacer("_bucket{", "{").Replace(read(t, "deploy/grafana/dashboards/gutskin.json"))
	if diff := cmp.Diff(names, found(dashboard, `(gutskin_[a-z_]+)`)); diff != "" {
		t.Errorf("the dashboard (-there is +shown):\n%s", diff)
	}
}

// TestEveryAlertIsDocumented does the same for alerts, and holds that they ask for figures
// that there are.
func TestEveryAlertIsDocumented(t *testing.T) {
	alerts := read(t, "deploy/prometheus/alerts.yaml")
	if diff := cmp.Diff(found(alerts, `- alert: (\w+)`), found(read(t, "docs/operating.md"), `(?m)^### (Gutskin\w+)$`)); diff != "" {
		t.Errorf("docs/operating.md (-there is +documented):\n%s", diff)
	}
	names := ours(t)
	for _, asked := range found(strings.ReplaceAll(alerts, "_bucket{", "{"), `(gutskin_[a-z_]+)`) {
		if !slices.Contains(names, asked) {
			t.Errorf("an alert asks for %s, which nobody tells", asked)
		}
	}
}
