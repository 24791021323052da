package localdiscord_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
)

// console is a running Main with its ends in hand.
type console struct {
	t      *testing.T
	in     io.WriteCloser
	out    *bufio.Scanner
	status chan int
	url    string
}

func startConsole(t *testing.T, args ...string) *console {
	t.Helper()
	inReader, in := io.Pipe()
	outReader, out := io.Pipe()
	c := &console{t: t, in: in, out: bufio.NewScanner(outReader), status: make(chan int, 1)}
	ctx := testContext(t)
	go func() {
		c.status <- localdiscord.Main(ctx, args, "", inReader, out, io.Discard)
		_ = out.Close()
		_ = inReader.Close()
	}()
	_, c.url, _ = strings.Cut(c.line(), "listens on ")
	if got := c.line(); got != "ready" {
		t.Fatalf("second line %q", got)
	}
	return c
}

func (c *console) line() string {
	c.t.Helper()
	if !c.out.Scan() {
		c.t.Fatal("no more output")
	}
	return c.out.Text()
}

func (c *console) say(line string) {
	c.t.Helper()
	if _, err := io.WriteString(c.in, line+"\n"); err != nil {
		c.t.Fatal(err)
	}
}

func TestConsole(t *testing.T) {
	t.Parallel()
	record := filepath.Join(t.TempDir(), "record.jsonl")
	c := startConsole(t, "-record", record, "-bot", "gut", "-message-content", "-key-seed", strings.Repeat("01", 32))
	connectAt(t, c.url, localdiscord.DefaultToken)
	tests := []struct {
		line string
		want []string
	}{
		{"ask alice can my gut cause acne?", []string{"gut:", "  answer to can my gut cause acne?"}},
		{`slash alice #general /ask question="why, then" private=true`, []string{"gut (only for you):", "  answer to why, then"}},
		{"complete alice #general /ask question ac", []string{"  acne = acne"}},
		{"dm alice hello", []string{"gut:", "  you said hello"}},
		{"say bob #general nobody hears this", nil},
		{"say bob #general <@bot> hi", []string{"gut:", "  you said hi"}},
		{"slash alice #general /menu", []string{"gut:", "  pick", "  [More] more", "  [Whose?] who"}},
		{"click alice #general more", []string{"gut:", "  more of it"}},
		{"slash alice #general /menu", []string{"gut:", "  pick", "  [More] more", "  [Whose?] who"}},
		{"select alice #general who @bob", []string{"gut:", "  you chose bob"}},
		{"slash alice #general /form", []string{"[form] A form (form)", `  Name (name): "x"`}},
		{`submit alice name="Alice B"`, []string{"gut:", "  hello Alice B"}},
		{"submit alice name=x", []string{"error: a form for alice: not found"}},
		{"submit bob", []string{"error: a form for bob: not found"}},
		{"thread bob #help cheese", nil},
		{"say bob cheese is it bad?", nil},
		{"apps alice cheese Answer this", []string{"gut:", "  about: is it bad?"}},
		{"react alice cheese 🔇", nil},
		{"commands", []string{`  "ask": Ask.`, `  "menu": Menu.`, `  "form": Form.`, `  "Answer this": `}},
		{"locale alice de", nil},
		{"offered alice #help", []string{`  "ask": Ask.`, `  "menu": Menu.`, `  "form": Formular.`, `  "Answer this": `}},
		{"locale alice xx", []string{`error: alice: locale "xx": not valid`}},
		{"moderator morgan", nil},
		{"role morgan helpers", nil},
		{"role alice helpers", nil},
		{"key", []string{"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c"}},
		{"endpoint off", nil},
		{"messages bob @bot", nil},
		{"dance", []string{`error: unknown word "dance"; help lists the known ones`}},
		{"ask", []string{"error: ask needs more words; help shows them"}},
		{"slash alice #general /ask question", []string{`error: alice: subcommand "question": not found`}},
	}
	for _, test := range tests {
		c.say(test.line)
		for _, want := range test.want {
			if got := c.line(); got != want {
				t.Errorf("%s: %q, want %q", test.line, got, want)
			}
		}
	}
	c.say("quit")
	if status := <-c.status; status != 0 {
		t.Errorf("status %d", status)
	}
	if data, err := os.ReadFile(record); err != nil || !strings.Contains(string(data), "answer to can my gut") {
		t.Errorf("record of %d bytes, %v", len(data), err)
	}
}

func TestConsoleUsage(t *testing.T) {
	t.Parallel()
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, 0, "Usage: localdiscord"},
		{[]string{"-nope"}, 2, "flag provided but not defined"},
		{[]string{"-key-seed", "xyz"}, 2, "want 64 hexadecimal digits"},
		{[]string{"extra"}, 2, "unexpected argument"},
		{[]string{"-addr", "0.0.0.0:0"}, 1, "not a loopback address"},
	}
	for _, test := range tests {
		var stderr bytes.Buffer
		status := localdiscord.Main(context.Background(), test.args, "", strings.NewReader(""), io.Discard, &stderr)
		if status != test.status || !strings.Contains(stderr.String(), test.says) {
			t.Errorf("%v: status %d, %q", test.args, status, stderr.String())
		}
	}
}
