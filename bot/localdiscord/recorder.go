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
	// Status is what it was answered with, zero as long as it is not. A line of the
	// record is written before that and does not have it.
	Status int `json:"status,omitempty"`
}

// recorder remembers requests and writes them down as lines of JSON.
type recorder struct {
	mu       sync.Mutex
	out      io.Writer
	keep     int // requests at least; all if zero
	requests []*Request
	failure  error
}

// add remembers a request; its status is set by answered.
func (rec *recorder) add(r *http.Request, body []byte) *Request {
	q := &Request{Method: r.Method, Path: r.URL.RequestURI(), ContentType: r.Header.Get("Content-Type")}
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
	if rec.keep > 0 && len(rec.requests) >= 2*rec.keep {
		rec.requests = slices.Clone(rec.requests[len(rec.requests)-rec.keep:])
	}
	rec.requests = append(rec.requests, q)
	rec.write(*q)
	return q
}

// answered notes what a request was answered with.
func (rec *recorder) answered(q *Request, status int) {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	q.Status = status
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

// newest gives at most n of the newest requests that match, oldest first.
func (rec *recorder) newest(n int, match func(*Request) bool) []Request {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	var list []Request
	for _, q := range slices.Backward(rec.requests) {
		if len(list) == n {
			break
		}
		if match(q) {
			list = append(list, *q)
		}
	}
	slices.Reverse(list)
	return list
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
