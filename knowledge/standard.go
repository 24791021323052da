package knowledge

import "time"

// checkStandard holds one topic against the content standard (docs/knowledge-files.md).
func checkStandard(r *reader, t *topicFile, today time.Time, articles []Article) {
	_ = articles
	if t.Title == "" {
		r.errorSpot(t.title, "the title is missing", "add a line \"title: …\"")
	}
	if t.Reviewed.After(today) {
		r.errorSpot(t.reviewed, "reviewed lies in the future", "")
	}
}
