package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/guild"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// home is the moderators' server.
const home = "900000000000000001"

// start is the time at which tests begin.
var start = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)

// bench is a desk behind a router, on a real library and a real store.
type bench struct {
	t      *testing.T
	lib    keptlibrary.Library
	store  *sqlstore.Store
	router *router.Router
	log    *lockedBuffer
	tick   *atomic.Int64
}

// lockedBuffer is a log that several goroutines write.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// change is how a bench differs from the usual one.
type change func(*desk.Parts)

func newBench(t *testing.T, changes ...change) *bench {
	t.Helper()
	b := &bench{t: t, lib: keptlibrary.New(t), log: new(lockedBuffer), tick: new(atomic.Int64)}
	store := scripted.Store(t)
	b.store = store
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	// Each look at the clock is a minute later, so that nobody is ever too fast.
	now := func() time.Time { return start.Add(time.Duration(b.tick.Add(1)) * time.Minute) }
	log := slog.New(slog.NewTextHandler(b.log, nil))
	parts := desk.Parts{Guild: home, Library: b.lib, Drafts: store, Records: store, Live: b.lib.Answers(), Log: log, Now: now}
	for _, c := range changes {
		c(&parts)
	}
	b.router = router.New(router.Parts{
		Answers: b.lib.Answers(), Records: store, Settings: guild.NewBook(store, log, now), Words: catalog,
		Secret: []byte("secret"), Log: log, Now: now, Extra: desk.New(parts).Extra(),
	})
	return b
}

// moderator is a request of somebody who manages the moderators' server.
func moderator(person string) router.Request {
	return router.Request{
		Person: person, Name: "Mod " + person, Guild: home, Channel: "1", Shared: true, Locale: "en-US",
		Rights: router.Rights{ManageServer: true},
	}
}

func (b *bench) handle(r router.Request) *reply.Reply {
	b.t.Helper()
	said := b.router.Handle(context.Background(), r)
	if said == nil {
		b.t.Fatal("no reply")
	}
	return said
}

// use uses a subcommand; options are names and values in turn.
func (b *bench) use(person, sub string, options ...string) *reply.Reply {
	b.t.Helper()
	r := moderator(person)
	r.Kind, r.Command, r.Subcommand, r.Options = router.KindCommand, desk.Command, sub, map[string]string{}
	for i := 0; i+1 < len(options); i += 2 {
		r.Options[options[i]] = options[i+1]
	}
	return b.handle(r)
}

// press presses the button with a label.
func (b *bench) press(person string, said *reply.Reply, label string) *reply.Reply {
	b.t.Helper()
	for _, row := range said.Rows {
		for _, button := range row.Buttons {
			if button.Label == label {
				return b.control(person, encoded(b.t, button.ID))
			}
		}
	}
	b.t.Fatalf("no button %q in %s", label, text(said))
	return nil
}

// choose chooses in the menu of a reply.
func (b *bench) choose(person string, said *reply.Reply, value string) *reply.Reply {
	b.t.Helper()
	for _, row := range said.Rows {
		if row.Menu != nil {
			return b.control(person, encoded(b.t, row.Menu.ID), value)
		}
	}
	b.t.Fatalf("no menu in %s", text(said))
	return nil
}

func (b *bench) control(person, id string, values ...string) *reply.Reply {
	b.t.Helper()
	r := moderator(person)
	r.Kind, r.Control, r.Values, r.Source = router.KindControl, id, values, router.Source{ID: "1", Private: true}
	return b.handle(r)
}

// send fills in the form of a reply and sends it; fields are names and values in turn.
func (b *bench) send(person string, said *reply.Reply, fields ...string) *reply.Reply {
	b.t.Helper()
	if said.Form == nil {
		b.t.Fatalf("no form: %s", text(said))
	}
	r := moderator(person)
	r.Kind, r.Control, r.Fields = router.KindForm, encoded(b.t, said.Form.ID), map[string]string{}
	for _, in := range said.Form.Inputs {
		r.Fields[in.Name] = in.Value
		for _, item := range in.Items {
			if item.Chosen {
				r.Fields[in.Name] = item.Value
			}
		}
	}
	for i := 0; i+1 < len(fields); i += 2 {
		r.Fields[fields[i]] = fields[i+1]
	}
	return b.handle(r)
}

// publish presses Publish and gives a reason.
func (b *bench) publish(person string, preview *reply.Reply, why string) *reply.Reply {
	b.t.Helper()
	return b.send(person, b.press(person, preview, "Publish"), "reason", why)
}

func encoded(t *testing.T, id reply.CustomID) string {
	t.Helper()
	s, err := id.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// file is a file of the folder; empty when it is not there.
func (b *bench) file(name string) string {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.lib.Dir, name))
	if err != nil && !os.IsNotExist(err) {
		b.t.Fatal(err)
	}
	return string(data)
}

// value is what stands in a field of a form.
func value(t *testing.T, said *reply.Reply, field knowledge.Field) string {
	t.Helper()
	if said.Form == nil {
		t.Fatalf("no form: %s", text(said))
	}
	for _, in := range said.Form.Inputs {
		if in.Name == string(field) {
			return in.Value
		}
	}
	t.Fatalf("no field %s", field)
	return ""
}

// text is everything that a reply says, without the marks around quotes.
func text(said *reply.Reply) string {
	parts := []string{said.Content}
	if said.Card != nil {
		parts = append(parts, said.Card.Title, said.Card.Description)
		for _, f := range said.Card.Fields {
			parts = append(parts, f.Name, f.Value)
		}
	}
	for _, row := range said.Rows {
		for _, button := range row.Buttons {
			parts = append(parts, "["+button.Label+"]")
		}
		if row.Menu != nil {
			parts = append(parts, fmt.Sprintf("%+v", row.Menu.Items))
		}
	}
	for _, n := range said.Next {
		parts = append(parts, text(n))
	}
	return strings.NewReplacer("\u2068", "", "\u2069", "", `\`, "").Replace(strings.Join(parts, "\n"))
}

// wants fails the test unless a reply holds all texts; one that begins with "!" must not be
// in it.
func wants(t *testing.T, said *reply.Reply, texts ...string) {
	t.Helper()
	got := text(said)
	for _, want := range texts {
		if text, isNot := strings.CutPrefix(want, "!"); isNot == strings.Contains(got, text) {
			t.Errorf("want %q in:\n%s", want, got)
		}
	}
	for _, each := range append([]*reply.Reply{said}, said.Next...) {
		if !each.Private && !each.Update && each.Form == nil && each.Choices == nil {
			t.Errorf("others could read %q", each.Content)
		}
	}
}
