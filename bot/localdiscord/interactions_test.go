package localdiscord_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// stage is a server with a connected bot that speaks REST by hand, and with
// the commands of these tests.
type stage struct {
	t     *testing.T
	s     *localdiscord.Server
	now   *localdiscord.Clock
	bot   *gatewayClient
	rest  restClient
	alice *localdiscord.Member
}

func newStage(t *testing.T) *stage {
	t.Helper()
	now := newClock()
	s := start(t, localdiscord.Options{Now: now.Now})
	st := &stage{t: t, s: s, now: now, bot: identified(t, s, allIntents), rest: newREST(t, s), alice: s.Member("alice")}
	st.expect("PUT", "/applications/"+s.Bot().ID+"/commands", []object{
		{"name": "ask", "description": "Ask.", "options": []object{
			{"type": 3, "name": "question", "description": "What?", "required": true, "autocomplete": true, "max_length": 20},
			{"type": 5, "name": "private", "description": "Only for you?"},
		}},
		{"name": "edit", "description": "Edit.", "default_member_permissions": "32", "options": []object{
			{"type": 1, "name": "topic", "description": "One.", "options": []object{{"type": 11, "name": "file", "description": "New."}}},
		}},
		{"name": "Answer this", "type": 3},
	}, http.StatusOK)
	return st
}

func (st *stage) expect(method, path string, body any, status int) answer {
	st.t.Helper()
	got := st.rest.send(method, path, body)
	if got.Status != status {
		st.t.Fatalf("%s %s: status %d, want %d: %s", method, path, got.Status, status, got.Body)
	}
	return got
}

// ask uses /ask and gives both ends of the interaction.
func (st *stage) ask() (*localdiscord.Interaction, interactionEvent) {
	st.t.Helper()
	asked, err := st.alice.Slash("#general", "ask", localdiscord.Opt("question", "why?"))
	if err != nil {
		st.t.Fatal(err)
	}
	return asked, st.bot.interaction()
}

func (st *stage) response(asked *localdiscord.Interaction) localdiscord.Reply {
	st.t.Helper()
	reply, err := asked.Response(testContext(st.t))
	if err != nil {
		st.t.Fatal(err)
	}
	return reply
}

// TestAnswersNameTheirCommand says above an answer which subcommand it answers.
func TestAnswersNameTheirCommand(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	morgan := st.s.Member("morgan").Grant(localdiscord.PermissionManageGuild)
	for command, forge := range map[string]bool{"/edit topic": false, "edit topic": true} {
		use := morgan.Slash
		if forge {
			use = morgan.ForgeSlash
		}
		used, err := use("#general", command)
		if err != nil {
			t.Fatal(err)
		}
		st.expect("POST", st.bot.interaction().callback(), message("edited"), http.StatusNoContent)
		if origin := st.response(used).Message.Interaction; origin == nil || origin.Name != "edit topic" {
			t.Errorf("%s: the answer is to %+v", command, origin)
		}
	}
}

func message(content string) object { return object{"type": 4, "data": object{"content": content}} }

func TestAnswerAtOnce(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	st.now.Advance(2 * time.Second)
	st.expect("POST", event.callback(), message("because"), http.StatusNoContent)
	reply := st.response(asked)
	if reply.Message.Content != "because" || reply.After != 2*time.Second || reply.Message.Ephemeral() {
		t.Errorf("reply %+v", reply)
	}
	if got := st.rest.send("POST", event.callback(), message("again")); got.Status != 400 || got.code(t) != 40060 {
		t.Errorf("second answer: %d %s", got.Status, got.Body)
	}
}

func TestThreeSeconds(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	st.now.Advance(3*time.Second + time.Millisecond)
	if got := st.rest.send("POST", event.callback(), message("late")); got.Status != 404 || got.code(t) != 10062 {
		t.Errorf("late answer: %d %s", got.Status, got.Body)
	}
	if _, err := asked.Response(testContext(t)); !errors.Is(err, localdiscord.ErrNoReply) {
		t.Errorf("the person sees %v", err)
	}
	if got := st.rest.send("POST", event.webhook(), object{"content": "x"}); got.code(t) != 10015 {
		t.Errorf("follow-up without an answer: %s", got.Body)
	}
}

