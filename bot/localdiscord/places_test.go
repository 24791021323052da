package localdiscord_test

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"testing"

	"gutskin/bot/localdiscord"
)

// contextEvent is what an interaction says of where it happens and to whom.
type contextEvent struct {
	interactionEvent
	GuildID        string                   `json:"guild_id"`
	GuildLocale    string                   `json:"guild_locale"`
	Locale         string                   `json:"locale"`
	Context        int                      `json:"context"`
	Owners         map[string]string        `json:"authorizing_integration_owners"`
	AppPermissions localdiscord.Permissions `json:"app_permissions"`
	SizeLimit      int                      `json:"attachment_size_limit"`
	Member         *localdiscord.GuildMember
	User           *localdiscord.User
	Channel        struct {
		localdiscord.Channel
		Permissions *localdiscord.Permissions
	}
}

// placed decodes an interaction as it was sent.
func placed(t *testing.T, i *localdiscord.Interaction) contextEvent {
	t.Helper()
	var e contextEvent
	if err := json.Unmarshal(i.Payload(), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

func (st *stage) slash(who *localdiscord.Member, channel, command string) contextEvent {
	st.t.Helper()
	asked, err := who.Slash(channel, command)
	if err != nil {
		st.t.Fatal(err)
	}
	return placed(st.t, asked)
}

func (st *stage) register(commands ...object) {
	st.t.Helper()
	st.expect("PUT", "/applications/"+st.s.Bot().ID+"/commands", commands, http.StatusOK)
}

func TestInteractionsSayWhereTheyAre(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(object{"name": "tips", "description": "Tips.", "integration_types": []int{0, 1}})
	guild := st.s.Guilds()[0].ID
	foreign := st.s.AddForeignGuild("Elsewhere")
	bob := st.s.Member("bob").Install(true)
	group := st.s.GroupDM("friends", st.alice, bob)
	general, elsewhere := generalOf(st.s), st.s.Channels(foreign.ID)[0].ID
	tests := []struct {
		name    string
		who     *localdiscord.Member
		channel string
		context int
		owners  map[string]string
	}{
		{"server", st.alice, general, 0, map[string]string{"0": guild}},
		{"server, installed too", bob, general, 0, map[string]string{"0": guild, "1": bob.User().ID}},
		{"direct", st.alice, localdiscord.DM, 1, map[string]string{"0": "0"}},
		{"server without the bot", bob, elsewhere, 0, map[string]string{"1": bob.User().ID}},
		{"group", bob, group.ID, 2, map[string]string{"1": bob.User().ID}},
	}
	for _, test := range tests {
		e := st.slash(test.who, test.channel, "tips")
		if e.Context != test.context || !maps.Equal(e.Owners, test.owners) || e.SizeLimit != 10<<20 || e.Channel.ID == "" {
			t.Errorf("%s: %+v", test.name, e)
		}
		if (e.Member == nil) == (e.User == nil) || (e.GuildID == "") != (e.Member == nil) {
			t.Errorf("%s: member %v, user %v", test.name, e.Member, e.User)
		}
	}
	for _, channel := range []string{elsewhere, group.ID} {
		if _, err := st.alice.Slash(channel, "tips"); !errors.Is(err, localdiscord.ErrForbidden) {
			t.Errorf("in %s without an installation: %v", channel, err)
		}
	}
}

func TestWhereTheBotIsNot(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(object{"name": "tips", "description": "Tips.", "integration_types": []int{1}})
	foreign := st.s.AddForeignGuild("Elsewhere")
	channel := st.s.Channels(foreign.ID)[0].ID
	bob := st.s.Member("bob").Install(true)
	got := st.rest.send("POST", "/channels/"+channel+"/messages", object{"content": "x"})
	if got.Status != 403 || got.code(t) != 50001 {
		t.Errorf("a message there: %d %s", got.Status, got.Body)
	}
	if got := st.rest.send("GET", "/guilds/"+foreign.ID, nil); got.code(t) != 10004 {
		t.Errorf("the server itself: %s", got.Body)
	}
	asked, err := bob.Slash(channel, "tips")
	if err != nil {
		t.Fatal(err)
	}
	event := placed(t, asked)
	if event.AppPermissions.Has(localdiscord.PermissionSendMessages) || !event.AppPermissions.Has(localdiscord.PermissionEmbedLinks) {
		t.Errorf("the bot may do %b", event.AppPermissions)
	}
	st.expect("POST", event.callback(), message("answer"), http.StatusNoContent)
	for range 5 {
		st.expect("POST", event.webhook(), object{"content": "more"}, http.StatusOK)
	}
	if got := st.rest.send("POST", event.webhook(), object{"content": "too much"}); got.code(t) != 40094 {
		t.Errorf("sixth follow-up: %s", got.Body)
	}
	carol := st.s.Member("carol").Install(true).Revoke(localdiscord.PermissionUseExternalApps)
	hushed, err := carol.Slash(channel, "tips")
	if err != nil {
		t.Fatal(err)
	}
	st.expect("POST", placed(t, hushed).callback(), message("quiet"), http.StatusNoContent)
	if reply := st.response(hushed); !reply.Message.Ephemeral() {
		t.Error("an answer in the open where the server forbids it")
	}
	if _, err := bob.Send(channel, st.s.Bot().Mention()+" hi"); err != nil {
		t.Fatal(err)
	}
	if _, err := bob.Send("#general", st.s.Bot().Mention()+" here"); err != nil {
		t.Fatal(err)
	}
	var heard localdiscord.Message
	if st.bot.event("MESSAGE_CREATE", &heard); heard.GuildID == foreign.ID {
		t.Errorf("the bot hears %q", heard.Content)
	}
}

func TestThreads(t *testing.T) {
	t.Parallel()
	opts := localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent}
	s := start(t, opts)
	bot := identified(t, s, allIntents|localdiscord.IntentMessageContent)
	plain := identified(t, s, allIntents)
	alice := s.Member("alice")
	asked, err := alice.Send("#help", "is dairy bad?")
	if err != nil {
		t.Fatal(err)
	}
	thread, err := alice.StartThreadFrom(asked, "dairy")
	if err != nil {
		t.Fatal(err)
	}
	var made struct {
		localdiscord.Channel
		Fresh bool `json:"newly_created"`
	}
	bot.event("THREAD_CREATE", &made)
	if made.ID != asked.ID || made.Type != 11 || made.ParentID != asked.ChannelID || made.Thread == nil || !made.Fresh {
		t.Errorf("thread %+v", made)
	}
	if _, err := alice.Send(thread.ID, "and cheese?"); err != nil {
		t.Fatal(err)
	}
	for client, want := range map[*gatewayClient]string{bot: "and cheese?", plain: ""} {
		m := localdiscord.Message{}
		for m.ChannelID != thread.ID {
			client.event("MESSAGE_CREATE", &m)
		}
		if m.Content != want || m.GuildID == "" {
			t.Errorf("in the thread %+v, want %q", m, want)
		}
	}
	rest := newREST(t, s)
	if got := rest.send("POST", "/channels/"+thread.ID+"/messages", object{"content": "no"}); got.Status != http.StatusOK {
		t.Errorf("answer in a thread: %s", got.Body)
	}
	if err := s.Deny("#help", localdiscord.PermissionSendInThreads); err != nil {
		t.Fatal(err)
	}
	if got := rest.send("POST", "/channels/"+thread.ID+"/messages", object{"content": "no"}); got.code(t) != 50013 {
		t.Errorf("where threads are denied: %s", got.Body)
	}
	var seen localdiscord.Channel
	rest.send("GET", "/channels/"+thread.ID, nil).into(t, &seen)
	if seen.Name != "dairy" || *seen.MessageCount != 2 {
		t.Errorf("thread later %+v", seen)
	}
	if _, err := alice.StartThread(thread.ID, "deeper"); !errors.Is(err, localdiscord.ErrInvalid) {
		t.Errorf("thread in a thread: %v", err)
	}
	if _, err := alice.StartThreadFrom(asked, "again"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("second thread at a message: %v", err)
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(object{"name": "settings", "description": "Settings.", "default_member_permissions": "32"},
		object{"name": "admin", "description": "Admin.", "default_member_permissions": "0"})
	second := st.s.AddGuild("Second")
	role, err := st.s.CreateRole(st.s.Guilds()[0].ID, "helpers", localdiscord.PermissionManageGuild)
	if err != nil {
		t.Fatal(err)
	}
	st.bot.event("GUILD_ROLE_CREATE", nil)
	if err := st.alice.AddRole(role); err != nil {
		t.Fatal(err)
	}
	e := st.slash(st.alice, "#general", "settings")
	if len(e.Member.Roles) != 1 || e.Member.Roles[0] != role.ID || !e.Member.Permissions.Has(localdiscord.PermissionManageGuild) {
		t.Errorf("member %+v", e.Member)
	}
	if e.Channel.Permissions == nil || *e.Channel.Permissions != *e.Member.Permissions {
		t.Errorf("channel %+v", e.Channel)
	}
	m, err := st.alice.Send("#general", st.s.Bot().Mention())
	if err != nil || len(m.Member.Roles) != 1 {
		t.Errorf("message of %+v, %v", m.Member, err)
	}
	if _, err := st.alice.Slash(st.s.Channels(second.ID)[0].ID, "settings"); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("in another server: %v", err)
	}
	if _, err := st.alice.Slash("#general", "admin"); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("for administrators: %v", err)
	}
	st.slash(st.s.Member("root").Grant(localdiscord.PermissionAdministrator), "#general", "admin")
	if err := st.alice.RemoveRole(role); err != nil {
		t.Fatal(err)
	}
	if _, err := st.alice.Slash("#general", "settings"); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("without the role: %v", err)
	}
	if err := st.alice.AddRole(localdiscord.Role{ID: "1"}); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("a role that is not there: %v", err)
	}
}

