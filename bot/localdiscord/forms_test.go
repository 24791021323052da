package localdiscord_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"testing"

	"gutskin/bot/localdiscord"
)

// usedEvent is what an interaction says of a component or a form.
type usedEvent struct {
	interactionEvent
	Data struct {
		CustomID   string `json:"custom_id"`
		Type       int    `json:"component_type"`
		Values     []string
		Components []formElement
		Resolved   struct {
			Users    map[string]localdiscord.User
			Members  map[string]localdiscord.GuildMember
			Roles    map[string]localdiscord.Role
			Channels map[string]localdiscord.Channel
		}
	} `json:"data"`
}

// formElement is a part of a submitted form.
type formElement struct {
	Type       int
	ID         int
	CustomID   string `json:"custom_id"`
	Value      *string
	Values     []string
	Component  *formElement
	Components []formElement
}

func used(t *testing.T, i *localdiscord.Interaction) usedEvent {
	t.Helper()
	var e usedEvent
	if err := json.Unmarshal(i.Payload(), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// shows lets the bot write a message with components in #general.
func (st *stage) shows(components ...object) localdiscord.Message {
	st.t.Helper()
	var m localdiscord.Message
	body := object{"content": "?", "components": components, "embeds": []object{{"title": "T"}}}
	st.expect("POST", "/channels/"+generalOf(st.s)+"/messages", body, http.StatusOK).into(st.t, &m)
	return m
}

func menu(kind int, more object) object {
	m := object{"type": kind, "custom_id": "menu"}
	for name, value := range more {
		m[name] = value
	}
	return m
}

func choices(values ...string) []object {
	var list []object
	for _, v := range values {
		list = append(list, object{"label": v, "value": v})
	}
	return list
}

func TestSelectMenus(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	bob := st.s.Member("bob").User().ID
	role, err := st.s.CreateRole(st.s.Guilds()[0].ID, "helpers", 0)
	if err != nil {
		t.Fatal(err)
	}
	help, err := st.alice.Channel("#help")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := st.s.Channels(st.s.AddGuild("Second").ID)[0].ID
	tests := []struct {
		name   string
		menu   object
		values []string
		want   error
	}{
		{"an option", menu(3, object{"options": choices("a", "b")}), []string{"b"}, nil},
		{"no option", menu(3, object{"options": choices("a", "b")}), []string{"c"}, localdiscord.ErrNotFound},
		{"too many", menu(3, object{"options": choices("a", "b")}), []string{"a", "b"}, localdiscord.ErrInvalid},
		{"none", menu(3, object{"options": choices("a", "b")}), nil, localdiscord.ErrInvalid},
		{"none allowed", menu(3, object{"options": choices("a", "b"), "min_values": 0}), nil, nil},
		{"two", menu(3, object{"options": choices("a", "b"), "max_values": 2}), []string{"b", "a"}, nil},
		{"one twice", menu(3, object{"options": choices("a", "b"), "max_values": 2}), []string{"a", "a"}, localdiscord.ErrInvalid},
		{"a user", menu(5, nil), []string{bob}, nil},
		{"no user", menu(5, nil), []string{role.ID}, localdiscord.ErrNotFound},
		{"a role", menu(6, nil), []string{role.ID}, nil},
		{"no role", menu(6, nil), []string{bob}, localdiscord.ErrNotFound},
		{"either", menu(7, object{"max_values": 2}), []string{bob, role.ID}, nil},
		{"a channel", menu(8, object{"channel_types": []int{0}}), []string{help.ID}, nil},
		{"another kind of channel", menu(8, object{"channel_types": []int{11}}), []string{help.ID}, localdiscord.ErrNotFound},
		{"another server's channel", menu(8, nil), []string{elsewhere}, localdiscord.ErrNotFound},
	}
	for _, test := range tests {
		shown := st.shows(row(test.menu))
		clicked, err := st.alice.Click(shown, "menu", test.values...)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		if err != nil {
			continue
		}
		e := used(t, clicked)
		r := e.Data.Resolved
		resolved := len(r.Users) + len(r.Roles) + len(r.Channels)
		if e.Data.Type != test.menu["type"] || !slices.Equal(e.Data.Values, test.values) || e.Data.Type != 3 && resolved != len(test.values) {
			t.Errorf("%s: %+v", test.name, e.Data)
		}
		if e.Message == nil || len(e.Message.Embeds) != 1 || len(e.Message.Components) != 1 {
			t.Errorf("%s: message %+v", test.name, e.Message)
		}
	}
}

func TestSelectMenuRules(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	chosen := []object{{"label": "a", "value": "a", "default": true}, {"label": "b", "value": "b", "default": true}}
	tests := []struct {
		name  string
		menu  object
		where string // empty if accepted
	}{
		{"defaults", menu(7, object{"max_values": 2, "default_values": []object{{"id": "1", "type": "user"}, {"id": "2", "type": "role"}}}), ""},
		{"default of another kind", menu(5, object{"default_values": []object{{"id": "1", "type": "role"}}}), "default_values"},
		{"more defaults than values", menu(5, object{"default_values": []object{{"id": "1", "type": "user"}, {"id": "2", "type": "user"}}}), "default_values"},
		{"fewer than none", menu(5, object{"min_values": -1}), "min_values"},
		{"most under least", menu(5, object{"min_values": 3, "max_values": 2}), "max_values"},
		{"more values than options", menu(3, object{"options": choices("a"), "max_values": 2}), "options"},
		{"option twice", menu(3, object{"options": choices("a", "a")}), "value"},
		{"two chosen of one", menu(3, object{"options": chosen}), "options"},
		{"text input", object{"type": 4, "custom_id": "x", "label": "x", "style": 1}, "type"},
	}
	for _, test := range tests {
		got := c.send("POST", "/channels/"+generalOf(s)+"/messages", object{"content": "?", "components": []object{row(test.menu)}})
		checkForm(t, test.name, got, test.where)
	}
}

// checkForm wants an error that names a field, or none.
func checkForm(t *testing.T, name string, got answer, where string) {
	t.Helper()
	if where == "" {
		if got.Status > 299 {
			t.Errorf("%s: %s", name, got.Body)
		}
		return
	}
	var e struct{ Errors json.RawMessage }
	if got.into(t, &e); got.code(t) != 50035 || !containsKey(e.Errors, where) {
		t.Errorf("%s: %s, want %s", name, got.Body, where)
	}
}

// containsKey tells whether a JSON object has a key at any depth.
func containsKey(data json.RawMessage, key string) bool {
	var tree map[string]json.RawMessage
	if json.Unmarshal(data, &tree) != nil {
		return false
	}
	for name, inner := range tree {
		if name == key || containsKey(inner, key) {
			return true
		}
	}
	return false
}

func label(text string, input object) object {
	return object{"type": 18, "label": text, "component": input}
}

func input(customID string, more object) object {
	i := object{"type": 4, "custom_id": customID, "style": 2}
	for name, value := range more {
		i[name] = value
	}
	return i
}

func modal(components ...object) object {
	return object{"type": 9, "data": object{"title": "Why?", "custom_id": "why:1", "components": components}}
}

// form opens a modal from a button of a message.
func (st *stage) form(components ...object) (*localdiscord.Interaction, localdiscord.Message) {
	st.t.Helper()
	shown := st.shows(row(button("go")))
	clicked, err := st.alice.Click(shown, "go")
	if err != nil {
		st.t.Fatal(err)
	}
	st.expect("POST", used(st.t, clicked).callback(), modal(components...), http.StatusNoContent)
	return clicked, shown
}

func TestModalWithLabels(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	reasons := menu(3, object{"options": choices("wrong", "unclear", "rude"), "max_values": 2})
	clicked, shown := st.form(label("Reason", reasons), label("More", input("more", object{"required": false, "max_length": 5})),
		row(object{"type": 4, "custom_id": "old", "label": "Old", "style": 1, "value": "kept"}))
	if inputs := clicked.Reply().Modal.Inputs(); len(inputs) != 3 || inputs[0].Label != "Reason" || inputs[2].Label != "Old" {
		t.Errorf("inputs %+v", inputs)
	}
	tests := []struct {
		name   string
		fields map[string][]string
		want   error
	}{
		{"nothing chosen", nil, localdiscord.ErrInvalid},
		{"not on offer", map[string][]string{"menu": {"nope"}}, localdiscord.ErrNotFound},
		{"too many", map[string][]string{"menu": {"wrong", "unclear", "rude"}}, localdiscord.ErrInvalid},
		{"too long", map[string][]string{"menu": {"rude"}, "more": {"longer"}}, localdiscord.ErrInvalid},
		{"no such field", map[string][]string{"menu": {"rude"}, "nope": {"x"}}, localdiscord.ErrNotFound},
	}
	for _, test := range tests {
		if _, err := st.alice.SubmitForm(testContext(t), clicked, test.fields); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
	sent, err := st.alice.SubmitForm(testContext(t), clicked, map[string][]string{"menu": {"wrong", "rude"}})
	if err != nil {
		t.Fatal(err)
	}
	e := used(t, sent)
	parts := e.Data.Components
	if e.Data.CustomID != "why:1" || len(parts) != 3 || e.Message == nil || e.Message.ID != shown.ID {
		t.Fatalf("submitted %+v", e)
	}
	chosen, more, old := parts[0].Component, parts[1].Component, parts[2].Components[0]
	if parts[0].Type != 18 || chosen.Type != 3 || !slices.Equal(chosen.Values, []string{"wrong", "rude"}) ||
		*more.Value != "" || *old.Value != "kept" || chosen.ID == parts[0].ID {
		t.Errorf("submitted %+v %+v %+v", chosen, more, old)
	}
	st.expect("POST", e.callback(), object{"type": 7, "data": object{"content": "thanks"}}, http.StatusNoContent)
	reply := st.response(sent)
	origin := reply.Message.Interaction
	if reply.Message.ID != shown.ID || reply.Message.Content != "thanks" || origin != nil {
		t.Errorf("updated %+v", reply.Message)
	}
}

func TestMessagesNameTheirInteraction(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	clicked, shown := st.form(label("More", input("more", nil)))
	sent, err := st.alice.SubmitModal(testContext(t), clicked, map[string]string{"more": "text"})
	if err != nil {
		t.Fatal(err)
	}
	e := used(t, sent)
	st.expect("POST", e.callback(), message("thanks"), http.StatusNoContent)
	st.expect("POST", e.webhook(), object{"content": "and this"}, http.StatusOK)
	reply := st.response(sent)
	origin, follow := reply.Message.Interaction, reply.FollowUps[0].Interaction
	if origin.Type != localdiscord.InteractionModalSubmit || origin.Trigger.InteractedMessageID != shown.ID || len(origin.Owners) != 1 {
		t.Errorf("answer of %+v", origin)
	}
	if origin.OriginalResponseID != "" || follow.OriginalResponseID != reply.Message.ID {
		t.Errorf("follow-up of %+v", follow)
	}
}

func TestModalRules(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	_, event := st.ask()
	tests := []struct {
		name  string
		parts []object
		where string
	}{
		{"label without an input", []object{{"type": 18, "label": "l"}}, "component"},
		{"label without words", []object{label("", input("i", nil))}, "label"},
		{"button under a label", []object{label("l", button("b"))}, "type"},
		{"input without a style", []object{label("l", input("i", object{"style": 0}))}, "style"},
		{"row without words", []object{row(input("i", nil))}, "label"},
		{"menu in a row", []object{row(menu(3, object{"options": choices("a")}))}, "components"},
		{"disabled menu", []object{label("l", menu(3, object{"options": choices("a"), "disabled": true}))}, "disabled"},
		{"required but none", []object{label("l", menu(3, object{"options": choices("a"), "min_values": 0}))}, "min_values"},
		{"text and every kind", []object{
			{"type": 10, "content": "Tell us."}, label("a", menu(3, object{"options": choices("a"), "min_values": 0, "required": false})),
			label("b", object{"type": 5, "custom_id": "who"}), label("c", input("i", nil)),
		}, ""},
	}
	for _, test := range tests {
		checkForm(t, test.name, st.rest.send("POST", event.callback(), modal(test.parts...)), test.where)
	}
}

func TestForgeries(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	shown := st.shows(row(menu(3, object{"options": choices("a")})))
	forged, err := st.alice.Forge(shown, localdiscord.Forgery{CustomID: "v9:steal", Type: 3, Values: []string{"z", "z"}})
	if err != nil {
		t.Fatal(err)
	}
	if e := used(t, forged); e.Data.CustomID != "v9:steal" || len(e.Data.Values) != 2 || e.Message.ID != shown.ID {
		t.Errorf("component %+v", e)
	}
	if err := st.s.Member("morgan").Grant(localdiscord.PermissionManageMessages).Delete(shown); err != nil {
		t.Fatal(err)
	}
	gone, err := st.alice.Forge(shown, localdiscord.Forgery{CustomID: "menu"})
	if err != nil {
		t.Fatal(err)
	}
	got := st.rest.send("POST", used(t, gone).callback(), object{"type": 7, "data": object{"content": "x"}})
	if got.Status != 404 || got.code(t) != 10008 {
		t.Errorf("update of what is gone: %d %s", got.Status, got.Body)
	}
	st.expect("POST", used(t, gone).callback(), message("it is gone"), http.StatusNoContent)

	opt := localdiscord.Opt
	asked, err := st.alice.ForgeSlash("#general", "edit topic", opt("question", long(7000)), opt("count", 999), opt("file", false))
	if err != nil {
		t.Fatal(err)
	}
	var command commandEvent
	if err := json.Unmarshal(mustData(t, asked), &command); err != nil || len(command.Options[0].Options) != 3 {
		t.Errorf("command %+v, %v", command, err)
	}
	if _, err := st.alice.ForgeSlash("#general", "nope"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("no such command: %v", err)
	}
	clicked, _ := st.form(label("More", input("more", object{"max_length": 5})))
	sent, err := st.alice.ForgeModal(clicked, "other", map[string][]string{"more": {long(9)}, "extra": {"x"}})
	if err != nil {
		t.Fatal(err)
	}
	e := used(t, sent)
	if e.Data.CustomID != "other" || len(e.Data.Components) != 2 || *e.Data.Components[1].Components[0].Value != "x" {
		t.Errorf("form %+v", e.Data)
	}
	if _, err := st.alice.ForgeModal(sent, "x", nil); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("no form: %v", err)
	}
}

func mustData(t *testing.T, i *localdiscord.Interaction) json.RawMessage {
	t.Helper()
	var e interactionEvent
	if err := json.Unmarshal(i.Payload(), &e); err != nil {
		t.Fatal(err)
	}
	return e.Data
}