func TestDeferredAnswer(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	st.expect("POST", event.callback(), object{"type": 5, "data": object{"flags": 64}}, http.StatusNoContent)
	first, err := asked.Acknowledged(testContext(t))
	if err != nil || !first.Message.Loading() {
		t.Fatalf("first %+v, %v", first.Message, err)
	}
	st.now.Advance(14 * time.Minute)
	st.expect("PATCH", event.original(), object{"content": "at last"}, http.StatusOK)
	reply := st.response(asked)
	if reply.Message.Content != "at last" || reply.Message.Loading() || !reply.Message.Ephemeral() {
		t.Errorf("reply %+v", reply.Message)
	}
	for who, want := range map[*localdiscord.Member]int{st.alice: 1, st.s.Member("bob"): 0} {
		if seen, err := who.Messages("#general"); err != nil || len(seen) != want {
			t.Errorf("%s sees %d messages, %v", who.User().Username, len(seen), err)
		}
	}
	st.now.Advance(2 * time.Minute)
	for _, path := range []string{event.original(), event.webhook() + "/messages/" + reply.Message.ID} {
		if got := st.rest.send("PATCH", path, object{"content": "x"}); got.Status != 401 || got.code(t) != 50027 {
			t.Errorf("after 15 minutes: %d %s", got.Status, got.Body)
		}
	}
}

func TestFollowUps(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	st.expect("POST", event.callback(), object{"type": 5}, http.StatusNoContent)
	st.expect("POST", event.webhook(), object{"content": "takes the place"}, http.StatusOK)
	var second localdiscord.Message
	st.expect("POST", event.webhook(), object{"content": "second", "flags": 64}, http.StatusOK).into(t, &second)
	reply := st.response(asked)
	if reply.Message.Content != "takes the place" || len(reply.FollowUps) != 1 || !reply.FollowUps[0].Ephemeral() {
		t.Errorf("reply %+v", reply)
	}
	path := event.webhook() + "/messages/" + second.ID
	st.expect("PATCH", path, object{"content": "edited"}, http.StatusOK)
	st.expect("GET", path, nil, http.StatusOK)
	st.expect("DELETE", path, nil, http.StatusNoContent)
	st.expect("DELETE", event.original(), nil, http.StatusNoContent)
	if got := st.rest.send("GET", event.original(), nil); got.code(t) != 10008 {
		t.Errorf("deleted answer: %s", got.Body)
	}
	if reply := asked.Reply(); reply.Message != nil || len(reply.FollowUps) != 0 {
		t.Errorf("left %+v", reply)
	}
}

func TestCallbackMustFit(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	tests := []struct {
		name string
		body any
		code int
	}{
		{"update without a message", object{"type": 7, "data": object{"content": "x"}}, 50035},
		{"choices for a command", object{"type": 8, "data": object{"choices": []object{}}}, 50035},
		{"unknown type", object{"type": 77}, 50035},
		{"empty", object{"type": 4}, 50006},
		{"too long", message(long(2001)), 50035},
		{"modal without rows", object{"type": 9, "data": object{"title": "t", "custom_id": "m"}}, 50035},
		{"modal title of 46", object{"type": 9, "data": object{"title": long(46), "custom_id": "m", "components": []object{row(object{"type": 4, "custom_id": "i", "label": "l", "style": 1})}}}, 50035},
		{"button in a modal", object{"type": 9, "data": object{"title": "t", "custom_id": "m", "components": []object{row(button("b"))}}}, 50035},
		{"not json", `{"type":`, 50109},
	}
	_, event := st.ask()
	for _, test := range tests {
		if got := st.rest.send("POST", event.callback(), test.body); got.Status != 400 || got.code(t) != test.code {
			t.Errorf("%s: %d %s", test.name, got.Status, got.Body)
		}
	}
	got := st.expect("POST", event.callback()+"?with_response=true", message("fits"), http.StatusOK)
	var view struct {
		Resource struct{ Message localdiscord.Message }
	}
	got.into(t, &view)
	if view.Resource.Message.Content != "fits" {
		t.Errorf("with_response: %s", got.Body)
	}
}

