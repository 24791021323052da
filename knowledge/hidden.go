package knowledge

import "slices"

// A topic with "hidden: true" is kept and not served: its file is read, checked and edited
// like any other, and then set apart, so that nothing that ranks, completes, lists or links
// topics can come upon it.

// isHidden reports whether a file says that its topic is not served.
func (t *topicFile) isHidden() bool { return t.hidden.text == isHidden }

// hide takes away what would lead to hidden topics: links to them, and their phrases, from
// which the matcher would learn to find them.
func (l *loader) hide() {
	if len(l.base.Hidden) == 0 {
		return
	}
	hidden := func(id string) bool { return l.base.HiddenTopic(id) != nil }
	for i := range l.base.Topics {
		t := &l.base.Topics[i]
		t.See = slices.DeleteFunc(slices.Clone(t.See), hidden)
	}
	for i := range l.base.Boundaries {
		b := &l.base.Boundaries[i]
		b.Near = slices.DeleteFunc(slices.Clone(b.Near), hidden)
	}
	for _, t := range l.base.Hidden {
		delete(l.base.Phrases.Topics, t.ID)
	}
}

// HiddenTopic finds a topic that is kept and not served; nil when there is none.
func (b *Base) HiddenTopic(id string) *Topic {
	for i := range b.Hidden {
		if b.Hidden[i].ID == id {
			return &b.Hidden[i]
		}
	}
	return nil
}

// Kept finds a topic, be it served or hidden; nil when there is none.
func (b *Base) Kept(id string) *Topic {
	if t := b.Topic(id); t != nil {
		return t
	}
	return b.HiddenTopic(id)
}
