package router_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// errDown is what a store says that is down.
var errDown = errors.New("the disk is full")

// faulty is a real store that can be down.
type faulty struct {
	*sqlstore.Store
	down bool
}

func (f *faulty) GuildSettings(ctx context.Context, id string) ([]byte, error) {
	if f.down {
		return nil, errDown
	}
	return f.Store.GuildSettings(ctx, id)
}

func (f *faulty) SaveGuildSettings(ctx context.Context, id string, data []byte) error {
	if f.down {
		return errDown
	}
	return f.Store.SaveGuildSettings(ctx, id, data)
}

func (f *faulty) Mute(ctx context.Context, person, id string, until time.Time) error {
	if f.down {
		return errDown
	}
	return f.Store.Mute(ctx, person, id, until)
}

func (f *faulty) Muted(ctx context.Context, person, id string, now time.Time) (bool, error) {
	if f.down {
		return false, errDown
	}
	return f.Store.Muted(ctx, person, id, now)
}

// worldly are scripted answers that know many countries more.
type worldly struct {
	*scripted.Answers
	countries int
}

func (w worldly) Base() *knowledge.Base {
	base := scripted.Base()
	for i := range w.countries {
		base.Countries = append(base.Countries, knowledge.Country{Code: fmt.Sprintf("Z%d", i), Name: fmt.Sprintf("Zeta %d", i), Emergency: "1"})
	}
	return base
}

// server is a router with the settings of a server, and somebody who manages it.
type server struct {
	*routed
	t     *testing.T
	store *faulty
	book  *guild.Book
}

func newServer(t *testing.T, change ...func(*router.Parts)) *server {
	t.Helper()
	s := &server{t: t, store: &faulty{Store: scripted.Store(t)}}
	s.routed = newRouted(t, append([]func(*router.Parts){func(p *router.Parts) {
		s.book = guild.NewBook(s.store, p.Log, p.Now)
		p.Settings, p.Records, p.Answers, p.HelpChannels = s.book, s.store, worldly{Answers: scripted.New()}, true
	}}, change...)...)
	return s
}

// manage is a request of somebody who manages server 3, from a panel that only they see.
func manage(r router.Request) router.Request {
	r.Guild, r.Channel, r.Person, r.Shared = "3", "2", "1", true
	r.Rights.ManageServer = true
	if r.Kind != router.KindCommand {
		r.Source = router.Source{ID: "5", Private: true}
	}
	return r
}

// use uses a control with an hour between two uses, so that no rate is exceeded.
func (s *server) use(id string, values ...string) *reply.Reply {
	s.t.Helper()
	s.now = s.now.Add(time.Hour)
	return s.Handle(s.t.Context(), manage(router.Request{Kind: router.KindControl, Control: id, Values: values}))
}

func (s *server) submit(id, text string) *reply.Reply {
	s.t.Helper()
	s.now = s.now.Add(time.Hour)
	return s.Handle(s.t.Context(), manage(router.Request{Kind: router.KindForm, Control: id, Fields: map[string]string{"number": text}}))
}

func (s *server) settings() guild.Settings {
	s.t.Helper()
	settings, err := s.book.Read(s.t.Context(), "3")
	if err != nil {
		s.t.Fatal(err)
	}
	return settings
}

func settingsCommand() router.Request {
	return manage(router.Request{Kind: router.KindCommand, Command: router.CommandSettings})
}

// ids are the custom ids of a reply's controls.
func ids(t *testing.T, said *reply.Reply) []string {
	t.Helper()
	var out []string
	add := func(id reply.CustomID) {
		text, err := id.Encode()
		if err != nil {
			t.Errorf("%v: %v", id, err)
		}
		out = append(out, text)
	}
	for _, row := range said.Rows {
		if row.Menu != nil {
			add(row.Menu.ID)
		}
		for _, b := range row.Buttons {
			add(b.ID)
		}
	}
	if len(said.Rows) > reply.MaxRows || len(slices.Compact(slices.Sorted(slices.Values(out)))) != len(out) {
		t.Errorf("controls that Discord would refuse: %q", out)
	}
	return out
}