func TestModeration(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	var said localdiscord.Message
	newREST(t, s).send("POST", "/channels/"+generalOf(s)+"/messages", object{"content": "a tip"}).into(t, &said)
	if err := s.Member("alice").Delete(said); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("anybody deletes: %v", err)
	}
	if err := s.Member("morgan").Grant(localdiscord.PermissionManageMessages).Delete(said); err != nil {
		t.Fatal(err)
	}
	bot.event("MESSAGE_DELETE", nil)
	got := newREST(t, s).send("PATCH", "/channels/"+said.ChannelID+"/messages/"+said.ID, object{"content": "later"})
	if got.Status != 404 || got.code(t) != 10008 {
		t.Errorf("edit of what is gone: %d %s", got.Status, got.Body)
	}
}

func TestLocales(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(object{"name": "tips", "description": "Tips."})
	if e := st.slash(st.alice, "#general", "tips"); e.Locale != "en-US" || e.GuildLocale != "en-US" {
		t.Errorf("before: %q %q", e.Locale, e.GuildLocale)
	}
	if err := errors.Join(st.alice.SetLocale("de"), st.s.SetGuildLocale(st.s.Guilds()[0].ID, "pt-BR")); err != nil {
		t.Fatal(err)
	}
	if e := st.slash(st.alice, "#general", "tips"); e.Locale != "de" || e.GuildLocale != "pt-BR" {
		t.Errorf("after: %q %q", e.Locale, e.GuildLocale)
	}
	if err := st.alice.SetLocale("tlh"); !errors.Is(err, localdiscord.ErrInvalid) {
		t.Errorf("an unknown language: %v", err)
	}
}

