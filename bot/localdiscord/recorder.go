package localdiscord

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"unicode/utf8"
)

// Request is a REST request as it was received. Its JSON form is a line of the
// record. The Authorization header is never part of it.
type Request struct {
	Method      string `json:"method"`
	Path        string `json:"path"` // with the query
	ContentType string `json:"content_type"`
	// Body is the JSON sent, or a JSON string that holds any other text.
	Body json.RawMessage `json:"body,omitempty"`
	// BodyBase64 holds in its stead what is not UTF-8.
	BodyBase64 string `json:"body_b64,omitempty"`
}

// recorder remembers requests and writes them down as lines of JSON.
type recorder struct {
	mu       sync.Mutex
	out      io.Writer
	requests []Request
	failure  error
}

func (rec *recorder) add(r *http.Request, body []byte) {
	q := Request{Method: r.Method, Path: r.URL.RequestURI(), ContentType: r.Header.Get("Content-Type")}
	switch {
	case len(body) == 0:
	case json.Valid(body):
		q.Body = slices.Clone(body)
	case utf8.Valid(body):
		q.Body = quote(string(body))
	default:
		q.BodyBase64 = base64.StdEncoding.EncodeToString(body)
	}
	rec.mu.Lock()
	defer rec.mu.Unlock()
	rec.requests = append(rec.requests, q)
	rec.write(q)
}

// write appends one line, and keeps the first failure for Close.
func (rec *recorder) write(q Request) {
	if rec.out == nil || rec.failure != nil {
		return
	}
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(q); err != nil {
		rec.failure = fmt.Errorf("record %s %s: %w", q.Method, q.Path, err)
		return
	}
	if _, err := rec.out.Write(line.Bytes()); err != nil {
		rec.failure = fmt.Errorf("record: %w", err)
	}
}

func (rec *recorder) list() []Request {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return slices.Clone(rec.requests)
}

func (rec *recorder) err() error {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return rec.failure
}

// quote makes a JSON string of text. Encoding a string cannot fail.
func quote(text string) json.RawMessage {
	quoted, _ := json.Marshal(text)
	return quoted
}
