package localdiscord

// The routes that bots mostly use, as Fault.Route names them.
const (
	RouteGateway         = "GET /gateway"
	RouteGatewayBot      = "GET /gateway/bot"
	RouteMe              = "GET /users/@me"
	RouteApplication     = "GET /applications/@me"
	RouteOpenDM          = "POST /users/@me/channels"
	RouteCreateMessage   = "POST /channels/{channel}/messages"
	RouteEditMessage     = "PATCH /channels/{channel}/messages/{message}"
	RouteTyping          = "POST /channels/{channel}/typing"
	RouteListCommands    = "GET /applications/{application}/commands"
	RoutePutCommands     = "PUT /applications/{application}/commands"
	RouteCallback        = "POST /interactions/{interaction}/{token}/callback"
	RouteEditOriginal    = "PATCH /webhooks/{application}/{token}/messages/@original"
	RouteCreateFollowUp  = "POST /webhooks/{application}/{token}"
	routeEditFollowUp    = "PATCH /webhooks/{application}/{token}/messages/{message}"
	routeGetAttachment   = "GET /attachments/{channel}/{attachment}/{name}"
	routeGuildCommands   = "/applications/{application}/guilds/{guild}/commands"
	routeGlobalCommands  = "/applications/{application}/commands"
	routeChannelMessages = "/channels/{channel}/messages"
	routeReactions       = routeChannelMessages + "/{message}/reactions"
	routeWebhookMessages = "/webhooks/{application}/{token}/messages"
)

// handler answers a request under the lock. A nil body is 204.
type handler func(r *request) (reply, error)

// route is a method with a path pattern and what serves it.
type route struct {
	pattern string
	handle  handler
	open    bool // no bot token is needed: the path carries its own, or none
}

// routes lists everything that the REST API can do.
func (a *api) routes() []route {
	groups := [][]route{a.generalRoutes(), a.channelRoutes(), a.interactionRoutes()}
	for _, path := range []string{routeGlobalCommands, routeGuildCommands} {
		groups = append(groups, a.commandRoutes(path))
	}
	var all []route
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}

func (a *api) generalRoutes() []route {
	return []route{
		{RouteGateway, a.getGateway, true},
		{RouteGatewayBot, a.getGatewayBot, false},
		{RouteMe, a.getMe, false},
		{"GET /users/{user}", a.getUser, false},
		{"GET /users/@me/guilds", a.getMyGuilds, false},
		{RouteOpenDM, a.openDM, false},
		{RouteApplication, a.getApplication, false},
		{"GET /oauth2/applications/@me", a.getApplication, false},
		{"GET /guilds/{guild}", a.getGuild, false},
		{"GET /guilds/{guild}/channels", a.getGuildChannels, false},
		{"GET /guilds/{guild}/members/{user}", a.getMember, false},
		{routeGetAttachment, a.getAttachment, true},
	}
}

func (a *api) channelRoutes() []route {
	return []route{
		{"GET /channels/{channel}", a.getChannel, false},
		{RouteTyping, a.startTyping, false},
		{"GET " + routeChannelMessages, a.listMessages, false},
		{RouteCreateMessage, a.createMessage, false},
		{"GET " + routeChannelMessages + "/{message}", a.getMessage, false},
		{RouteEditMessage, a.editMessage, false},
		{"DELETE " + routeChannelMessages + "/{message}", a.deleteMessage, false},
		{"PUT " + routeReactions + "/{emoji}/@me", a.addReaction, false},
		{"DELETE " + routeReactions + "/{emoji}/@me", a.removeReaction, false},
		{"DELETE " + routeReactions + "/{emoji}/{user}", a.removeReaction, false},
	}
}

func (a *api) commandRoutes(path string) []route {
	return []route{
		{"GET " + path, a.listCommands, false},
		{"POST " + path, a.createCommand, false},
		{"PUT " + path, a.overwriteCommands, false},
		{"GET " + path + "/{command}", a.getCommand, false},
		{"PATCH " + path + "/{command}", a.editCommand, false},
		{"DELETE " + path + "/{command}", a.deleteCommand, false},
	}
}

func (a *api) interactionRoutes() []route {
	return []route{
		{RouteCallback, a.respond, true},
		{"GET " + routeWebhookMessages + "/@original", getBy(a.originalOf), true},
		{RouteEditOriginal, a.editBy(a.originalOf), true},
		{"DELETE " + routeWebhookMessages + "/@original", a.deleteBy(a.originalOf), true},
		{RouteCreateFollowUp, a.createFollowUp, true},
		{"GET " + routeWebhookMessages + "/{message}", getBy(a.followUpOf), true},
		{routeEditFollowUp, a.editBy(a.followUpOf), true},
		{"DELETE " + routeWebhookMessages + "/{message}", a.deleteBy(a.followUpOf), true},
	}
}
