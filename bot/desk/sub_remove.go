package desk

import (
	"context"
	"fmt"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
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
	if err := d.unlink(ctx, w, topic); err != nil {
		return nil, err
	}
	return d.begin(ctx, s, w)
}

// numbers are article numbers as people read them.
func numbers(list []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(list), " ", ", "), "[]")
}
