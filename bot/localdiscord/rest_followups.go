package localdiscord

// maxForeignFollowUps is how many follow-ups an interaction can have where the
// bot is not a member.
const maxForeignFollowUps = 5

// createFollowUp sends a further message. While the deferred answer is still
// loading it takes that one's place, as on Discord.
func (a *api) createFollowUp(r *request) (reply, error) {
	i, err := a.tokenOf(r)
	if err != nil {
		return reply{}, err
	}
	if i.callback == CallbackAutocompleteResult {
		return reply{}, newError(CodeUnknownWebhook)
	}
	if p := i.original; p != nil && p.Loading() && i.channel.find(p.ID) != nil {
		if err := a.editByToken(r, i, p); err != nil {
			return reply{}, err
		}
		a.world.edited(i)
		return ok(p.inREST())
	}
	var params messageParams
	if err := r.decode(&params); err != nil {
		return reply{}, err
	}
	if params.empty(r.files) {
		return reply{}, newError(CodeEmptyMessage)
	}
	if err := params.validate(0); err != nil {
		return reply{}, err
	}
	if len(i.followUps) >= maxForeignFollowUps && !a.world.present(i.channel) {
		return reply{}, newError(CodeTooManyFollowUps)
	}
	p := a.world.respond(i, &params, r.files)
	i.followUps = append(i.followUps, p)
	a.world.noteInteraction(i)
	return ok(p.inREST())
}

// followUpOf finds a message of the interaction by its identifier, the first
// answer among them.
func (a *api) followUpOf(r *request) (*interaction, *post, error) {
	i, err := a.tokenOf(r)
	if err != nil {
		return nil, nil, err
	}
	p := i.channel.find(r.PathValue("message"))
	if p == nil || p.Interaction == nil || p.Interaction.ID != i.id {
		return nil, nil, newError(CodeUnknownMessage)
	}
	return i, p, nil
}
