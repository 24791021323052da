package router

import (
	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// renderCare is the care card alone: no tips, no buttons, no picture and no embed, because
// embeds can be switched off and this must be read. The card is in English; over it stands
// in the reader's language how soon to turn to whom.
func renderCare(s scene, a knowledge.Answer, to audience) *reply.Reply {
	said := &reply.Reply{}
	if a.Care == nil {
		said.Content = reply.Clip(reply.Paragraphs(a.Message, bold(a.Title)), reply.MaxContent)
		return said
	}
	frame := careFrame(s.of(to.private), *a.Care)
	card := reply.Paragraphs(a.Care.Say, headed(a.Care.Heading, reply.Bullets(a.Care.Signs)))
	said.Content = reply.Clip(reply.Paragraphs(frame, card), reply.MaxContent)
	return said
}

// careFrame is what a card says above all, for those who do not read English.
func careFrame(w *words.Words, card knowledge.CareCard) string {
	if w.Language.Code == english {
		return ""
	}
	line := w.Care.Soon
	switch card.Level {
	case knowledge.LevelNow:
		line = w.Care.Now
	case knowledge.LevelToday:
		line = w.Care.Today
	}
	line = words.Fill(line, "emergency", orElse(card.Emergency, w.Care.EmergencyNumber))
	if card.NamesCrisis {
		line += "\n" + words.Fill(w.Care.CrisisLine, "crisis", orElse(card.Crisis, w.Care.Crisis))
	}
	return line
}

// english is the code of the language in which the knowledge is written.
const english = "en"
