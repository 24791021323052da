package localdiscord

import "bytes"

// sendable tells whether the bot may send this, here.
func (a *api) sendable(c *channel, params *messageParams, files []File) error {
	if c.Type == ChannelDM && a.world.user(c.Recipients[0].ID).closedDMs {
		return newError(CodeCannotDM)
	}
	if len(files) > 0 && !a.world.botPermissions(c).Has(PermissionAttachFiles) {
		return newError(CodeMissingPermissions)
	}
	if params.empty(files) {
		return newError(CodeEmptyMessage)
	}
	return params.validate(0)
}

// repeated finds the message that a bot sent before under the same nonce.
func (a *api) repeated(c *channel, params *messageParams) *post {
	if !params.EnforceNonce || len(params.Nonce) == 0 {
		return nil
	}
	for _, p := range c.posts {
		if p.Author.ID == a.world.bot.ID && bytes.Equal(p.Nonce, params.Nonce) {
			return p
		}
	}
	return nil
}

// refer makes a message a reply where the body asks for it.
func (a *api) refer(c *channel, m *Message, params *messageParams) error {
	ref := params.Reference
	if ref == nil || ref.MessageID == "" {
		return nil
	}
	if !a.world.botPermissions(c).Has(PermissionReadMessageHistory) {
		return newError(CodeReplyWithoutHistory)
	}
	target := c.find(ref.MessageID)
	if target != nil {
		m.replyTo(target)
		return nil
	}
	if ref.FailIfNotExists != nil && !*ref.FailIfNotExists {
		return nil
	}
	var errs formErrors
	errs.root().at("message_reference").fail("REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	return errs.err()
}

// replyTo makes a message a reply to another one.
func (m *Message) replyTo(target *post) {
	m.Type = MessageReply
	m.Reference = &MessageReference{MessageID: target.ID, ChannelID: target.ChannelID, GuildID: target.GuildID}
	referenced := target.inREST()
	referenced.Referenced = nil
	m.Referenced = &referenced
}
