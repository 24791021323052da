package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// remove makes a draft that takes a topic out, with its phrases and the links to it.
func (d *Desk) remove(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	base, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	w := &draft{base: base, Removes: topic, Name: d.titleOf(topic), Files: map[string][]byte{}}
	for _, file := range []string{fileOf(topic), phrasesOf(topic)} {
		there, err := d.content(ctx, file, base)
		if err != nil {
			return nil, err
		}
		if there != nil {
			w.Files[file] = nil
		}
	}
	if _, there := w.Files[fileOf(topic)]; !there {
		return nil, errNoTopic
	}
	for _, other := range d.Live.Base().Topics {
		if slices.Contains(other.See, topic) {
			if err := d.unlink(ctx, w, other.ID, topic); err != nil {
				return nil, err
			}
		}
	}
	return d.begin(ctx, s, w)
}

// unlink takes a topic out of the links of another one.
func (d *Desk) unlink(ctx context.Context, w *draft, from, topic string) error {
	sheet, err := d.sheet(ctx, from, w.base)
	if err != nil {
		return fmt.Errorf("take the link out of %s: %w", from, err)
	}
	see := slices.DeleteFunc(sheet.Texts(knowledge.FieldSee), func(id string) bool { return id == topic })
	changed, err := sheet.With(fileOf(from), knowledge.FieldSee, see...)
	if err != nil {
		return fmt.Errorf("take the link out of %s: %w", from, err)
	}
	w.Files[fileOf(from)] = changed.Bytes()
	return nil
}

// numbers are article numbers as people read them.
func numbers(list []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(list), " ", ", "), "[]")
}
