package bot

import (
	"slices"
	"strings"

	"gutskin/knowledge"
)

// RenderAnswer turns the answer to a question into a reply. It is pure and adds no words
// but labels.
//
// An answer is a card (embed). Its text beside the card is the answer's first sentence:
// that is what a notification shows, what a screen reader says first, and what is left for
// those who switched embeds off. All other replies need no card and are text alone.
func RenderAnswer(a knowledge.Answer, r knowledge.Replies) *Reply {
	switch a.Kind {
	case knowledge.KindCare:
		return renderCare(a)
	case knowledge.KindAnswer:
		return renderTopics(a, r)
	case knowledge.KindSuggest:
		reply := text(paragraphs(a.Note, a.Message))
		reply.Buttons = offerButtons(a.Offers)
		reply.Buttons = append(reply.Buttons, Button{labelNoneOfThese, CustomID{Action: ActionNone}})
		return reply
	default:
		reply := text(paragraphs(a.Note, a.Message))
		reply.Buttons = offerButtons(a.Offers)
		return reply
	}
}

func renderTopics(a knowledge.Answer, r knowledge.Replies) *Reply {
	reply := text(paragraphs(a.Note, lead(a)))
	e := &Embed{
		Title:  clip(a.Title, maxTitle),
		Footer: clip(a.Disclaimer, maxFooter/4),
	}
	e.add(headCredit, a.Credit)
	e.add(label(r.CautionLabel), strings.Join(a.Cautions, "\n"))
	body := paragraphs(a.Summary, headed(headTips, bullets(tipTexts(a))))
	e.Description = clip(body, min(maxDescription, maxEmbed-e.size()))
	reply.Embed = e
	reply.Plain = plain(a, r)
	return reply
}

// lead is the first sentence of each topic's summary.
func lead(a knowledge.Answer) string {
	if len(a.Parts) < 2 {
		return firstSentence(a.Summary)
	}
	var sentences []string
	for _, p := range a.Parts {
		sentences = append(sentences, firstSentence(p.Summary))
	}
	return strings.Join(sentences, " ")
}

// plain is the whole answer as one text: tips are left out, the last ones first, until it
// fits into a message.
func plain(a knowledge.Answer, r knowledge.Replies) string {
	tips := tipTexts(a)
	for {
		s := paragraphs(
			a.Note, headed(a.Title, a.Summary), headed(headTips, bullets(tips)),
			a.Credit, headed(label(r.CautionLabel), strings.Join(a.Cautions, "\n")), a.Disclaimer,
		)
		if length(s) <= maxContent || len(tips) == 0 {
			return clip(s, maxContent)
		}
		tips = tips[:len(tips)-1]
	}
}

func tipTexts(a knowledge.Answer) []string {
	var texts []string
	for _, t := range a.Tips {
		texts = append(texts, t.Text)
	}
	return texts
}

// maxOffers is how many topics a reply offers; one more button fits beside them.
const maxOffers = 3

// offerButtons makes a button of each topic on offer.
func offerButtons(offers []knowledge.Offer) []Button {
	var buttons []Button
	for _, o := range offers {
		b := Button{clip(o.Title, maxLabel), CustomID{ActionTopic, o.Topic}}
		if _, err := b.ID.Encode(); err != nil || b.Label == "" || slices.ContainsFunc(buttons, b.same) {
			continue
		}
		if buttons = append(buttons, b); len(buttons) == maxOffers {
			break
		}
	}
	return buttons
}

func (b Button) same(other Button) bool { return b.ID == other.ID }

// add appends a field unless it would be empty, which Discord refuses.
func (e *Embed) add(name, value string) {
	if name != "" && strings.TrimSpace(value) != "" {
		e.Fields = append(e.Fields, Field{clip(name, maxFieldName), clip(value, maxFieldValue)})
	}
}

// size is how many code points Discord counts.
func (e *Embed) size() int {
	n := length(e.Title) + length(e.Description) + length(e.Footer)
	for _, f := range e.Fields {
		n += length(f.Name) + length(f.Value)
	}
	return n
}

// label is the heading that a moderator's label makes: without the colon at its end.
func label(s string) string { return strings.TrimRight(strings.TrimSpace(s), ":") }

func bold(s string) string {
	if s == "" {
		return ""
	}
	return "**" + s + "**"
}

// headed puts a heading over a text, unless there is no text.
func headed(heading, body string) string {
	if heading == "" || body == "" {
		return body
	}
	return bold(heading) + "\n" + body
}
