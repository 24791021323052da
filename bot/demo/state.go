package demo

import (
	"net/http"
	"slices"

	"gutskin/bot/localdiscord"
)

// stateView is what a page needs to begin with.
type stateView struct {
	Me           localdiscord.User   `json:"me"`
	People       []personView        `json:"people"`
	Bot          localdiscord.User   `json:"bot"`
	Guild        guildView           `json:"guild"`
	Channels     []channelView       `json:"channels"`
	DM           idView              `json:"dm"`
	Locale       string              `json:"locale"`
	Locales      []string            `json:"locales"`
	Connected    bool                `json:"connected"`
	Interactions []interactionView   `json:"interactions"`
	Cursor       localdiscord.Cursor `json:"cursor"`
}

type personView struct {
	As   string            `json:"as"`
	User localdiscord.User `json:"user"`
	Role string            `json:"role"`
}

type guildView struct {
	ID    string              `json:"id"`
	Name  string              `json:"name"`
	Roles []localdiscord.Role `json:"roles"`
}

type idView struct {
	ID string `json:"id"`
}

type channelView struct {
	localdiscord.Channel
	CanSend bool `json:"can_send"`
}

// interfaceLocales are those of Discord's languages that are offered first: which the bot
// speaks is seen by what it has translated.
func (d *Demo) interfaceLocales() []string {
	spoken := map[string]bool{"en-GB": true, "en-US": true}
	for _, c := range d.discord.Commands() {
		for locale := range c.NameLocalizations {
			spoken[locale] = true
		}
		for locale := range c.DescriptionLocalizations {
			spoken[locale] = true
		}
	}
	return slices.DeleteFunc(localdiscord.Locales(), func(l string) bool { return !spoken[l] })
}

func (d *Demo) state(_ *http.Request, p person) (any, error) {
	dm, err := p.Channel(localdiscord.DM) // which this may open
	if err != nil {
		return nil, err
	}
	cursor := d.discord.Cursor() // before the rest, so that nothing is missed
	guild := d.guild()
	state := stateView{
		Me: p.User(), Bot: d.discord.Bot(), Guild: guildView{guild.ID, guild.Name, guild.Roles}, DM: idView{dm.ID},
		Locale: p.Locale(), Locales: d.interfaceLocales(), Connected: d.discord.Connected(),
		Channels: []channelView{}, Interactions: []interactionView{}, Cursor: cursor,
	}
	for _, q := range d.people {
		state.People = append(state.People, personView{q.name, q.User(), q.role})
	}
	for _, c := range p.Channels() {
		if c.GuildID != guild.ID {
			continue
		}
		view, err := d.viewChannel(p, c)
		if err != nil {
			return nil, err
		}
		state.Channels = append(state.Channels, view)
	}
	for _, i := range p.Interactions(maxOpen, open) {
		state.Interactions = append(state.Interactions, d.viewInteraction(i))
	}
	return state, nil
}

// viewChannel shows a channel with what the person may do in it.
func (d *Demo) viewChannel(p person, c localdiscord.Channel) (channelView, error) {
	has, err := p.Permissions(c.ID)
	if err != nil {
		return channelView{}, err
	}
	needs := localdiscord.PermissionSendMessages
	if c.Thread != nil {
		needs = localdiscord.PermissionSendInThreads
	}
	return channelView{c, has.Has(needs)}, nil
}

func (d *Demo) setLocale(r *http.Request, p person) (any, error) {
	var body struct {
		Locale string `json:"locale"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	if err := p.SetLocale(body.Locale); err != nil {
		return nil, err
	}
	return d.state(r, p)
}

func (d *Demo) thread(r *http.Request, p person) (any, error) {
	var body struct {
		Channel string `json:"channel"`
		Name    string `json:"name"`
		Message string `json:"message"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	begin := func() (localdiscord.Channel, error) { return p.StartThread(body.Channel, body.Name) }
	if body.Message != "" {
		from, err := p.Message(body.Channel, body.Message)
		if err != nil {
			return nil, err
		}
		begin = func() (localdiscord.Channel, error) { return p.StartThreadFrom(from, body.Name) }
	}
	made, err := begin()
	if err != nil {
		return nil, err
	}
	return d.viewChannel(p, made)
}
