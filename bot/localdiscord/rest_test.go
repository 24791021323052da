package localdiscord_test

import (
	"net/http"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

func long(n int) string { return strings.Repeat("é", n) }

func embeds(list ...object) object { return object{"embeds": list} }

func row(components ...object) object { return object{"type": 1, "components": components} }

func button(customID string) object {
	return object{"type": 2, "style": 1, "label": "Go", "custom_id": customID}
}

func TestMessageLimits(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	fields := make([]object, 26)
	for i := range fields {
		fields[i] = object{"name": "n", "value": "v"}
	}
	options := make([]object, 26)
	for i := range options {
		options[i] = object{"label": "l", "value": strings.Repeat("v", i+1)}
	}
	six := []object{row(button("1")), row(button("2")), row(button("3")), row(button("4")), row(button("5")), row(button("6"))}
	tests := []struct {
		name  string
		body  any
		code  int    // zero if accepted
		where string // a field that the errors name
	}{
		{"content of 2000", object{"content": long(2000)}, 0, ""},
		{"content of 2001", object{"content": long(2001)}, 50035, "content"},
		{"nothing", object{}, 50006, ""},
		{"nothing but null", `{"content":null,"embeds":null,"components":null}`, 50006, ""},
		{"not json", `{"content":`, 50109, ""},
		{"nested too deep", `{"content":` + strings.Repeat("[", 65) + strings.Repeat("]", 65) + "}", 50109, ""},
		{"brackets in a string", object{"content": strings.Repeat(`\"[{`, 70)}, 0, ""},
		{"wrong type", `{"content":5}`, 50035, "content"},
		{"not an object", `[]`, 50035, ""},
		{"embed title of 257", embeds(object{"title": long(257)}), 50035, "title"},
		{"embed description of 4096", embeds(object{"description": long(4096)}), 0, ""},
		{"embed description of 4097", embeds(object{"description": long(4097)}), 50035, "description"},
		{"26 fields", embeds(object{"fields": fields}), 50035, "fields"},
		{"empty field value", embeds(object{"fields": []object{{"name": "n", "value": ""}}}), 50035, "value"},
		{"footer of 2049", embeds(object{"footer": object{"text": long(2049)}}), 50035, "footer"},
		{"6001 over two embeds", embeds(object{"description": long(4000)}, object{"description": long(2001)}), 50035, "embeds"},
		{"11 embeds", object{"embeds": make([]object, 11)}, 50035, "embeds"},
		{"five rows", object{"components": six[:5]}, 0, ""},
		{"six rows", object{"components": six}, 50035, "components"},
		{"six buttons", object{"components": []object{row(button("1"), button("2"), button("3"), button("4"), button("5"), button("6"))}}, 50035, "components"},
		{"custom id of 101", object{"components": []object{row(button(strings.Repeat("x", 101)))}}, 50035, "custom_id"},
		{"custom id twice", object{"components": []object{row(button("x")), row(button("x"))}}, 50035, "components"},
		{"button in no row", object{"components": []object{button("x")}}, 50035, "type"},
		{"link without address", object{"components": []object{row(object{"type": 2, "style": 5, "label": "x"})}}, 50035, "url"},
		{"unknown component", object{"components": []object{{"type": 99}}}, 50035, "type"},
		{"26 choices in a menu", object{"components": []object{row(object{"type": 3, "custom_id": "s", "options": options})}}, 50035, "options"},
		{"text display in version 1", object{"components": []object{{"type": 10, "content": "x"}}}, 50035, "type"},
		{"text display in version 2", object{"flags": 1 << 15, "components": []object{{"type": 10, "content": "x"}}}, 0, ""},
		{"content in version 2", object{"flags": 1 << 15, "content": "x", "components": []object{{"type": 10, "content": "x"}}}, 50035, "content"},
		{"unknown mention kind", object{"content": "x", "allowed_mentions": object{"parse": []string{"all"}}}, 50035, "parse"},
		{"reply to nothing", object{"content": "x", "message_reference": object{"message_id": "1"}}, 50035, "message_reference"},
		{"reply to nothing, allowed", object{"content": "x", "message_reference": object{"message_id": "1", "fail_if_not_exists": false}}, 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := c.send("POST", "/channels/"+generalOf(s)+"/messages", test.body)
			if test.code == 0 {
				if got.Status != http.StatusOK {
					t.Errorf("status %d: %s", got.Status, got.Body)
				}
				return
			}
			if code := got.code(t); got.Status != http.StatusBadRequest || code != test.code {
				t.Errorf("status %d, code %d, want 400, %d: %s", got.Status, code, test.code, got.Body)
			}
			if !strings.Contains(string(got.Body), test.where) {
				t.Errorf("%s does not name %q", got.Body, test.where)
			}
		})
	}
}