func TestServersComeAndGo(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	made := s.AddGuild("Second")
	path := "/applications/" + s.Bot().ID + "/guilds/" + made.ID + "/commands"
	newREST(t, s).send("POST", path, object{"name": "second", "description": "d"})
	var g struct {
		ID          string
		Unavailable bool
	}
	for g.ID != made.ID {
		bot.event("GUILD_CREATE", &g)
	}
	if err := s.SetOutage(made.ID, true); err != nil {
		t.Fatal(err)
	}
	if bot.event("GUILD_DELETE", &g); g.ID != made.ID || !g.Unavailable {
		t.Errorf("outage %+v", g)
	}
	if err := s.SetOutage(made.ID, false); err != nil {
		t.Fatal(err)
	}
	if bot.event("GUILD_CREATE", &g); g.Unavailable {
		t.Errorf("back again %+v", g)
	}
	s.RemoveGuild(made.ID)
	if p := bot.event("GUILD_DELETE", nil); string(p.Data) != `{"id":"`+made.ID+`"}` {
		t.Errorf("removed %s", p.Data)
	}
	if len(s.Commands()) != 0 {
		t.Errorf("commands left %+v", s.Commands())
	}
	if err := s.SetOutage(made.ID, true); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("outage of nothing: %v", err)
	}
}

func TestMessageCommandsAnywhere(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(object{"type": 3, "name": "Answer this", "integration_types": []int{0, 1}})
	bob := st.s.Member("bob").Install(true)
	group := st.s.GroupDM("friends", st.alice, bob)
	elsewhere := st.s.Channels(st.s.AddForeignGuild("Elsewhere").ID)[0].ID
	for _, channel := range []string{group.ID, elsewhere, generalOf(st.s)} {
		asked, err := st.alice.Send(channel, "what is a pore?")
		if err != nil {
			t.Fatal(err)
		}
		used, err := bob.MessageCommand("Answer this", asked)
		if err != nil {
			t.Fatal(err)
		}
		e := st.bot.command()
		if e.TargetID != asked.ID || e.Resolved.Messages[asked.ID].Content != asked.Content {
			t.Errorf("in %s: %+v", channel, e)
		}
		st.expect("POST", placed(t, used).callback(), message("a hole"), http.StatusNoContent)
		if reply := st.response(used); reply.Message.Interaction.TargetMessageID != asked.ID {
			t.Errorf("in %s: answer to %+v", channel, reply.Message.Interaction)
		}
	}
	if _, err := st.s.Member("carol").Channel(group.ID); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("somebody else sees the group: %v", err)
	}
}