func TestAutocompleteTakes25Choices(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	type result struct {
		choices []localdiscord.Choice
		err     error
	}
	done := make(chan result, 1)
	go func() {
		choices, err := st.alice.Autocomplete(testContext(t), "#general", "ask", "question", "a question of more than twenty characters")
		done <- result{choices, err}
	}()
	event := st.bot.interaction()
	many := make([]object, 26)
	for i := range many {
		many[i] = object{"name": "n", "value": "v"}
	}
	if got := st.rest.send("POST", event.callback(), object{"type": 8, "data": object{"choices": many}}); got.code(t) != 50035 {
		t.Errorf("26 choices: %s", got.Body)
	}
	st.expect("POST", event.callback(), object{"type": 8, "data": object{"choices": many[:25]}}, http.StatusNoContent)
	if r := <-done; r.err != nil || len(r.choices) != 25 {
		t.Errorf("%d choices, %v", len(r.choices), r.err)
	}
}

func TestComponents(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	asked, event := st.ask()
	menu := object{"type": 3, "custom_id": "menu", "options": []object{{"label": "A", "value": "a"}}}
	st.expect("POST", event.callback(), object{"type": 4, "data": object{
		"content": "which?", "flags": 64, "components": []object{row(button("go")), row(menu)},
	}}, http.StatusNoContent)
	shown := *st.response(asked).Message

	if _, err := st.s.Member("bob").Click(shown, "go"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("another person clicks: %v", err)
	}
	if _, err := st.alice.Click(shown, "menu", "b"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("a value that is not there: %v", err)
	}
	clicked, err := st.alice.Click(shown, "menu", "a")
	if err != nil {
		t.Fatal(err)
	}
	event = st.bot.interaction()
	if event.Message == nil || event.Message.ID != shown.ID {
		t.Fatalf("the interaction shows message %+v", event.Message)
	}
	st.expect("POST", event.callback(), object{"type": 6}, http.StatusNoContent)
	st.expect("PATCH", event.original(), object{"content": "chosen", "components": []object{}}, http.StatusOK)
	reply := st.response(clicked)
	if reply.Message.ID != shown.ID || reply.Message.Content != "chosen" || len(reply.Message.Components) != 0 {
		t.Errorf("reply %+v", reply.Message)
	}
}

func TestWhatPeopleCannotDo(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	opt := localdiscord.Opt
	slash := func(channel, command string, options ...localdiscord.Option) func() error {
		return func() error {
			_, err := st.alice.Slash(channel, command, options...)
			return err
		}
	}
	tests := []struct {
		name string
		do   func() error
		want error
	}{
		{"unknown command", slash("#general", "nope"), localdiscord.ErrNotFound},
		{"unknown channel", slash("#nope", "ask"), localdiscord.ErrNotFound},
		{"unknown option", slash("#general", "ask", opt("nope", "x")), localdiscord.ErrNotFound},
		{"unknown subcommand", slash("#general", "ask nope"), localdiscord.ErrNotFound},
		{"missing option", slash("#general", "ask"), localdiscord.ErrInvalid},
		{"wrong type", slash("#general", "ask", opt("question", true)), localdiscord.ErrInvalid},
		{"too long", slash("#general", "ask", opt("question", long(21))), localdiscord.ErrInvalid},
		{"no permission", slash("#general", "edit topic"), localdiscord.ErrForbidden},
		{"empty message", func() error { _, err := st.alice.Send("#general", ""); return err }, localdiscord.ErrInvalid},
		{"message of 2001", func() error { _, err := st.alice.Send("#general", long(2001)); return err }, localdiscord.ErrInvalid},
	}
	for _, test := range tests {
		if err := test.do(); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
	moderator := st.s.Member("morgan").Grant(localdiscord.PermissionManageGuild)
	if _, err := moderator.Slash("#moderators", "edit topic", opt("file", localdiscord.File{Name: "a.md"})); err != nil {
		t.Errorf("a moderator: %v", err)
	}
	st.bot.interaction()
	st.bot.leave(st.s)
	if err := slash("#general", "ask", opt("question", "x"))(); !errors.Is(err, localdiscord.ErrOffline) {
		t.Errorf("offline: %v", err)
	}
}
