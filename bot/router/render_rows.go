package router

import (
	"slices"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// answerRows are the controls under an answer: what to read next, what one thinks of it,
// and what goes with it. Their ids carry the topics and nothing of the person; only where
// the person alone reads them, the words that counted.
func (r *Router) answerRows(s scene, a knowledge.Answer, to audience) []reply.Row {
	w, about := s.of(to.private).Answer, subjectOf(a)
	sources := reply.Button{Label: w.Sources, ID: reply.ID(actionSources)}
	if about == nil {
		return rows(append([]reply.Button{sources}, r.removeButton(s, to)...))
	}
	topics := about.String()
	first := []reply.Button{
		{Label: w.MoreTips, ID: reply.ID(actionMore, topics)},
		{Label: w.Why, ID: s.whyID(a, to)},
		sources,
	}
	if s.Shared && s.Writes && to.private && !to.posted {
		first = append(first, reply.Button{Label: w.Share, ID: reply.ID(actionShare, topics)})
	}
	first = append(first, r.removeButton(s, to)...)
	second := []reply.Button{
		{Label: w.Helpful, ID: reply.ID(actionHelpful, topics)},
		{Label: w.NotHelpful, ID: reply.ID(actionNotHelpful, topics)},
	}
	if len(usable(slices.Clone(second))) < len(second) {
		second = nil // one without the other would be no question
	}
	out := rows(usable(first), second)
	if items := r.relatedItems(s, about); len(items) > 0 {
		out = append(out, reply.Row{Menu: &reply.Menu{ID: reply.ID(actionTopic), Placeholder: w.Related, Items: items}})
	}
	return out
}

// usable leaves out buttons whose id is too long: a topic's name may be of any length.
func usable(buttons []reply.Button) []reply.Button {
	return slices.DeleteFunc(buttons, func(b reply.Button) bool {
		_, err := b.ID.Encode()
		return err != nil
	})
}

// open tells whether others read a reply.
func (s scene) open(to audience) bool { return s.Shared && !to.private }

// maxRelated is how many topics the menu offers.
const maxRelated = 10

// relatedItems are the topics near those of an answer, in turn.
func (r *Router) relatedItems(s scene, about subject) []reply.Item {
	var lists [][]knowledge.Offer
	for _, topic := range about {
		lists = append(lists, r.Answers.Related(topic, s.place))
	}
	seen := map[string]bool{}
	for _, topic := range about {
		seen[topic] = true
	}
	var items []reply.Item
	for _, o := range alternate(lists) {
		if !seen[o.Topic] && isTopicID(o.Topic) && len(o.Topic) <= reply.MaxItem && !reply.Wordless(o.Title) && len(items) < maxRelated {
			seen[o.Topic] = true
			items = append(items, reply.Item{Label: reply.Clip(o.Title, reply.MaxItem), Value: o.Topic})
		}
	}
	return items
}

// alternate takes one of each list in turn.
func alternate[T any](lists [][]T) []T {
	var out []T
	for n, more := 0, true; more; n++ {
		more = false
		for _, list := range lists {
			if n < len(list) {
				out, more = append(out, list[n]), true
			}
		}
	}
	return out
}
