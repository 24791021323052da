package router

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// renderMiss is what is said where there is no answer: an honest line, what is near, and
// where an editor could learn something, the ways on.
func (r *Router) renderMiss(s scene, a knowledge.Answer, to audience) *reply.Reply {
	said := reply.Text(reply.Paragraphs(a.Note, a.Message))
	key := ""
	if a.Gap {
		key = r.missed.keep(s.Person, to.question)
	}
	near := offerButtons(a.Offers)
	if a.Kind == knowledge.KindSuggest {
		near = append(near, reply.Button{Label: s.of(to.private).Miss.NoneOfThese, ID: reply.ID(actionNone, key)})
	}
	var further []reply.Button
	if a.Gap {
		further = s.furtherButtons(to, key)
	}
	said.Rows = rows(near, append(further, r.removeButton(s, to)...))
	return said
}

// furtherButtons are the ways on from a miss: looking around, and asking people.
func (s scene) furtherButtons(to audience, key string) []reply.Button {
	w := s.of(to.private).Miss
	buttons := []reply.Button{{Label: w.Browse, ID: reply.ID(actionBrowse)}}
	if key == "" {
		return buttons
	}
	label := w.Send
	if s.moderatorsOf() == "" {
		label = w.Title // there are no moderators
	}
	return append(buttons, reply.Button{Label: label, ID: reply.ID(actionSend, key)})
}

// rows are rows of buttons without the empty ones.
func rows(each ...[]reply.Button) []reply.Row {
	var out []reply.Row
	for _, buttons := range each {
		if len(buttons) > 0 {
			out = append(out, reply.Buttons(buttons...))
		}
	}
	return out
}

// maxOffers is how many topics a reply offers; one more button fits beside them.
const maxOffers = 3

// offerButtons makes a button of each topic on offer.
func offerButtons(offers []knowledge.Offer) []reply.Button {
	var buttons []reply.Button
	seen := map[string]bool{}
	for _, o := range offers {
		if !isTopicID(o.Topic) || reply.Wordless(o.Title) || seen[o.Topic] || len(buttons) == maxOffers {
			continue
		}
		id := reply.ID(actionTopic, o.Topic)
		if _, err := id.Encode(); err != nil {
			continue
		}
		seen[o.Topic] = true
		buttons = append(buttons, reply.Button{Label: reply.Clip(o.Title, reply.MaxLabel), ID: id})
	}
	return buttons
}

// noneOfThese answers the button of that name.
func (r *Router) noneOfThese(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	said := reply.Text(orElse(r.Answers.Base().Replies.NoneOfThese, s.words.Errors.Nothing))
	key := id.Arg(0)
	if !isKey(key) {
		key = ""
	}
	r.countMissed(s, r.missed.find(s.Person, key).text)
	said.Rows = rows(s.furtherButtons(audience{private: true}, key))
	return s.inPlace(said), nil
}
