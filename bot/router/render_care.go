package router

import (
	"gutskin/bot/reply"
	"gutskin/knowledge"
)

// renderCare is the care card alone: no tips, no buttons, no picture and no embed, because
// embeds can be switched off and this must be read.
func renderCare(a knowledge.Answer) *reply.Reply {
	said := &reply.Reply{}
	if a.Care == nil {
		said.Content = reply.Clip(reply.Paragraphs(a.Message, bold(a.Title)), reply.MaxContent)
		return said
	}
	signs := reply.Bullets(a.Care.Signs)
	said.Content = reply.Clip(reply.Paragraphs(a.Care.Say, headed(a.Care.Heading, signs)), reply.MaxContent)
	return said
}
