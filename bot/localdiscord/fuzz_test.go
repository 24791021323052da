package localdiscord_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"gutskin/bot/localdiscord"
)

// FuzzGateway feeds whole conversations, a payload a line. Whatever comes, the
// connection goes on or is closed with one of Discord's codes.
func FuzzGateway(f *testing.F) {
	for _, seed := range []string{
		`{"op":1,"d":null}`,
		`{"op":2,"d":{"token":"localdiscord-token","intents":513,"shard":[0,1]}}` + "\n" + `{"op":3,"d":{}}`,
		`{"op":2,"d":{"token":"localdiscord-token","intents":0}}` + "\n" + `{"op":6,"d":{}}`,
		`{"op":6,"d":{"token":"localdiscord-token","session_id":"x","seq":-1}}`,
		`{"op":2,"d":{"token":"localdiscord-token","intents":0,"shard":[0,0]}}`,
		`{"op":"2"}`, `[]`, `null`, ``, `{"op":2,"d":[]}`,
	} {
		f.Add([]byte(seed))
	}
	s := start(f, localdiscord.Options{})
	f.Fuzz(func(t *testing.T, conversation []byte) {
		code := localdiscord.Receive(s, bytes.Split(conversation, []byte("\n"))...)
		if code != 0 && (code < 4001 || code > 4014) {
			t.Errorf("closed with %d", code)
		}
	})
}

// FuzzREST sends any body to the routes that read one. The answer is never an
// error of the server, and what is not JSON is told so.
func FuzzREST(f *testing.F) {
	for _, seed := range []string{
		`{"content":"x"}`, `{"content":null,"embeds":[{"fields":[null]}]}`, `{"embeds":[null]}`, `{"components":[null]}`,
		`{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"y"}]}],"flags":32768}`,
		`[{"name":"ask","description":"d","options":[{"type":3,"name":"q","description":"d","choices":[{"name":"a","value":1}]}]}]`,
		`{"type":4,"data":{"content":"x"}}`, `{"type":9,"data":{"components":[{"type":18,"component":{"type":4}}]}}`,
		`{"content":`, `"`, `null`, ``, `{"attachments":[{"id":true}],"nonce":5,"enforce_nonce":true}`,
	} {
		f.Add(uint8(0), []byte(seed))
	}
	s := start(f, localdiscord.Options{})
	api := localdiscord.API(s)
	mine := "/channels/" + generalOf(s) + "/messages"
	var sent localdiscord.Message
	newREST(f, s).send("POST", mine, object{"content": "x"}).into(f, &sent)
	routes := []struct{ method, path string }{
		{"POST", mine}, {"PATCH", mine + "/" + sent.ID}, {"POST", "/users/@me/channels"},
		{"PUT", "/applications/" + s.Bot().ID + "/commands"}, {"POST", "/applications/" + s.Bot().ID + "/commands"},
	}
	f.Fuzz(func(t *testing.T, which uint8, body []byte) {
		route := routes[int(which)%len(routes)]
		r := httptest.NewRequest(route.method, route.path, bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bot "+s.Token())
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		a := answer{Status: w.Code, Header: w.Header(), Body: w.Body.Bytes()}
		if a.Status >= http.StatusInternalServerError {
			t.Fatalf("status %d: %s", a.Status, a.Body)
		}
		if len(body) > 0 && !json.Valid(body) && (a.Status != http.StatusBadRequest || a.code(t) != 50109) {
			t.Errorf("status %d for what is not JSON: %s", a.Status, a.Body)
		}
	})
}

// FuzzCallback sends any body as the first answer to a new interaction.
func FuzzCallback(f *testing.F) {
	for _, seed := range []string{
		`{"type":4,"data":{"content":"x","flags":64}}`, `{"type":5}`, `{"type":8,"data":{"choices":[null]}}`, `{"type":7}`,
		`{"type":9,"data":{"title":"t","custom_id":"c","components":[{"type":1,"components":[{"type":4,"custom_id":"i"}]}]}}`,
	} {
		f.Add([]byte(seed))
	}
	s := start(f, localdiscord.Options{})
	bot := identified(f, s, 0)
	c := newREST(f, s)
	c.send("PUT", "/applications/"+s.Bot().ID+"/commands", []object{{"name": "ask", "description": "d"}})
	api := localdiscord.API(s)
	f.Fuzz(func(t *testing.T, body []byte) {
		asked, err := s.Member("alice").Slash("#general", "ask")
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/interactions/"+asked.ID()+"/"+asked.Token()+"/callback", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code != http.StatusNoContent && w.Code != http.StatusBadRequest {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
		if answered := asked.Reply().Type != 0; answered != (w.Code == http.StatusNoContent) {
			t.Errorf("status %d, answered %v", w.Code, answered)
		}
	})
	_ = bot
}

// FuzzComponentCallback answers the use of a component with any body. The answer is
// taken or refused, and a form that comes of it can be sent.
func FuzzComponentCallback(f *testing.F) {
	for _, seed := range []string{
		`{"type":4,"data":{"content":"x","flags":64}}`, `{"type":5}`, `{"type":6,"data":null}`, `{"type":7,"data":{"content":""}}`,
		`{"type":9,"data":{"title":"t","custom_id":"c","components":[{"type":18,"label":"l","component":{"type":3,"custom_id":"m","options":[{"label":"a","value":"a","default":true}]}}]}}`,
		`{"type":9,"data":{"title":"t","custom_id":"c","components":[{"type":1,"components":[{"type":4,"style":1,"label":"l","custom_id":"i","value":"v"}]}]}}`,
		`{"type":9,"data":{"title":"t","custom_id":"c","components":[{"type":18,"label":"l","component":{"type":5,"custom_id":"u","default_values":[{"id":"1","type":"user"}]}}]}}`,
		`{"type":9,"data":{"components":[null]}}`, `null`, `[]`, ``,
	} {
		f.Add([]byte(seed))
	}
	s := start(f, localdiscord.Options{})
	identified(f, s, 0)
	api, alice := localdiscord.API(s), s.Member("alice")
	var shown localdiscord.Message
	body := object{"content": "x", "components": []object{row(button("go"))}}
	newREST(f, s).send("POST", "/channels/"+generalOf(s)+"/messages", body).into(f, &shown)
	f.Fuzz(func(t *testing.T, body []byte) {
		used, err := alice.Forge(shown, localdiscord.Forgery{CustomID: "go"})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/interactions/"+used.ID()+"/"+used.Token()+"/callback", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError || (w.Code == http.StatusNoContent) != (used.Reply().Type != 0) {
			t.Errorf("%s: status %d, reply %+v: %s", body, w.Code, used.Reply(), w.Body)
		}
		if used.Reply().Modal != nil {
			if sent, err := alice.SubmitModal(t.Context(), used, nil); err == nil && !json.Valid(sent.Payload()) {
				t.Errorf("submitted %s", sent.Payload())
			}
		}
	})
}
