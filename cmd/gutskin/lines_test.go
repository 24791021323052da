package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMarshalLineEscapesControls(t *testing.T) {
	text := "a\x00\x1b[31m\x7f\u009b\u202e\u2028 <b> é"
	line, err := marshalLine(map[string]string{"t": text})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"t":"a\u0000\u001b[31m\u007f\u009b\u202e\u2028 <b> é"}` + "\n"; string(line) != want {
		t.Errorf("got  %q\nwant %q", line, want)
	}
	var back map[string]string
	if err := json.Unmarshal(line, &back); err != nil || back["t"] != text {
		t.Errorf("it reads back as %q, %v", back["t"], err)
	}
}

func TestRedacting(t *testing.T) {
	var out strings.Builder
	n, err := redacting{&out, []string{"", "abc.def"}}.Write([]byte("token=abc.def url=x/abc.def/y\n"))
	if got, want := out.String(), "token=(hidden) url=x/(hidden)/y\n"; got != want || n != 30 || err != nil {
		t.Errorf("got %q, %d, %v; want %q", got, n, err, want)
	}
}

func TestClean(t *testing.T) {
	if got, want := clean("a\x1b[31mb\r\n\tc\u009bd\u2066e"), "a[31mb\n cde"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", maxLine+1)
	in := bufio.NewReaderSize(strings.NewReader("\ufeffone\r\n\n"+long+"\n"+long[:maxLine-1]+"\nlast"), 16)
	for i, want := range []struct {
		line string
		err  error
	}{{"one", nil}, {"", nil}, {"", errLongLine}, {long[:maxLine-1], nil}, {"last", nil}, {"", io.EOF}, {"", io.EOF}} {
		line, err := readLine(in)
		if string(line) != want.line || !errors.Is(err, want.err) {
			t.Errorf("line %d: %d bytes, %v; want %d, %v", i, len(line), err, len(want.line), want.err)
		}
	}
}

// TestInterruptible holds that a reader which waits is left when the context ends, and that
// nothing is lost or added before.
func TestInterruptible(t *testing.T) {
	text := strings.Repeat("0123456789", 10_000)
	got, err := io.ReadAll(interruptible(context.Background(), strings.NewReader(text)))
	if err != nil || string(got) != text {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	waiting, release := io.Pipe()
	defer release.Close()
	r := interruptible(ctx, waiting)
	cancel()
	if _, err := r.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzParseLine(f *testing.F) {
	for _, seed := range []string{`{"id":"1","q":"why?","prev":"x"}`, `{"id":7,"q":""}`, `{"q":7}`, `[]`, `null`, `{"id":{"a":[]},"q":"x"}`, "\xff", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		q, err := parseLine(line, nil)
		if err == nil && !json.Valid(line) {
			t.Errorf("%q is no JSON and was read", line)
		}
		out, marshalErr := marshalLine(lineError{ID: q.ID, Error: "x"})
		if marshalErr != nil || !json.Valid(out) || bytes.ContainsFunc(bytes.TrimSuffix(out, []byte("\n")), controls) {
			t.Errorf("%q became %q, %v", line, out, marshalErr)
		}
	})
}
