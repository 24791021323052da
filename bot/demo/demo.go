package demo

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"gutskin/bot/localdiscord"
)

// Options are what [New] can be told. The zero value is useful.
type Options struct {
	// Explain says, in lines of text, why a question is answered as it is; nil if nothing
	// can.
	Explain func(ctx context.Context, question string) (string, error)
	// AllowRemote lets other machines in, which then name this one by its IP address.
	AllowRemote bool
}

// Demo is the page and what is behind it. Make one with [New].
type Demo struct {
	discord *localdiscord.Server
	opts    Options
	people  []person
	handler http.Handler
	streams chan struct{} // holds a token for each event stream
	uploads chan struct{} // and for each upload
	asked   questions
	times   times
}

// moderatorsChannel is seen by the moderator alone, if the server has it.
const moderatorsChannel = "moderators"

// New prepares a server for visitors: its people, their rights, and a channel for the
// moderator alone.
func New(discord *localdiscord.Server, opts Options) (*Demo, error) {
	d := &Demo{
		discord: discord, opts: opts,
		streams: make(chan struct{}, maxStreams), uploads: make(chan struct{}, maxUploads),
		asked: questions{last: map[string]string{}}, times: usualTimes(),
	}
	if err := d.gather(); err != nil {
		return nil, err
	}
	for _, c := range discord.Channels(d.guild().ID) {
		if c.Name != moderatorsChannel {
			continue
		}
		if err := discord.Restrict(c.ID, localdiscord.PermissionManageGuild); err != nil {
			return nil, fmt.Errorf("channel of the moderators: %w", err)
		}
	}
	d.handler = d.guarded(d.routes())
	return d, nil
}

// guild is the server that is shown, which is the first one.
func (d *Demo) guild() localdiscord.Guild { return d.discord.Guilds()[0] }

// ServeHTTP answers one request.
func (d *Demo) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.handler.ServeHTTP(w, r) }

// visitor finds out as whom a request acts.
func (d *Demo) visitor(r *http.Request) (person, error) {
	name := r.URL.Query().Get("as")
	for _, p := range d.people {
		if p.name == name {
			return p, nil
		}
	}
	return person{}, refusal{http.StatusBadRequest, "There is nobody of that name here: as is one of " + strings.Join(names(), ", ") + "."}
}

// questions are the last ones of each person, to explain their answers.
type questions struct {
	mutex sync.Mutex
	last  map[string]string
}

func (q *questions) put(name, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	q.mutex.Lock()
	defer q.mutex.Unlock()
	q.last[name] = text
}

func (q *questions) of(name string) string {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	return q.last[name]
}
