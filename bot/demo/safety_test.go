package demo_test

import (
	"bytes"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"gutskin/bot/demo"
)

// request makes a request with headers of its own; Host among them.
func (s *stage) request(method, path string, header map[string]string, body string) response {
	s.t.Helper()
	r, err := http.NewRequestWithContext(testContext(s.t), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	if host := r.Header.Get("Host"); host != "" {
		r.Host = host
	}
	return send(s.t, r)
}

// TestHost keeps out names that somebody else has made resolve to this machine.
func TestHost(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	remote := newStage(t, false, demo.Options{AllowRemote: true})
	port := func(s *stage) string { return s.url[strings.LastIndex(s.url, ":"):] }
	for _, test := range []struct {
		stage *stage
		host  string
		lets  bool
	}{
		{s, "127.0.0.1" + port(s), true},
		{s, "localhost" + port(s), true},
		{s, "[::1]" + port(s), true},
		{s, "127.0.0.1", false},
		{s, "127.0.0.1:1", false},
		{s, "evil.example", false},
		{s, "evil.example" + port(s), false},
		{s, "127.0.0.1.evil.example" + port(s), false},
		{s, "localhost.evil.example" + port(s), false},
		{s, "192.168.1.5" + port(s), false},
		{s, "0.0.0.0" + port(s), false},
		{remote, "192.168.1.5:80", true},
		{remote, "evil.example" + port(remote), false},
	} {
		for _, path := range []string{"/", "/api/state?as=mia"} {
			got := test.stage.request("GET", path, map[string]string{"Host": test.host}, "")
			if want := map[bool]int{true: http.StatusOK, false: http.StatusForbidden}[test.lets]; got.status != want {
				t.Errorf("%s of host %s: %d, want %d", path, test.host, got.status, want)
			}
		}
	}
}

// TestOtherOrigins lets nobody call the interface but the page itself.
func TestOtherOrigins(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	body := `{"channel":"general","text":"x"}`
	for _, test := range []struct {
		header map[string]string
		lets   bool
	}{
		{map[string]string{}, true},
		{map[string]string{"Origin": s.url, "Sec-Fetch-Site": "same-origin"}, true},
		{map[string]string{"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}, false},
		{map[string]string{"Origin": "http://evil.example"}, false},
		{map[string]string{"Origin": "null"}, false},
		{map[string]string{"Sec-Fetch-Site": "cross-site"}, false},
		{map[string]string{"Sec-Fetch-Site": "same-site"}, false},
		{map[string]string{"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"}, false},
		{map[string]string{"Origin": "http://127.0.0.1:1"}, false},
	} {
		header := map[string]string{"Content-Type": "application/json"}
		for name, value := range test.header {
			header[name] = value
		}
		for _, r := range []response{
			s.request("POST", "/api/messages?as=mia", header, body),
			s.request("GET", "/api/state?as=mia", test.header, ""),
			s.request("GET", "/api/channels/general/messages?as=mia", test.header, ""),
		} {
			if (r.status == http.StatusOK) != test.lets || !test.lets && r.status != http.StatusForbidden {
				t.Errorf("%v: %d %s", test.header, r.status, r.body)
			}
		}
	}
	if got := s.request("GET", "/", map[string]string{"Sec-Fetch-Site": "cross-site"}, ""); got.status != http.StatusOK {
		t.Errorf("a link to the page: %d", got.status)
	}
	if got := s.request("GET", "/files/1/x", map[string]string{"Sec-Fetch-Site": "cross-site"}, ""); got.status != http.StatusForbidden {
		t.Errorf("a picture on another page: %d", got.status)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	for path, cache := range map[string]string{"/": "no-cache", "/api/state?as=mia": "no-store", "/api/nothing": "no-store", "/nowhere": "no-cache"} {
		got := s.request("GET", path, nil, "")
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": cache,
			"Cross-Origin-Resource-Policy": "same-origin",
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
				"connect-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
		} {
			if got.header.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, got.header.Get(name))
			}
		}
	}
}

// posts are all addresses that take JSON.
func posts() []string {
	return []string{
		"/api/messages", "/api/threads", "/api/autocomplete", "/api/commands", "/api/message-commands",
		"/api/user-commands", "/api/components", "/api/modals", "/api/locale",
	}
}

func TestBodies(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	for _, path := range posts() {
		for _, test := range []struct {
			name, kind, body string
			status           int
		}{
			{"no type", "", `{}`, http.StatusUnsupportedMediaType},
			{"another type", "text/plain", `{}`, http.StatusUnsupportedMediaType},
			{"a form", "application/x-www-form-urlencoded", `a=b`, http.StatusUnsupportedMediaType},
			{"nothing", "application/json", ``, http.StatusBadRequest},
			{"broken", "application/json", `{"channel":`, http.StatusBadRequest},
			{"a list", "application/json", `[]`, http.StatusBadRequest},
			{"unknown field", "application/json", `{"admin":true}`, http.StatusBadRequest},
			{"two objects", "application/json", `{}{}`, http.StatusBadRequest},
			{"deep", "application/json", `{"channel":` + deep + `}`, http.StatusBadRequest},
			{"large", "application/json", `{"channel":"` + strings.Repeat("x", 64<<10) + `"}`, http.StatusRequestEntityTooLarge},
		} {
			header := map[string]string{}
			if test.kind != "" {
				header["Content-Type"] = test.kind
			}
			got := s.request("POST", path+"?as=mia", header, test.body)
			if got.status != test.status || !bytes.HasPrefix(got.body, []byte(`{"error":"`)) {
				t.Errorf("%s, %s: %d %.200s", path, test.name, got.status, got.body)
			}
		}
	}
}

func TestNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	for _, as := range []string{"", "?as=", "?as=eve", "?as=MIA", "?as=bot", "?as=mia%00"} {
		for _, got := range []response{
			s.request("GET", "/api/state"+as, nil, ""), s.request("GET", "/api/events"+as, nil, ""),
			s.request("POST", "/api/messages"+as, map[string]string{"Content-Type": "application/json"}, `{}`),
		} {
			if got.status != http.StatusBadRequest || !strings.Contains(string(got.body), "mia, ben, mona") {
				t.Errorf("%q: %d %s", as, got.status, got.body)
			}
		}
	}
}

