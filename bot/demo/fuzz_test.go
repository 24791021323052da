package demo_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"gutskin/bot/demo"
)

// unserved is a demo without a socket, with commands and nobody who answers them.
func unserved(t testing.TB) http.Handler {
	t.Helper()
	s := newStage(t, true, demo.Options{})
	if err := s.leave(); err != nil {
		t.Fatal(err)
	}
	if err := s.discord.WaitDisconnected(testContext(t)); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(4 * time.Minute) // longer than a session can be resumed
	d, err := demo.New(s.discord, demo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// strike sends a body and wants any answer but that of a server that is broken.
func strike(t *testing.T, d http.Handler, path, kind string, body []byte) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path+"?as=mia", bytes.NewReader(body))
	r.Host = "localhost"
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if w.Code == http.StatusInternalServerError {
		t.Errorf("%s: %d %s", path, w.Code, w.Body)
	}
}

// FuzzBodies sends any JSON to all addresses that take it.
func FuzzBodies(f *testing.F) {
	for _, seed := range []string{
		`{"channel":"general","text":"hi","reply_to":"1"}`, `{"channel":"@bot","text":""}`, `{"channel":"general","name":"x","message":"1"}`,
		`{"channel":"general","command":"say","options":{"text":"x","times":1,"to":"1","in":"general","file":null,"pause":1e999}}`,
		`{"channel":"general","command":"say x y","option":"text","value":"h","options":{"times":true}}`, `{"command":"/"}`,
		`{"channel":"general","message":"1","custom_id":"x","values":["a","a"]}`, `{"interaction":"1","fields":{"a":[]}}`,
		`{"channel":"general","user":"1","name":"Wave"}`, `{"locale":"de"}`, `{"locale":5}`, `null`, `[]`, `{`, ``,
	} {
		f.Add(uint8(0), []byte(seed))
	}
	d := unserved(f)
	f.Fuzz(func(t *testing.T, which uint8, body []byte) {
		if which == 0 {
			for _, path := range posts() {
				strike(t, d, path, "application/json", body)
			}
			return
		}
		strike(t, d, posts()[int(which)%len(posts())], "application/json", body)
	})
}

// FuzzForms sends any form to the two addresses that take files. What comes through as a
// file has a name without a path.
func FuzzForms(f *testing.F) {
	for _, seed := range []string{
		"--x\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\ngeneral\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"../a\"\r\n\r\nA\r\n--x--\r\n",
		"--x\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{\"channel\":\"general\",\"command\":\"say\"}\r\n--x--\r\n",
		"--x\r\n\r\n\r\n--x--", "--x--", "",
	} {
		f.Add([]byte(seed))
	}
	d := unserved(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, path := range []string{"/api/messages", "/api/commands"} {
			strike(t, d, path, "multipart/form-data; boundary=x", body)
		}
	})
}

// FuzzFileName makes a name that is safe to show and to save.
func FuzzFileName(f *testing.F) {
	f.Add("../../etc/passwd")
	f.Fuzz(func(t *testing.T, name string) {
		got := demo.FileName(name)
		if got == "" || got == "." || got == ".." || bytes.ContainsAny([]byte(got), "/\\\x00\r\n\"<>") || len([]rune(got)) > 100 {
			t.Errorf("%q becomes %q", name, got)
		}
	})
}

var _ http.Handler = (*demo.Demo)(nil)
