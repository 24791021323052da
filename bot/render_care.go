package bot

import "gutskin/knowledge"

// renderCare is the care card alone: no tips, no buttons, no picture and no embed, because
// embeds can be switched off and this must be read. In a server only the person sees it,
// wherever Discord can do that.
func renderCare(a knowledge.Answer) *Reply {
	reply := &Reply{Private: true}
	if a.Care == nil {
		reply.Content = clip(paragraphs(a.Message, bold(a.Title)), maxContent)
		return reply
	}
	signs := bullets(a.Care.Signs)
	reply.Content = clip(paragraphs(a.Care.Say, headed(a.Care.Heading, signs)), maxContent)
	return reply
}
