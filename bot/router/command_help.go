package router

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// help handles /help: the ways to ask, and what the bot cannot do. Those who manage a server
// read of its settings, too.
func (r *Router) help(_ context.Context, s scene) (*reply.Reply, error) {
	w := s.words.Help
	commands := []string{w.Ask, w.Tips, w.Topics, w.Sources, w.Privacy}
	if s.Rights.ManageServer {
		commands = append(commands, w.Settings)
	}
	ways := []string{
		w.Mention, w.Direct, w.FollowUp,
		words.Fill(w.NewQuestion, "phrase", first(s.words.Conversation.Reset)),
		words.Fill(w.AnswerThis, "command", s.words.AnswerThis.Command),
	}
	said := reply.Whisper(reply.Paragraphs(
		headed(w.Heading, w.Introduction), reply.Bullets(commands), reply.Bullets(ways), w.English, headed(w.LimitsHeading, w.Limits),
	))
	said.Rows = []reply.Row{reply.Buttons(reply.Button{Label: s.words.Miss.Browse, ID: reply.ID(actionBrowse)})}
	return said, nil
}

// first is the first of several texts; empty if there are none.
func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}
