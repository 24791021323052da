package router

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// renderMiss is what is said where there is no answer: an honest line, and what is near.
func renderMiss(s scene, a knowledge.Answer, to audience) *reply.Reply {
	said := reply.Text(reply.Paragraphs(a.Note, a.Message))
	buttons := offerButtons(a.Offers)
	if a.Kind == knowledge.KindSuggest {
		buttons = append(buttons, reply.Button{Label: s.of(to.private).Miss.NoneOfThese, ID: reply.ID(actionNone)})
	}
	if len(buttons) > 0 {
		said.Rows = []reply.Row{reply.Buttons(buttons...)}
	}
	return said
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
func (r *Router) noneOfThese(_ context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	return s.inPlace(reply.Text(orElse(r.Answers.Base().Replies.NoneOfThese, s.words.Errors.Nothing))), nil
}
