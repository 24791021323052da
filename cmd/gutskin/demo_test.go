package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// visit is a demo that runs in this process.
type visit struct {
	t       *testing.T
	ctx     context.Context
	address string
	log     *printed
	stop    func() int
}

// printed is what a program prints while it runs.
type printed struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (p *printed) Write(data []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.text.Write(data)
}

func (p *printed) String() string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.text.String()
}

// startDemo runs the demo until it has printed its address.
func startDemo(t *testing.T, args ...string) *visit {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	t.Cleanup(cancel)
	running, stop := context.WithCancel(ctx)
	v := &visit{t: t, ctx: ctx, log: new(printed)}
	var out printed
	ended := make(chan int, 1)
	go func() {
		ended <- run(running, append([]string{"demo", "--no-open"}, args...), strings.NewReader(""), &out, v.log)
	}()
	v.stop = sync.OnceValue(func() int { stop(); return <-ended })
	t.Cleanup(func() { v.stop() })
	for v.address == "" {
		if found := regexp.MustCompile(`(?m)^http://\S+/$`).FindString(out.String()); found != "" {
			v.address = strings.TrimSuffix(found, "/")
		}
		select {
		case status := <-ended:
			t.Fatalf("exit status %d: %s", status, v.log)
		case <-time.After(10 * time.Millisecond):
		}
	}
	return v
}

// call sends JSON, or nothing, as somebody, and reads the answer into a value.
func (v *visit) call(as, method, path string, body, into any) {
	v.t.Helper()
	var reader io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			v.t.Fatal(err)
		}
		reader = bytes.NewReader(data)
	}
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	r, err := http.NewRequestWithContext(v.ctx, method, v.address+path+separator+"as="+as, reader)
	if err != nil {
		v.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Close = true
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer got.Body.Close()
	data, err := io.ReadAll(got.Body)
	if err != nil || got.StatusCode >= 300 {
		v.t.Fatalf("%s %s as %s: %d %s, %v", method, path, as, got.StatusCode, data, err)
	}
	if into != nil {
		if err := json.Unmarshal(data, into); err != nil {
			v.t.Fatalf("%s %s: %v in %s", method, path, err, data)
		}
	}
}

// done is an interaction as the page sees it.
type done struct {
	ID, State, Channel, Message string
	Modal                       *localdiscord.Modal
}

type object = map[string]any

