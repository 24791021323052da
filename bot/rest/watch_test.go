package rest_test

import (
	"net/http"
	"testing"

	"gutskin/bot/rest"
)

func TestClassOf(t *testing.T) {
	const api = "https://discord.com/api/v9"
	for _, tc := range []struct {
		method, path string
		want         rest.Class
	}{
		{"POST", "/interactions/1/token/callback", rest.ClassCallback},
		{"PATCH", "/webhooks/1/token/messages/@original", rest.ClassOriginal},
		{"POST", "/webhooks/1/token", rest.ClassFollowUp},
		{"POST", "/channels/1/messages", rest.ClassMessage},
		{"PATCH", "/channels/1/messages/2", rest.ClassMessage},
		{"POST", "/channels/1/typing", rest.ClassTyping},
		{"PUT", "/applications/1/commands", rest.ClassCommands},
		{"PUT", "/applications/1/guilds/2/commands", rest.ClassCommands},
		{"GET", "/gateway", rest.ClassGateway},
		{"GET", "/gateway/bot", rest.ClassGateway},
		{"GET", "/users/@me", rest.ClassOther},
	} {
		req, err := http.NewRequestWithContext(t.Context(), tc.method, api+tc.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := rest.ClassOf(req); got != tc.want {
			t.Errorf("%s %s: %s, want %s", tc.method, tc.path, got, tc.want)
		}
	}
}
