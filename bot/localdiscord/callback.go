package localdiscord

import "slices"

// callbackData is the data of a first answer, whichever kind it has.
type callbackData struct {
	messageParams
	Choices  []Choice `json:"choices"`
	CustomID string   `json:"custom_id"`
	Title    string   `json:"title"`
}

// callbackParams is the body of a first answer.
type callbackParams struct {
	Type CallbackType `json:"type"`
	Data callbackData `json:"data"`
}

// permits tells whether a kind of first answer fits a kind of interaction.
func (i *interaction) permits(t CallbackType) bool {
	messages := []CallbackType{CallbackMessage, CallbackDeferredMessage}
	updates := []CallbackType{CallbackDeferredUpdate, CallbackUpdate}
	switch i.kind {
	case InteractionCommand:
		return slices.Contains(append(messages, CallbackModal), t)
	case InteractionComponent:
		return slices.Contains(slices.Concat(messages, updates, []CallbackType{CallbackModal}), t)
	case InteractionModalSubmit:
		return slices.Contains(messages, t) || i.source != nil && slices.Contains(updates, t)
	case InteractionAutocomplete:
		return t == CallbackAutocompleteResult
	}
	return false
}

// validate holds a first answer against the interaction and Discord's limits.
func (p *callbackParams) validate(i *interaction, files []File) error {
	var errs formErrors
	root := errs.root()
	data := root.at("data")
	if !i.permits(p.Type) {
		root.at("type").fail("INTERACTION_CALLBACK_TYPE_INVALID", "This callback type does not fit the interaction.")
	}
	switch p.Type {
	case CallbackAutocompleteResult:
		checkChoices(data.at("choices"), p.Data.Choices)
	case CallbackModal:
		data.at("title").length(p.Data.Title, 45)
		data.at("custom_id").length(p.Data.CustomID, 100)
		checkModalComponents(data.at("components"), p.Data.Components.Value)
	case CallbackMessage, CallbackUpdate:
		p.Data.check(data, i.flagsOf(p.Type))
	}
	if err := errs.err(); err != nil {
		return err
	}
	if p.Type == CallbackUpdate && i.channel.find(i.source.ID) == nil {
		return newError(CodeUnknownMessage)
	}
	empty := p.Type == CallbackMessage && p.Data.empty(files) ||
		p.Type == CallbackUpdate && p.Data.clears(&i.source.Message, files)
	if empty {
		return newError(CodeEmptyMessage)
	}
	return nil
}

// flagsOf are the flags of the message that an update changes.
func (i *interaction) flagsOf(t CallbackType) MessageFlags {
	if t == CallbackUpdate && i.source != nil {
		return i.source.Flags
	}
	return 0
}

// acknowledge carries out the first answer.
func (w *world) acknowledge(i *interaction, p *callbackParams, files []File) {
	i.callback, i.answered = p.Type, w.now()
	switch p.Type {
	case CallbackMessage:
		i.original = w.respond(i, &p.Data.messageParams, files)
	case CallbackDeferredMessage:
		p.Data.messageParams = messageParams{Flags: p.Data.Flags}
		i.original = w.respond(i, &p.Data.messageParams, nil)
	case CallbackDeferredUpdate:
		i.original = i.source
	case CallbackUpdate:
		i.original = i.source
		w.rewrite(i.channel, i.source, &p.Data.messageParams, files)
	case CallbackModal:
		i.modal = &Modal{CustomID: p.Data.CustomID, Title: p.Data.Title, Components: p.Data.Components.Value}
	case CallbackAutocompleteResult:
		i.choices = p.Data.Choices
	}
	w.noteInteraction(i)
}

// respond writes a message of the bot in answer to an interaction.
func (w *world) respond(i *interaction, p *messageParams, files []File) *post {
	made := &post{Message: w.draft(i.channel, w.user(w.bot.ID))}
	made.Type = MessageChatInputCommand
	if i.command != nil && i.command.Type != CommandChatInput {
		made.Type = MessageContextMenuCommand
	}
	made.ApplicationID, made.WebhookID, made.Interaction = w.bot.ID, w.bot.ID, i.origin()
	if i.callback == CallbackDeferredMessage && i.original == nil {
		made.Flags |= FlagLoading
	}
	if p.Flags.Value&FlagEphemeral != 0 || w.hushed(i) {
		made.viewer = i.account.ID
		made.Flags |= FlagEphemeral
	}
	w.fill(i.channel, &made.Message, p, files)
	w.add(i.channel, made)
	return made
}

// hushed tells whether all answers are for the person alone, because the server
// does not let members use applications of their own in the open.
func (w *world) hushed(i *interaction) bool {
	own := i.channel.GuildID != "" && !w.present(i.channel)
	return own && !w.permissions(i.account, i.channel).Has(PermissionUseExternalApps)
}

// rewrite edits a message, which is then no longer loading.
func (w *world) rewrite(c *channel, p *post, params *messageParams, files []File) {
	w.revise(c, p, func(m *Message) {
		if !m.Loading() {
			m.Edited = &Timestamp{w.now()}
		}
		m.Flags &^= FlagLoading
		w.fill(c, m, params, files)
	})
}
