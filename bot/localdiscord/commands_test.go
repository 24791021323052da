package localdiscord_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

func slashCommand(more object) object {
	c := object{"name": "tips", "description": "Tips."}
	for name, value := range more {
		c[name] = value
	}
	return c
}

func TestTranslationsOfCommands(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	long101 := strings.Repeat("x", 101)
	option := func(more object) []object {
		o := object{"type": 3, "name": "topic", "description": "Which?"}
		for name, value := range more {
			o[name] = value
		}
		return []object{o}
	}
	tests := []struct {
		name    string
		command object
		where   string
	}{
		{"names", slashCommand(object{"name_localizations": object{"de": "tipps", "fr": "conseils"}}), ""},
		{"null", slashCommand(object{"name_localizations": nil}), ""},
		{"unknown language", slashCommand(object{"name_localizations": object{"tlh": "x"}}), "tlh"},
		{"upper case", slashCommand(object{"name_localizations": object{"de": "Tipps"}}), "de"},
		{"description of 101", slashCommand(object{"description_localizations": object{"de": long101}}), "de"},
		{"option", slashCommand(object{"options": option(object{"name_localizations": object{"de": "Zwei Worte"}})}), "de"},
		{"choice", slashCommand(object{"options": option(object{
			"choices": []object{{"name": "a", "value": "a", "name_localizations": object{"de": long101}}}})}), "de"},
		{"message command", object{"type": 3, "name": "Answer this", "name_localizations": object{"de": "Beantworte das"}}, ""},
		{"described message command", object{"type": 3, "name": "Answer", "description_localizations": object{"de": "x"}}, "description_localizations"},
		{"unknown context", slashCommand(object{"contexts": []int{0, 3}}), "contexts"},
		{"no installation", slashCommand(object{"integration_types": []int{}}), "integration_types"},
		{"unknown installation", slashCommand(object{"integration_types": []int{2}}), "integration_types"},
		{"everything", slashCommand(object{
			"contexts": []int{0, 1, 2}, "integration_types": []int{0, 1}, "nsfw": true, "default_member_permissions": "32",
		}), ""},
	}
	for _, test := range tests {
		got := newREST(t, s).send("POST", "/applications/"+s.Bot().ID+"/commands", test.command)
		checkForm(t, test.name, got, test.where)
	}
}

func TestListsShowTranslationsOnDemand(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	path := "/applications/" + st.s.Bot().ID + "/commands"
	st.register(slashCommand(object{"name_localizations": object{"de": "tipps"}, "nsfw": true, "options": []object{
		{"type": 3, "name": "topic", "description": "d", "description_localizations": object{"de": "Welches?"}},
	}}))
	for query, want := range map[string]bool{"": false, "?with_localizations=false": false, "?with_localizations=true": true} {
		got := string(st.expect("GET", path+query, nil, http.StatusOK).Body)
		if strings.Contains(got, "_localizations") != want || strings.Contains(got, "Welches?") != want || !strings.Contains(got, `"nsfw":true`) {
			t.Errorf("%q: %s", query, got)
		}
	}
}

func TestClientsTranslateCommands(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(slashCommand(object{
		"name_localizations": object{"de": "tipps"}, "description_localizations": object{"de": "Ratschläge."},
		"options": []object{{"type": 3, "name": "topic", "description": "d", "autocomplete": true, "name_localizations": object{"de": "thema"}}},
	}), slashCommand(object{"name": "settings", "default_member_permissions": "32"}))
	if err := st.alice.SetLocale("de"); err != nil {
		t.Fatal(err)
	}
	shown, err := st.alice.Offered("#general")
	if err != nil || len(shown) != 1 || shown[0].Name != "tipps" || shown[0].Description != "Ratschläge." || shown[0].Options[0].Name != "thema" {
		t.Errorf("alice is shown %+v, %v", shown, err)
	}
	asked, err := st.alice.Slash("#general", "tipps", localdiscord.Opt("topic", "x"))
	if err != nil {
		t.Fatal(err)
	}
	var data commandEvent
	if err := json.Unmarshal(mustData(t, asked), &data); err != nil || data.Name != "tips" {
		t.Errorf("the bot is sent %+v, %v", data, err)
	}
	if _, err := st.s.Member("bob").Slash("#general", "tipps"); !errors.Is(err, localdiscord.ErrNotFound) {
		t.Errorf("bob speaks no German: %v", err)
	}
	done := make(chan []localdiscord.Choice, 1)
	go func() {
		choices, err := st.alice.Autocomplete(testContext(t), "#general", "tipps", "topic", "h")
		if err != nil {
			t.Error(err)
		}
		done <- choices
	}()
	st.bot.interaction() // of Slash
	st.expect("POST", st.bot.interaction().callback(), object{"type": 8, "data": object{"choices": []object{
		{"name": "skin", "value": "skin", "name_localizations": object{"de": "Haut"}},
	}}}, http.StatusNoContent)
	if choices := <-done; len(choices) != 1 || choices[0].Name != "Haut" || choices[0].Value != "skin" {
		t.Errorf("choices %+v", choices)
	}
}

func TestCommandsOfAScope(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	path := "/applications/" + st.s.Bot().ID + "/commands"
	var many []object
	for n := range 16 {
		many = append(many, object{"type": 3, "name": fmt.Sprint("Answer ", n)})
	}
	if got := st.rest.send("PUT", path, many); got.code(t) != 30032 {
		t.Errorf("16 message commands: %s", got.Body)
	}
	st.expect("PUT", path, append(many[:15:15], slashCommand(nil)), http.StatusOK)
	checkForm(t, "one name twice", st.rest.send("PUT", path, []object{slashCommand(nil), slashCommand(nil)}), "name")
	if got := st.rest.send("POST", path, many[15]); got.code(t) != 30032 {
		t.Errorf("one more: %s", got.Body)
	}
}

func TestAgeRestrictedCommands(t *testing.T) {
	t.Parallel()
	st := newStage(t)
	st.register(slashCommand(object{"nsfw": true}))
	if _, err := st.alice.Slash("#general", "tips"); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("in an ordinary channel: %v", err)
	}
	if err := st.s.SetAgeRestricted("#general", true); err != nil {
		t.Fatal(err)
	}
	st.slash(st.alice, "#general", "tips")
	if _, err := st.s.Member("bob").Revoke(localdiscord.PermissionUseCommands).Slash("#general", "tips"); !errors.Is(err, localdiscord.ErrForbidden) {
		t.Errorf("without the right to use commands: %v", err)
	}
}
