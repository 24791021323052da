package main

import "gutskin/knowledge"

// care writes the card that goes before everything else: how urgent in words, what to say,
// then the signs.
func (p *page) care(a knowledge.Answer) {
	card := a.Care
	if card == nil {
		p.paragraph(a.Message)
		return
	}
	p.block("", "", urgency(card.Level), p.ink.urgent)
	p.gap()
	p.paragraph(card.Say)
	p.gap()
	p.heading(card.Heading)
	for _, sign := range card.Signs {
		p.item("-", sign)
	}
}

// urgency is how soon to turn to somebody, in words.
func urgency(level knowledge.Level) string {
	switch level {
	case knowledge.LevelNow:
		return "GET HELP NOW"
	case knowledge.LevelToday:
		return "GET HELP TODAY"
	}
	return "SEE SOMEBODY SOON"
}
