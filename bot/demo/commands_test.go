package demo_test

import (
	"net/http"
	"strings"
	"testing"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
)

func TestCommands(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, mona := s.as("mia"), s.as("mona")
	general := mia.channel("general")
	offered := func(w *window) string {
		var list struct{ Commands []localdiscord.Command }
		w.want("GET", "/api/commands?channel="+general, nil, &list)
		var names []string
		for _, c := range list.Commands {
			names = append(names, c.Name)
		}
		return strings.Join(names, " ")
	}
	if got := offered(mia); got != "say think sleep form Quote Wave" {
		t.Errorf("mia is offered %s", got)
	}
	if got := offered(mona); !strings.Contains(got, "manage") {
		t.Errorf("mona is offered %s", got)
	}
	if got := mia.do("POST", "/api/commands", object{"channel": general, "command": "manage"}); got.status != http.StatusForbidden {
		t.Errorf("mia manages: %d", got.status)
	}
	ben := s.as("ben").state().Me.ID
	for _, test := range []struct {
		options object
		want    string
	}{
		{object{"text": "hi", "times": 3}, "says hi !!!"},
		{object{"text": "hi", "pause": 1.5}, "says hi"},
		{object{"to": ben, "in": general, "private": false}, "says to ben in general"},
	} {
		var done interaction
		mia.want("POST", "/api/commands", object{"channel": general, "command": "say", "options": test.options}, &done)
		list := mia.messages(general)
		last := list[len(list)-1]
		if done.State != "done" || done.Message != last.ID || last.Content != test.want {
			t.Errorf("%v: %+v and %q", test.options, done, last.Content)
		}
	}
	for _, options := range []object{{"nothing": 1}, {"text": 5}, {"times": "x"}, {"times": 1.5}, {"to": "1"}, {"in": "1"}, {"file": "x"}, {"text": []int{1}}, {"times": 1e400 / 1e100}} {
		if got := mia.do("POST", "/api/commands", object{"channel": general, "command": "say", "options": options}); got.status != http.StatusBadRequest && got.status != http.StatusNotFound {
			t.Errorf("%v: %d %s", options, got.status, got.body)
		}
	}
}

func TestCommandsInAnotherLanguage(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	mia.want("POST", "/api/locale", object{"locale": "de"}, nil)
	var done interaction
	mia.want("POST", "/api/commands", object{"channel": "general", "command": "sag", "options": object{"worte": "hallo"}}, &done)
	if list := mia.messages("general"); done.State != "done" || list[0].Content != "says hallo" {
		t.Errorf("%+v, %+v", done, list)
	}
	var choices struct{ Choices []localdiscord.Choice }
	mia.want("POST", "/api/autocomplete", object{"channel": "general", "command": "sag", "option": "worte", "value": "h"}, &choices)
	if len(choices.Choices) != 1 {
		t.Errorf("choices %+v", choices)
	}
}

func TestAutocomplete(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	body := object{"channel": "general", "command": "say", "option": "text", "value": "h", "options": object{"times": 2, "text": "h"}}
	var choices struct{ Choices []localdiscord.Choice }
	mia.want("POST", "/api/autocomplete", body, &choices)
	if len(choices.Choices) != 1 || choices.Choices[0].Value != "hello" {
		t.Errorf("choices %+v", choices)
	}
	body["option"] = "times"
	if got := mia.do("POST", "/api/autocomplete", body); got.status != http.StatusBadRequest {
		t.Errorf("an option without: %d %s", got.status, got.body)
	}
}

func TestMenusOfMessagesAndPeople(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia, ben := s.as("mia"), s.as("ben")
	sent := ben.say("general", "wise words")
	mia.want("POST", "/api/message-commands", object{"channel": "general", "message": sent.ID, "name": "Quote"}, nil)
	mia.want("POST", "/api/user-commands", object{"channel": "general", "user": ben.state().Me.ID, "name": "Wave"}, nil)
	if list := mia.messages("general"); list[1].Content != "> wise words" || list[2].Content != "waves to ben" {
		t.Errorf("%+v", list)
	}
	if got := mia.do("POST", "/api/user-commands", object{"channel": "general", "user": "1", "name": "Wave"}); got.status != http.StatusNotFound {
		t.Errorf("to nobody: %d", got.status)
	}
}
