package localdiscord

import "net/http"

// sessionStartLimit tells how many sessions may still be started today.
type sessionStartLimit struct {
	Total          int `json:"total"`
	Remaining      int `json:"remaining"`
	ResetAfter     int `json:"reset_after"` // milliseconds
	MaxConcurrency int `json:"max_concurrency"`
}

func (a *api) getGateway(*request) (reply, error) {
	return ok(map[string]string{"url": a.gateway.url})
}

func (a *api) getGatewayBot(*request) (reply, error) {
	const day = 24 * 60 * 60 * 1000
	total := a.opts.Limits.Identifies
	return ok(map[string]any{
		"url": a.gateway.url, "shards": a.gateway.shards,
		"session_start_limit": sessionStartLimit{
			total, max(0, total-a.gateway.identifies), day, a.opts.MaxConcurrency,
		},
	})
}

func (a *api) getMe(*request) (reply, error) { return ok(a.world.bot) }

func (a *api) getUser(r *request) (reply, error) {
	u := a.world.user(r.PathValue("user"))
	if u == nil {
		return reply{}, newError(CodeUnknownUser)
	}
	return ok(u.User)
}

// getApplication shows the bot's application, which bears the bot's identifier,
// as all applications made since 2016 do.
func (a *api) getApplication(*request) (reply, error) {
	w := a.world
	return ok(map[string]any{
		"id": w.bot.ID, "name": w.bot.Username, "icon": nil, "description": "", "bot": w.bot,
		"bot_public": true, "bot_require_code_grant": false, "verify_key": a.verifyKey, "interactions_endpoint_url": a.endpoint(), "flags": 0,
		"owner": map[string]string{"id": "1", "username": "owner", "discriminator": "0"},
	})
}

// endpoint is where interactions go over HTTP, null if nowhere.
func (a *api) endpoint() *string {
	if a.world.endpoint == "" {
		return nil
	}
	return &a.world.endpoint
}

func (a *api) getMyGuilds(*request) (reply, error) {
	list := []Guild{}
	for _, g := range a.world.joined() {
		list = append(list, *g)
	}
	return ok(list)
}

func (a *api) guildOf(r *request) (*Guild, error) {
	g := a.world.joinedGuild(r.PathValue("guild"))
	if g == nil {
		return nil, newError(CodeUnknownGuild)
	}
	return g, nil
}

func (a *api) getGuild(r *request) (reply, error) {
	g, err := a.guildOf(r)
	if err != nil {
		return reply{}, err
	}
	view := a.world.viewGuild(g)
	view.Members, view.Channels = nil, nil
	return ok(view)
}

func (a *api) getGuildChannels(r *request) (reply, error) {
	g, err := a.guildOf(r)
	if err != nil {
		return reply{}, err
	}
	return ok(g.channelsOf(ChannelGuildText))
}

func (a *api) getMember(r *request) (reply, error) {
	g, err := a.guildOf(r)
	if err != nil {
		return reply{}, err
	}
	u := a.world.user(r.PathValue("user"))
	if u == nil {
		return reply{}, newError(CodeUnknownMember)
	}
	return ok(a.world.member(u, g.ID, true))
}

// getAttachment serves a file as Discord's CDN does, for download only.
func (a *api) getAttachment(r *request) (reply, error) {
	f, found := a.world.files[r.PathValue("attachment")]
	if !found {
		return reply{}, newError(CodeGeneral)
	}
	header := http.Header{}
	header.Set("Content-Type", "application/octet-stream")
	if f.ContentType != "" {
		header.Set("Content-Type", f.ContentType)
	}
	header.Set("Content-Disposition", "attachment")
	header.Set("X-Content-Type-Options", "nosniff")
	return reply{status: http.StatusOK, header: header, raw: append([]byte{}, f.Data...)}, nil
}
