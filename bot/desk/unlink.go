package desk

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gutskin/knowledge"
)

// unlink takes a topic out of the links of the other topics and of the boundaries.
func (d *Desk) unlink(ctx context.Context, w *draft, topic string) error {
	for _, other := range d.topics() {
		if other.ID == topic || !slices.Contains(other.See, topic) && d.Live.Base().HiddenTopic(topic) == nil {
			continue // links to a hidden topic stand in the files alone
		}
		sheet, err := d.sheet(ctx, other.ID, w.base)
		if errors.Is(err, errNoSheet) || errors.Is(err, errNoTopic) {
			continue // a link that leads nowhere is left out of what is served
		}
		if err != nil {
			return fmt.Errorf("take the link out of %s: %w", other.ID, err)
		}
		if !slices.Contains(sheet.Texts(knowledge.FieldSee), topic) {
			continue
		}
		see := slices.DeleteFunc(sheet.Texts(knowledge.FieldSee), func(id string) bool { return id == topic })
		changed, err := sheet.With(fileOf(other.ID), knowledge.FieldSee, see...)
		if err != nil {
			return fmt.Errorf("take the link out of %s: %w", other.ID, err)
		}
		w.Files[fileOf(other.ID)] = changed.Bytes()
	}
	boundaries, err := d.content(ctx, knowledge.BoundariesFile, w.base)
	if err != nil {
		return err
	}
	if changed := withoutNear(string(boundaries), topic); changed != string(boundaries) {
		w.Files[knowledge.BoundariesFile] = []byte(changed)
	}
	return nil
}

// near is a line of the boundaries that lists topics. One that is written otherwise stays,
// and the preview names it.
var near = regexp.MustCompile(`(?m)^( *near: *)\[([^\]\n]*)\]([^\n]*)\n`)

// withoutNear takes a topic out of those lines; a line that lists none goes.
func withoutNear(boundaries, topic string) string {
	return near.ReplaceAllStringFunc(boundaries, func(line string) string {
		m := near.FindStringSubmatch(line)
		ids := strings.Split(m[2], ",")
		kept := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return strings.TrimSpace(id) == topic })
		switch {
		case len(kept) == len(ids):
			return line
		case len(kept) == 0:
			return ""
		}
		return m[1] + "[" + strings.TrimSpace(strings.Join(kept, ",")) + "]" + m[3] + "\n"
	})
}
