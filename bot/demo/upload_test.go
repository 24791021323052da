package demo_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"gutskin/bot/demo"
)

// png is the beginning of a picture.
const png = "\x89PNG\r\n\x1a\n0000"

func TestFiles(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	page := "<!doctype html><script>alert(1)</script>"
	var sent message
	mia.want("POST", "/api/messages", newForm(t,
		part{field: "channel", data: []byte("general")}, part{field: "text", data: []byte("see")},
		part{"files", "a b.png", []byte(png)}, part{"files", "x.html", []byte(page)},
		part{"files", "x.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`)},
		part{"files", "x.png", []byte(page)},
	), &sent)
	if sent.Content != "see" || len(sent.Attachments) != 4 {
		t.Fatalf("%+v", sent)
	}
	for i, want := range []struct{ kind, disposition string }{
		{"image/png", `inline; filename="a b.png"`},
		{"application/octet-stream", `attachment; filename=x.html`},
		{"application/octet-stream", `attachment; filename=x.svg`},
		{"application/octet-stream", `attachment; filename=x.png`},
	} {
		a := sent.Attachments[i]
		if !strings.HasPrefix(a.URL, "/files/"+a.ID+"/") {
			t.Errorf("the address of %s is %s", a.Filename, a.URL)
		}
		got := s.request("GET", a.URL, nil, "")
		if got.status != http.StatusOK || got.header.Get("Content-Type") != want.kind || got.header.Get("Content-Disposition") != want.disposition {
			t.Errorf("%s: %d %s %s", a.Filename, got.status, got.header.Get("Content-Type"), got.header.Get("Content-Disposition"))
		}
		if got.header.Get("X-Content-Type-Options") != "nosniff" || got.header.Get("Content-Security-Policy") != "default-src 'none'; sandbox" {
			t.Errorf("%s: %v", a.Filename, got.header)
		}
		if got := s.request("GET", a.URL+"x", nil, ""); got.status != http.StatusNotFound {
			t.Errorf("%s under another name: %d", a.Filename, got.status)
		}
	}
	var done interaction
	mia.want("POST", "/api/commands", newForm(t,
		part{field: "json", data: []byte(`{"channel":"general","command":"say","options":{"text":"take"}}`)},
		part{"file", "notes.txt", []byte("notes")},
	), &done)
	if list := mia.messages("general"); list[len(list)-1].Content != "says take with notes.txt" {
		t.Errorf("%+v: %s", done, list[len(list)-1].Content)
	}
}

func TestUploadsAreBounded(t *testing.T) {
	t.Parallel()
	s := newStage(t, true, demo.Options{})
	mia := s.as("mia")
	const file = 10 << 20
	channel := part{field: "channel", data: []byte("general")}
	some := func(n, size int) []part {
		parts := []part{channel}
		for i := range n {
			parts = append(parts, part{"files", fmt.Sprintf("%d.bin", i), make([]byte, size)})
		}
		return parts
	}
	for _, test := range []struct {
		name   string
		parts  []part
		status int
	}{
		{"the largest file", some(1, file), http.StatusOK},
		{"too large a file", some(1, file+1), http.StatusRequestEntityTooLarge},
		{"ten files", some(10, 1), http.StatusOK},
		{"eleven files", some(11, 1), http.StatusRequestEntityTooLarge},
		{"too much together", some(3, 9<<20), http.StatusRequestEntityTooLarge},
		{"a long text", []part{channel, {field: "text", data: bytes.Repeat([]byte("x"), 64<<10+1)}}, http.StatusRequestEntityTooLarge},
		{"a field twice", []part{channel, channel}, http.StatusBadRequest},
		{"an unknown field", []part{channel, {field: "admin", data: []byte("x")}}, http.StatusBadRequest},
		{"nothing", nil, http.StatusNotFound},
	} {
		if got := mia.do("POST", "/api/messages", newForm(t, test.parts...)); got.status != test.status {
			t.Errorf("%s: %d %s", test.name, got.status, got.body)
		}
	}
	for name, f := range map[string]form{
		"no boundary": {"multipart/form-data", []byte("--x\r\n")},
		"broken":      {"multipart/form-data; boundary=x", []byte("--x\r\nContent-Dis")},
	} {
		if got := mia.do("POST", "/api/messages", f); got.status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
	for name, parts := range map[string][]part{
		"no json":         {{"file", "a", []byte("x")}},
		"another option":  {{field: "json", data: []byte(`{"channel":"general","command":"say"}`)}, {"other", "a", []byte("x")}},
		"no such command": {{field: "json", data: []byte(`{"channel":"general","command":"x"}`)}, {"file", "a", []byte("x")}},
		"json is broken":  {{field: "json", data: []byte(`{`)}},
	} {
		if got := mia.do("POST", "/api/commands", newForm(t, parts...)); got.status != http.StatusBadRequest && got.status != http.StatusNotFound {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
}

func TestFileNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"a.txt":                           "a.txt",
		"../../etc/passwd":                "passwd",
		`..\..\boot.ini`:                  "boot.ini",
		"/":                               "file",
		"..":                              "file",
		" . ":                             "file",
		"a\x00b\nc.txt":                   "a_b_c.txt",
		"\u202egnp.exe":                   "_gnp.exe",
		`"><script>.txt`:                  "___script_.txt",
		"Größe 1.txt":                     "Größe 1.txt",
		"\xff.txt":                        "_.txt",
		strings.Repeat("x", 300) + ".txt": strings.Repeat("x", 96) + ".txt",
	} {
		if got := demo.FileName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
