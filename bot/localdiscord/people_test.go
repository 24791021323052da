package localdiscord_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// commandEvent is the data of a command as a bot reads it.
type commandEvent struct {
	Name     string
	TargetID string `json:"target_id"`
	Options  []struct {
		Name    string
		Value   any
		Options []struct{ Name string }
	}
	Resolved struct {
		Users       map[string]localdiscord.User
		Members     map[string]struct{ Permissions string }
		Channels    map[string]localdiscord.Channel
		Messages    map[string]localdiscord.Message
		Attachments map[string]localdiscord.Attachment
	}
}

func (c *gatewayClient) command() commandEvent {
	c.t.Helper()
	var e commandEvent
	if err := json.Unmarshal(c.interaction().Data, &e); err != nil {
		c.t.Fatal(err)
	}
	return e
}

func TestContextMenus(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	bob := st.s.Member("bob")
	st.expect("POST", "/applications/"+st.s.Bot().ID+"/commands", object{"name": "Who is this", "type": 2}, http.StatusCreated)
	m, err := bob.Send("#general", "what is a pore?")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.alice.MessageCommand("Answer this", m); err != nil {
		t.Fatal(err)
	}
	if e := st.bot.command(); e.TargetID != m.ID || e.Resolved.Messages[m.ID].Content != m.Content {
		t.Errorf("on a message: %+v", e)
	}
	if _, err := st.alice.UserCommand("#general", "Who is this", bob); err != nil {
		t.Fatal(err)
	}
	if e := st.bot.command(); e.TargetID != bob.User().ID || e.Resolved.Users[e.TargetID].Username != "bob" {
		t.Errorf("on a person: %+v", e)
	}
}

func TestOptionsOfEveryType(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	option := func(kind int, name string, more object) object {
		o := object{"type": kind, "name": name, "description": "d"}
		for key, value := range more {
			o[key] = value
		}
		return o
	}
	st.expect("POST", "/applications/"+st.s.Bot().ID+"/commands", object{"name": "all", "description": "d", "options": []object{
		option(3, "text", object{"choices": []object{{"name": "A", "value": "a"}}}), option(4, "count", object{"min_value": 1, "max_value": 3}),
		option(5, "flag", nil), option(6, "user", nil), option(7, "channel", nil), option(10, "ratio", nil), option(11, "file", nil),
	}}, http.StatusCreated)
	help, err := st.alice.Channel("#help")
	if err != nil {
		t.Fatal(err)
	}
	opt, bob := localdiscord.Opt, st.s.Member("bob")
	_, err = st.alice.Slash("#general", "all", opt("text", "a"), opt("count", 3), opt("flag", true), opt("user", bob),
		opt("channel", help), opt("ratio", 0.5), opt("file", localdiscord.File{Name: "a.txt", Data: []byte("x")}))
	if err != nil {
		t.Fatal(err)
	}
	e := st.bot.command()
	file, _ := e.Options[6].Value.(string)
	if len(e.Options) != 7 || e.Options[0].Value != "a" || e.Options[1].Value != 3.0 || e.Options[2].Value != true ||
		e.Resolved.Members[bob.User().ID].Permissions == "" || e.Resolved.Channels[help.ID].Name != "help" ||
		e.Resolved.Attachments[file].ContentType == "" {
		t.Errorf("options %+v", e)
	}
	for _, bad := range []localdiscord.Option{opt("text", "b"), opt("count", 4), opt("count", "3"), opt("ratio", true), opt("user", 5), opt("flag", nil)} {
		if _, err := st.alice.Slash("#general", "all", bad); !errors.Is(err, localdiscord.ErrInvalid) {
			t.Errorf("%s = %v: %v", bad.Name, bad.Value, err)
		}
	}
}

func TestWhereCommandsAreOffered(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	second := st.s.AddGuild("Second")
	global := "/applications/" + st.s.Bot().ID + "/commands"
	st.expect("PUT", global, []object{
		{"name": "anywhere", "description": "d"}, {"name": "server", "description": "d", "contexts": []int{0}},
		{"name": "direct", "description": "d", "contexts": []int{1}}, {"name": "never", "description": "d", "dm_permission": false},
	}, http.StatusOK)
	st.expect("POST", strings.Replace(global, "/commands", "/guilds/"+second.ID+"/commands", 1), object{"name": "second", "description": "d"}, http.StatusCreated)
	other := st.s.Channels(second.ID)[0].ID
	tests := []struct {
		command string
		want    map[string]bool // channel to whether it is offered there
	}{
		{"anywhere", map[string]bool{"#general": true, localdiscord.DM: true, other: true}},
		{"server", map[string]bool{"#general": true, localdiscord.DM: false, other: true}},
		{"direct", map[string]bool{"#general": false, localdiscord.DM: true, other: false}},
		{"never", map[string]bool{"#general": true, localdiscord.DM: false, other: true}},
		{"second", map[string]bool{"#general": false, localdiscord.DM: false, other: true}},
	}
	for _, test := range tests {
		for channel, want := range test.want {
			if _, err := st.alice.Slash(channel, test.command); (err == nil) != want {
				t.Errorf("/%s in %s: %v", test.command, channel, err)
			}
		}
	}
}