func TestPathsOfThePage(t *testing.T) {
	t.Parallel()
	s := newStage(t, false, demo.Options{})
	if got := s.request("GET", "/", nil, ""); !strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
		t.Errorf("the page is %s", got.header.Get("Content-Type"))
	}
	for _, path := range []string{
		"/static", "/static/", "/static/../index.html", "/static/..%2findex.html", "/static/%2e%2e/index.html", "/static/..%5cindex.html",
		"/static//etc/passwd", "/static/nothing.js", "/index.html", "/api/", "/files/1", "/files/../api/state", "/page/index.html",
	} {
		if got := s.request("GET", path, nil, ""); got.status != http.StatusNotFound && got.status != http.StatusBadRequest {
			t.Errorf("%s: %d %.100s", path, got.status, got.body)
		}
	}
}

// TestSlowClients do not keep anything busy for long.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	s := newStageWith(t, false, demo.Options{}, func(d *demo.Demo) { demo.Hurry(d, 300*time.Millisecond) })
	host := strings.TrimPrefix(s.url, "http://")
	for name, text := range map[string]string{
		"nothing":        "",
		"half a header":  "GET / HTTP/1.1\r\nHost: " + host + "\r\n",
		"half a body":    "POST /api/messages?as=mia HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
		"half an upload": "POST /api/messages?as=mia HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100\r\n\r\n--x\r\n",
	} {
		conn, err := new(net.Dialer).DialContext(testContext(t), "tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := conn.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		_ = conn.SetReadDeadline(time.Now().Add(patience))
		if _, err := new(bytes.Buffer).ReadFrom(conn); err != nil {
			t.Errorf("%s: the connection stays: %v", name, err)
		}
	}
}

// TestSlowStream does not read what it is told: it is cut, and its place is free.
func TestSlowStream(t *testing.T) {
	t.Parallel()
	s := newStageWith(t, false, demo.Options{}, func(d *demo.Demo) { demo.HurryStreams(d, 300*time.Millisecond) })
	host := strings.TrimPrefix(s.url, "http://")
	for range demo.MaxStreams {
		conn, err := new(net.Dialer).DialContext(testContext(t), "tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_ = conn.(*net.TCPConn).SetReadBuffer(1 << 10)
		if _, err := conn.Write([]byte("GET /api/events?as=mia HTTP/1.1\r\nHost: " + host + "\r\n\r\n")); err != nil {
			t.Fatal(err)
		}
	}
	full := func() bool { return s.as("ben").do("HEAD", "/api/events", nil).status == http.StatusServiceUnavailable }
	for !full() {
		if t.Context().Err() != nil {
			t.Fatal("there are never as many streams as there can be")
		}
	}
	mia := s.discord.Member("mia")
	for full() {
		for range 200 {
			if _, err := mia.Send("general", strings.Repeat("long ", 400)); err != nil {
				t.Fatal(err)
			}
		}
		if t.Context().Err() != nil {
			t.Fatal("the streams stay")
		}
	}
}
