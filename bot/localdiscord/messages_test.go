package localdiscord_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot/localdiscord"
)

func contents(list []localdiscord.Message) []string {
	var texts []string
	for _, m := range list {
		texts = append(texts, m.Content)
	}
	return texts
}

func TestMessagesArePagedThrough(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent})
	alice := s.Member("alice")
	var ids []string
	for _, text := range []string{"1", "2", "3", "4", "5"} {
		m, err := alice.Send("#general", text)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	tests := []struct {
		query string
		want  []string
	}{
		{"", []string{"5", "4", "3", "2", "1"}},
		{"?limit=2", []string{"5", "4"}},
		{"?limit=2&before=" + ids[2], []string{"2", "1"}},
		{"?limit=2&after=" + ids[0], []string{"3", "2"}},
	}
	for _, test := range tests {
		var list []localdiscord.Message
		newREST(t, s).send("GET", "/channels/"+generalOf(s)+"/messages"+test.query, nil).into(t, &list)
		if diff := cmp.Diff(test.want, contents(list)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.query, diff)
		}
	}
}

func TestContentIsHiddenFromRESTToo(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	m, err := s.Member("alice").Send("#general", "secret")
	if err != nil {
		t.Fatal(err)
	}
	var got localdiscord.Message
	newREST(t, s).send("GET", "/channels/"+m.ChannelID+"/messages/"+m.ID, nil).into(t, &got)
	if got.Content != "" {
		t.Errorf("a bot without the intent reads %q", got.Content)
	}
}

func TestMentions(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	alice := s.Member("alice")
	question, err := alice.Send("#general", "hello")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		body    object
		reached []string
	}{
		{"no policy", object{"content": alice.User().Mention()}, []string{"alice"}},
		{"empty policy", object{"content": alice.User().Mention(), "allowed_mentions": object{"parse": []string{}}}, nil},
		{"named", object{"content": alice.User().Mention(), "allowed_mentions": object{"users": []string{alice.User().ID}}}, []string{"alice"}},
		{"reply", object{"content": "x", "message_reference": object{"message_id": question.ID}}, []string{"alice"}},
		{"quiet reply", object{
			"content": "x", "message_reference": object{"message_id": question.ID}, "allowed_mentions": object{"parse": []string{}},
		}, nil},
		{"everyone without permission", object{"content": "@everyone"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var m localdiscord.Message
			newREST(t, s).send("POST", "/channels/"+generalOf(s)+"/messages", test.body).into(t, &m)
			var reached []string
			for _, u := range m.Mentions {
				reached = append(reached, u.Username)
			}
			if !slices.Equal(reached, test.reached) || m.MentionEveryone {
				t.Errorf("reached %v, everyone %v", reached, m.MentionEveryone)
			}
		})
	}
}

func TestNonceMakesSendingIdempotent(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	var one, two localdiscord.Message
	body := object{"content": "once", "nonce": "n1", "enforce_nonce": true}
	for _, m := range []*localdiscord.Message{&one, &two} {
		newREST(t, s).send("POST", "/channels/"+generalOf(s)+"/messages", body).into(t, m)
	}
	if one.ID != two.ID {
		t.Errorf("two messages, %s and %s", one.ID, two.ID)
	}
}

func TestFilesTravelBothWays(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	c := newREST(t, s)
	sent := sendFile(t, c, generalOf(s), "notes.txt", []byte("dear diary"))
	if len(sent.Attachments) != 1 || sent.Attachments[0].Description != "a note" || sent.Attachments[0].Size != 10 {
		t.Fatalf("attachments %+v", sent.Attachments)
	}
	upload, err := s.Member("alice").Send("#general", "", localdiscord.File{Name: "x.md", Data: []byte("# x")})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ url, want string }{
		{sent.Attachments[0].URL, "dear diary"}, {upload.Attachments[0].URL, "# x"},
	} {
		r, err := http.NewRequestWithContext(testContext(t), http.MethodGet, test.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.do(r)
		if err != nil || string(got.Body) != test.want {
			t.Errorf("%s holds %q, %v", test.url, got.Body, err)
		}
	}
}

func sendFile(t *testing.T, c restClient, channelID, name string, data []byte) localdiscord.Message {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="payload_json"`}, "Content-Type": {"application/json"},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write([]byte(`{"attachments":[{"id":0,"description":"a note"}]}`))
	file, err := form.CreateFormFile("files[0]", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write(data)
	_ = form.Close()
	r, err := http.NewRequestWithContext(testContext(t), http.MethodPost, c.url+"/channels/"+channelID+"/messages", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", c.token)
	r.Header.Set("Content-Type", form.FormDataContentType())
	got, err := c.do(r)
	if err != nil {
		t.Fatal(err)
	}
	var m localdiscord.Message
	got.into(t, &m)
	return m
}

func TestReactions(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	alice := s.Member("alice")
	m, err := alice.Send("#general", "like me")
	if err != nil {
		t.Fatal(err)
	}
	path := "/channels/" + m.ChannelID + "/messages/" + m.ID + "/reactions/%F0%9F%91%8D/@me"
	if got := newREST(t, s).send("PUT", path, nil); got.Status != http.StatusNoContent {
		t.Fatalf("react: %d %s", got.Status, got.Body)
	}
	bot.event("MESSAGE_REACTION_ADD", nil)
	if err := alice.React(m, "👍", true); err != nil {
		t.Fatal(err)
	}
	bot.event("MESSAGE_REACTION_ADD", nil)
	seen, err := alice.Messages("#general")
	if err != nil || len(seen[0].Reactions) != 1 || seen[0].Reactions[0].Count != 2 || !seen[0].Reactions[0].Me {
		t.Errorf("reactions %+v, %v", seen[0].Reactions, err)
	}
	if got := newREST(t, s).send("DELETE", path, nil); got.Status != http.StatusNoContent {
		t.Fatalf("take back: %d", got.Status)
	}
	bot.event("MESSAGE_REACTION_REMOVE", nil)
}

func TestTyping(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := start(t, localdiscord.Options{Now: now.Now})
	newREST(t, s).send("POST", "/channels/"+generalOf(s)+"/typing", nil)
	if !s.Typing(generalOf(s)) {
		t.Error("the bot does not show as typing")
	}
	now.Advance(11e9)
	if s.Typing(generalOf(s)) {
		t.Error("the bot types for ever")
	}
}

func TestPeopleEditAndDelete(t *testing.T) {
	t.Parallel()
	s := start(t, localdiscord.Options{})
	bot := identified(t, s, allIntents)
	alice, bob := s.Member("alice"), s.Member("bob")
	m, err := alice.Send("#general", "frist")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := alice.Edit(m, "first"); err != nil {
		t.Fatal(err)
	}
	bot.event("MESSAGE_UPDATE", nil)
	if err := bob.Delete(m); err == nil {
		t.Error("a member deleted the message of another")
	}
	if err := bob.Grant(localdiscord.PermissionManageMessages).Delete(m); err != nil {
		t.Errorf("a moderator: %v", err)
	}
	bot.event("MESSAGE_DELETE", nil)
}