func TestThoseWhoAreNotPeople(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	tests := []struct {
		who          *localdiscord.Member
		bot, webhook bool
	}{
		{s.Member("alice"), false, false}, {s.OtherBot("mee6"), true, false}, {s.Webhook("news"), true, true},
	}
	for _, test := range tests {
		if _, err := test.who.Send("#general", s.Bot().Mention()+" hi"); err != nil {
			t.Fatal(err)
		}
		var m localdiscord.Message
		bot.event("MESSAGE_CREATE", &m)
		if m.Author.Bot != test.bot || (m.WebhookID != "") != test.webhook {
			t.Errorf("%s: %+v", test.who.User().Username, m)
		}
	}
}

func TestReplyReachesTheAuthor(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	var said localdiscord.Message
	newREST(t, s).send("POST", "/channels/"+generalOf(s)+"/messages", object{"content": "hello"}).into(t, &said)
	bot := identified(t, s, allIntents)
	alice := s.Member("alice")
	if _, err := alice.Reply(said, "and now?"); err != nil {
		t.Fatal(err)
	}
	var m localdiscord.Message
	bot.event("MESSAGE_CREATE", &m)
	if m.Type != localdiscord.MessageReply || m.Content != "and now?" || len(m.Mentions) != 1 || m.Referenced.ID != said.ID {
		t.Errorf("reply %+v", m)
	}
	if _, err := alice.Reply(localdiscord.Message{ID: "1", ChannelID: said.ChannelID}, "x"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("reply to nothing: %v", err)
	}
}

func TestWhatABotCanLookUp(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	guild, alice := s.Guilds()[0].ID, s.Member("alice").User().ID
	tests := []struct{ path, says string }{
		{"/applications/@me", `"verify_key"`}, {"/oauth2/applications/@me", s.Bot().ID}, {"/users/" + alice, `"alice"`},
		{"/users/@me/guilds", `"Local"`}, {"/guilds/" + guild, `"@everyone"`}, {"/guilds/" + guild + "/channels", `"moderators"`},
		{"/guilds/" + guild + "/members/" + alice, `"joined_at"`}, {"/channels/" + generalOf(s), `"general"`},
		{"/applications/" + s.Bot().ID + "/commands", `[]`}, {"/gateway", `"ws://127.0.0.1`},
	}
	for _, test := range tests {
		if got := newREST(t, s).send("GET", test.path, nil); got.Status != http.StatusOK || !strings.Contains(string(got.Body), test.says) {
			t.Errorf("%s: %d %s", test.path, got.Status, got.Body)
		}
	}
}

func TestBotOpensEditsAndDeletes(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	alice := s.Member("alice")
	var dm localdiscord.Channel
	c.send("POST", "/users/@me/channels", object{"recipient_id": alice.User().ID}).into(t, &dm)
	var m localdiscord.Message
	c.send("POST", "/channels/"+dm.ID+"/messages", object{"embeds": []object{{"title": "T", "description": "D", "footer": object{"text": "F"}}}}).into(t, &m)
	path := "/channels/" + dm.ID + "/messages/" + m.ID
	c.send("PATCH", path, object{"content": "C"}).into(t, &m)
	seen, err := alice.Messages(localdiscord.DM)
	if err != nil || len(seen) != 1 || seen[0].Text() != "C\nT\nD\nF" || seen[0].Edited == nil {
		t.Errorf("alice sees %+v, %v", seen, err)
	}
	if got := c.send("PATCH", path, object{"content": "", "embeds": []object{}}); got.code(t) != 50006 {
		t.Errorf("cleared: %d %s", got.Status, got.Body)
	}
	changed := s.Changed()
	if got := c.send("DELETE", path, nil); got.Status != http.StatusNoContent {
		t.Errorf("delete: %d", got.Status)
	}
	<-changed
}
