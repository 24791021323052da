package knowledge_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"gutskin/knowledge"
)

// render writes a topic as a file.
func render(t *testing.T, topic *knowledge.Topic) []byte {
	t.Helper()
	front, err := yaml.Marshal(map[string]any{
		"title": topic.Title, "group": string(topic.Group), "also-called": topic.AlsoCalled, "questions": topic.Questions,
		"articles": topic.Articles, "see": topic.See, "caution": topic.Caution, "reviewed": topic.Reviewed.Format(time.DateOnly),
	})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\n%s---\n\n%s\n\n## Tips\n\n", front, topic.Summary)
	for _, tip := range topic.Tips {
		articles := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(tip.Articles)), ", "), "[]")
		fmt.Fprintf(&b, "- %s (%s)\n", tip.Text, articles)
	}
	return []byte(b.String())
}