// message waits until somebody sees a message that says something.
func (v *visit) message(as, channel, text string) localdiscord.Message {
	v.t.Helper()
	for v.ctx.Err() == nil {
		var page struct{ Messages []localdiscord.Message }
		v.call(as, "GET", "/api/channels/"+channel+"/messages", nil, &page)
		for _, m := range page.Messages {
			if !m.Loading() && strings.Contains(m.Text(), text) && m.Author.Bot {
				return m
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	v.t.Fatalf("%s never sees %q", as, text)
	return localdiscord.Message{}
}

// press uses a button by its label.
func (v *visit) press(as string, m localdiscord.Message, label string) (pressed done) {
	v.t.Helper()
	for _, c := range m.Controls() {
		if c.Label == label {
			v.call(as, "POST", "/api/components", object{"channel": m.ChannelID, "message": m.ID, "custom_id": c.CustomID}, &pressed)
			return pressed
		}
	}
	v.t.Fatalf("no button %q under %q", label, m.Text())
	return pressed
}

func (v *visit) slash(as, channel, command string, options object) (used done) {
	v.t.Helper()
	v.call(as, "POST", "/api/commands", object{"channel": channel, "command": command, "options": options}, &used)
	return used
}

// toldAnew is a summary as a moderator writes it.
const toldAnew = "Spots and breakouts, told anew: acne has been associated with a gut out of balance, above all with too many " +
	"harmful bacteria. That can set off inflammation all over the body, which can make acne worse and lead to breakouts."

// TestDemo is a whole visit: a question, help unasked, a conversation, and a moderator's
// edit, which is there at the next visit to the same folder.
func TestDemo(t *testing.T) {
	t.Setenv("GUTSKIN_DISCORD_TOKEN", "a-real-token")
	t.Setenv("GUTSKIN_DISCORD_API", "nonsense")
	t.Setenv("TMPDIR", t.TempDir())
	data := filepath.Join(t.TempDir(), "data")
	smallFolder(t, filepath.Join(data, "knowledge"))
	v := startDemo(t, "--address", "127.0.0.1:0", "--data", data)
	v.slash("mia", "general", "ask", object{"question": "can my gut cause acne?"})
	if m := v.message("mia", "general", "Acne"); !m.Ephemeral() {
		t.Error("the answer to a command is for everybody")
	}
	var behind struct {
		Explanation *string
		Requests    []struct{ Path string }
	}
	v.call("mia", "GET", "/api/behind", nil, &behind)
	if behind.Explanation == nil || !strings.Contains(*behind.Explanation, "topic acne, score") || len(behind.Requests) == 0 {
		t.Errorf("behind the page: %+v %s", behind, *behind.Explanation)
	}
	v.helpAndFollowUp()
	v.publish()
	if status := v.stop(); status != statusDone || strings.Contains(v.log.String(), "level=") {
		t.Errorf("exit status %d: %s", status, v.log)
	}
	again := startDemo(t, "--address", "127.0.0.1:0", "--data", data)
	again.slash("ben", "general", "ask", object{"question": "can my gut cause acne?"})
	again.message("ben", "general", "told anew")
	if status := again.stop(); status != statusDone {
		t.Errorf("exit status %d: %s", status, again.log)
	}
}

// helpAndFollowUp asks where nobody has to be mentioned.
func (v *visit) helpAndFollowUp() {
	v.t.Helper()
	v.call("ben", "POST", "/api/messages", object{"channel": "help", "text": "does sleep matter?"}, nil)
	v.message("mia", "help", "Sleep")
	var state struct{ DM struct{ ID string } }
	v.call("mia", "GET", "/api/state", nil, &state)
	for _, ask := range []struct{ text, want string }{{"can my gut cause acne?", "Acne"}, {"and sleep?", "Sleep"}} {
		v.call("mia", "POST", "/api/messages", object{"channel": state.DM.ID, "text": ask.text}, nil)
		v.message("mia", state.DM.ID, ask.want)
	}
}

// publish changes a topic as Mona, in the channel of the moderators.
func (v *visit) publish() {
	v.t.Helper()
	form := v.slash("mona", "moderators", "knowledge edit", object{"topic": "acne"})
	if form.Modal == nil {
		v.t.Fatalf("no form: %+v", form)
	}
	v.call("mona", "POST", "/api/modals", object{"interaction": form.ID, "fields": object{"summary": []string{toldAnew}}}, nil)
	reason := v.press("mona", v.message("mona", form.Channel, "told anew"), "Publish")
	if reason.Modal == nil {
		v.t.Fatalf("no form for the reason: %+v", reason)
	}
	v.call("mona", "POST", "/api/modals", object{"interaction": reason.ID, "fields": object{"reason": []string{"clearer"}}}, nil)
	v.message("mona", form.Channel, "Published")
}

// TestDemoLeavesNothing ends a demo whose port was taken: no folder, no port and no
// goroutine is left.
func TestDemoLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	var lc net.ListenConfig
	taken, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	before := runtime.NumGoroutine()
	v := startDemo(t, "--address", taken.Addr().String())
	if strings.HasSuffix(v.address, taken.Addr().String()) || !strings.Contains(v.log.String(), "another one") {
		t.Errorf("it serves at %s: %s", v.address, v.log)
	}
	stream, err := http.Get(v.address + "/api/events?as=mia")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	if status := v.stop(); status != statusDone {
		t.Errorf("exit status %d: %s", status, v.log)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(v.address, "http://")); err == nil {
		conn.Close()
		t.Error("somebody still listens")
	}
	stream.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	for began := time.Now(); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > patience {
			var stacks [1 << 16]byte
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks[:], true)])
		}
	}
}

// TestDemoStopsWithTheBot ends with the error of the bot, which here has no folder to
// write to.
func TestDemoStopsWithTheBot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	status := run(t.Context(), []string{"demo", "--no-open", "--address", "127.0.0.1:0", "--data", file}, strings.NewReader(""), io.Discard, &log)
	if status != statusFailed || !strings.Contains(log.String(), "gutskin: ") {
		t.Errorf("exit status %d: %s", status, log.String())
	}
}
