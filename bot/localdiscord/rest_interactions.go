package localdiscord

import "slices"

// respond takes the first answer to an interaction.
func (a *api) respond(r *request) (reply, error) {
	i := a.world.interaction(r.PathValue("interaction"))
	if i == nil || i.token != r.PathValue("token") {
		return reply{}, newError(CodeUnknownInteraction)
	}
	if err := a.firstAnswer(i, r); err != nil {
		return reply{}, err
	}
	if r.URL.Query().Get("with_response") != "true" {
		return noContent()
	}
	return ok(callbackView(i))
}

// firstAnswer carries out a callback, whichever way it came.
func (a *api) firstAnswer(i *interaction, r *request) error {
	if a.world.late(i) {
		return newError(CodeUnknownInteraction)
	}
	if i.callback != 0 {
		return newError(CodeAlreadyAcknowledged)
	}
	var params callbackParams
	if err := r.decode(&params); err != nil {
		return err
	}
	if err := params.validate(i, r.files); err != nil {
		return err
	}
	a.world.acknowledge(i, &params, r.files)
	return nil
}

// callbackView is what with_response adds to the answer.
func callbackView(i *interaction) any {
	view := map[string]any{"id": i.id, "type": i.kind}
	resource := map[string]any{"type": i.callback}
	if i.original != nil {
		view["response_message_id"] = i.original.ID
		resource["message"] = i.original.inREST()
	}
	return map[string]any{"interaction": view, "resource": resource}
}

// tokenOf finds the interaction whose token is in a request's path, while the
// token lives.
func (a *api) tokenOf(r *request) (*interaction, error) {
	for _, i := range slices.Backward(a.world.interactions) {
		if i.token != r.PathValue("token") {
			continue
		}
		if a.world.now().Sub(i.created) > tokenLifetime {
			return nil, newError(CodeInvalidWebhookToken)
		}
		if i.callback == 0 || r.PathValue("application") != a.world.bot.ID {
			break
		}
		return i, nil
	}
	return nil, newError(CodeUnknownWebhook)
}

// originalOf finds what @original stands for.
func (a *api) originalOf(r *request) (*interaction, *post, error) {
	i, err := a.tokenOf(r)
	if err != nil {
		return nil, nil, err
	}
	if i.original == nil || i.channel.find(i.original.ID) == nil {
		return nil, nil, newError(CodeUnknownMessage)
	}
	return i, i.original, nil
}
