package localdiscord

import (
	"slices"
	"strconv"
)

func (a *api) getMessage(r *request) (reply, error) {
	_, p, err := a.messageOf(r, PermissionReadMessageHistory)
	if err != nil {
		return reply{}, err
	}
	return ok(a.world.shown(p.Message))
}

// listMessages pages through a channel, newest first.
func (a *api) listMessages(r *request) (reply, error) {
	c, err := a.channelOf(r, PermissionReadMessageHistory)
	if err != nil {
		return reply{}, err
	}
	query := r.URL.Query()
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil || limit < 1 || limit > 100 {
		limit = 50
	}
	before, after := query.Get("before"), query.Get("after")
	list := []Message{}
	for _, p := range c.posts {
		inside := (before == "" || compareIDs(p.ID, before) < 0) && (after == "" || compareIDs(after, p.ID) < 0)
		if inside && p.viewer == "" {
			list = append(list, a.world.shown(p.Message))
		}
	}
	if len(list) > limit && after != "" {
		list = list[:limit] // the oldest after that one
	}
	list = list[max(0, len(list)-limit):]
	slices.Reverse(list)
	return ok(list)
}

func (a *api) createMessage(r *request) (reply, error) {
	c, err := a.channelOf(r, PermissionSendMessages)
	if err != nil {
		return reply{}, err
	}
	var params messageParams
	if err := r.decode(&params); err != nil {
		return reply{}, err
	}
	if err := a.sendable(c, &params, r.files); err != nil {
		return reply{}, err
	}
	if sent := a.repeated(c, &params); sent != nil {
		return ok(sent.inREST())
	}
	p := &post{Message: a.world.draft(c, a.world.user(a.world.bot.ID))}
	if err := a.refer(c, &p.Message, &params); err != nil {
		return reply{}, err
	}
	p.TTS, p.Nonce = params.TTS, params.Nonce
	a.world.fill(c, &p.Message, &params, r.files)
	a.world.add(c, p)
	return ok(p.inREST())
}

func (a *api) editMessage(r *request) (reply, error) {
	c, p, err := a.messageOf(r, PermissionViewChannel)
	if err != nil {
		return reply{}, err
	}
	if p.Author.ID != a.world.bot.ID {
		return reply{}, newError(CodeNotYourMessage)
	}
	var params messageParams
	if err := r.decode(&params); err != nil {
		return reply{}, err
	}
	if err := params.revisable(&p.Message, r.files); err != nil {
		return reply{}, err
	}
	a.world.rewrite(c, p, &params, r.files)
	return ok(p.inREST())
}

func (a *api) deleteMessage(r *request) (reply, error) {
	c, p, err := a.messageOf(r, PermissionViewChannel)
	if err != nil {
		return reply{}, err
	}
	if p.Author.ID != a.world.bot.ID && !a.world.botPermissions(c).Has(PermissionManageMessages) {
		return reply{}, newError(CodeMissingPermissions)
	}
	a.world.remove(c, p)
	return noContent()
}
