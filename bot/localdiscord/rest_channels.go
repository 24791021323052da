package localdiscord

// channelOf finds the channel in a request's path, if the bot may do there what
// it wants to.
func (a *api) channelOf(r *request, want Permissions) (*channel, error) {
	c := a.world.channel(r.PathValue("channel"))
	if c == nil {
		return nil, newError(CodeUnknownChannel)
	}
	has := a.world.botPermissions(c)
	if !has.Has(PermissionViewChannel) {
		return nil, newError(CodeMissingAccess)
	}
	if c.Thread != nil && want == PermissionSendMessages {
		want = PermissionSendInThreads
	}
	if !has.Has(want) {
		return nil, newError(CodeMissingPermissions)
	}
	return c, nil
}

// messageOf finds the message in a request's path. Ephemeral ones are out of
// reach there.
func (a *api) messageOf(r *request, want Permissions) (*channel, *post, error) {
	c, err := a.channelOf(r, want)
	if err != nil {
		return nil, nil, err
	}
	p := c.find(r.PathValue("message"))
	if p == nil || p.viewer != "" {
		return nil, nil, newError(CodeUnknownMessage)
	}
	return c, p, nil
}

func (a *api) getChannel(r *request) (reply, error) {
	c, err := a.channelOf(r, PermissionViewChannel)
	if err != nil {
		return reply{}, err
	}
	return ok(c.Channel)
}

func (a *api) openDM(r *request) (reply, error) {
	var params struct {
		Recipient looseID `json:"recipient_id"`
	}
	if err := r.decode(&params); err != nil {
		return reply{}, err
	}
	who := a.world.user(string(params.Recipient))
	if who == nil {
		var errs formErrors
		errs.root().at("recipient_id").required()
		return reply{}, errs.err()
	}
	if who.Bot {
		return reply{}, newError(CodeCannotDM)
	}
	return ok(a.world.dm(who).Channel)
}

func (a *api) startTyping(r *request) (reply, error) {
	c, err := a.channelOf(r, PermissionSendMessages)
	if err != nil {
		return reply{}, err
	}
	a.world.setTyping(c, a.world.now())
	return noContent()
}