func TestCommandLimits(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	command := func(change object) object {
		all := object{"name": "ask", "description": "Ask."}
		for name, value := range change {
			all[name] = value
		}
		return all
	}
	option := func(name string, required bool) object {
		return object{"type": 3, "name": name, "description": "d", "required": required}
	}
	tests := []struct {
		name string
		body object
		ok   bool
	}{
		{"plain", command(nil), true},
		{"upper case", command(object{"name": "Ask"}), false},
		{"space in name", command(object{"name": "ask me"}), false},
		{"space in name of message command", object{"type": 3, "name": "Answer this"}, true},
		{"description of 101", command(object{"description": long(101)}), false},
		{"no description", object{"name": "ask"}, false},
		{"required last", command(object{"options": []object{option("a", false), option("b", true)}}), false},
		{"same option twice", command(object{"options": []object{option("a", true), option("a", true)}}), false},
		{"good options", command(object{"options": []object{option("a", true), option("b", false)}}), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := c.send("POST", "/applications/"+s.Bot().ID+"/commands", test.body)
			if (got.Status < 300) != test.ok {
				t.Errorf("status %d: %s", got.Status, got.Body)
			}
		})
	}
}

func TestCommandsAreOverwritten(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	path := "/applications/" + s.Bot().ID + "/commands"
	var first, second []localdiscord.Command
	c.send("PUT", path, []object{{"name": "ask", "description": "1"}, {"name": "old", "description": "1"}}).into(t, &first)
	c.send("PUT", path, []object{{"name": "new", "description": "2"}, {"name": "ask", "description": "2"}}).into(t, &second)
	if len(second) != 2 || second[1].ID != first[0].ID || second[1].Version == first[0].Version {
		t.Errorf("first %+v, second %+v", first, second)
	}
	var edited localdiscord.Command
	c.send("PATCH", path+"/"+second[0].ID, object{"description": "3"}).into(t, &edited)
	if edited.Name != "new" || edited.Description != "3" {
		t.Errorf("edited %+v", edited)
	}
	if got := c.send("DELETE", path+"/"+second[0].ID, nil); got.Status != http.StatusNoContent {
		t.Errorf("delete: %d", got.Status)
	}
	if got := c.send("GET", path+"/"+second[0].ID, nil); got.code(t) != 10063 {
		t.Errorf("get deleted: %s", got.Body)
	}
	if list := s.Commands(); len(list) != 1 || list[0].Name != "ask" {
		t.Errorf("left %+v", list)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	closed := s.Member("closed")
	closed.CloseDMs(true)
	dm, err := closed.Channel(localdiscord.DM)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := s.Member("alice").Send("#general", "mine")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Deny("#help", localdiscord.PermissionSendMessages); err != nil {
		t.Fatal(err)
	}
	if err := s.Deny("#moderators", localdiscord.PermissionViewChannel); err != nil {
		t.Fatal(err)
	}
	channels := s.Channels(s.Guilds()[0].ID)
	hello := object{"content": "hello"}
	tests := []struct {
		name, method, path string
		body               any
		status, code       int
	}{
		{"unknown route", "GET", "/nothing", nil, 404, 0},
		{"unknown channel", "GET", "/channels/1", nil, 404, 10003},
		{"unknown guild", "GET", "/guilds/1", nil, 404, 10004},
		{"unknown user", "GET", "/users/1", nil, 404, 10013},
		{"unknown message", "GET", "/channels/" + foreign.ChannelID + "/messages/1", nil, 404, 10008},
		{"unknown interaction", "POST", "/interactions/1/x/callback", object{"type": 5}, 404, 10062},
		{"unknown webhook", "POST", "/webhooks/1/x", hello, 404, 10015},
		{"closed direct messages", "POST", "/channels/" + dm.ID + "/messages", hello, 403, 50007},
		{"no permission to write", "POST", "/channels/" + channels[1].ID + "/messages", hello, 403, 50013},
		{"no access", "POST", "/channels/" + channels[2].ID + "/messages", hello, 403, 50001},
		{"message of another", "PATCH", "/channels/" + foreign.ChannelID + "/messages/" + foreign.ID, hello, 403, 50005},
		{"delete message of another", "DELETE", "/channels/" + foreign.ChannelID + "/messages/" + foreign.ID, nil, 403, 50013},
		{"direct message to a bot", "POST", "/users/@me/channels", object{"recipient_id": s.Bot().ID}, 403, 50007},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := newREST(t, s).send(test.method, test.path, test.body)
			if code := got.code(t); got.Status != test.status || code != test.code {
				t.Errorf("status %d, code %d, want %d, %d", got.Status, code, test.status, test.code)
			}
		})
	}
}

func TestWrongTokenIsUnauthorized(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{Token: "right"})
	for _, token := range []string{"", "right", "Bot wrong", "Bearer right"} {
		c := newREST(t, s)
		c.token = token
		if got := c.send("GET", "/users/@me", nil); got.Status != http.StatusUnauthorized {
			t.Errorf("token %q: status %d", token, got.Status)
		}
	}
}

func TestEveryPrefixIsAccepted(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	for _, prefix := range []string{"/api/v9", "/api/v10", "/api", ""} {
		c := newREST(t, s)
		c.url = s.URL() + prefix
		var me localdiscord.User
		c.send("GET", "/users/@me", nil).into(t, &me)
		if me != s.Bot() {
			t.Errorf("under %q I am %+v", prefix, me)
		}
	}
	var gateway struct {
		Limit struct {
			Remaining   int `json:"remaining"`
			Concurrency int `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	identified(t, s, 0)
	newREST(t, s).send("GET", "/gateway/bot", nil).into(t, &gateway)
	if gateway.Limit.Remaining != 999 || gateway.Limit.Concurrency != 1 {
		t.Errorf("gateway says %+v", gateway)
	}
}
