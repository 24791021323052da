package demo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"gutskin/bot/localdiscord"
)

// maxStreams is how many event streams there can be: more than windows that anybody
// opens, and few enough that a page that forgets its own does no harm.
const maxStreams = 64

// events streams what the person could notice until the client goes.
func (d *Demo) events(w http.ResponseWriter, r *http.Request) {
	p, err := d.visitor(r)
	if err != nil {
		writeError(w, err)
		return
	}
	cursor, err := d.cursor(r)
	if err != nil {
		writeError(w, err)
		return
	}
	select {
	case d.streams <- struct{}{}:
		defer func() { <-d.streams }()
	default:
		writeError(w, refusal{http.StatusServiceUnavailable, "Too many windows are open: close some of them."})
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	s := stream{demo: d, person: p, w: w, control: http.NewResponseController(w)}
	_ = s.control.SetReadDeadline(time.Time{}) // where there is none, nothing is to be lifted
	if s.say("retry: 1000\n\n") == nil {
		s.run(r.Context(), cursor)
	}
}

// cursor is where a stream goes on.
func (d *Demo) cursor(r *http.Request) (localdiscord.Cursor, error) {
	text := r.Header.Get("Last-Event-ID")
	if text == "" {
		text = r.URL.Query().Get("cursor")
	}
	if text == "" {
		return d.discord.Cursor(), nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, refusal{http.StatusBadRequest, "cursor is the number that the state or an event gave."}
	}
	return localdiscord.Cursor(n), nil
}

// stream is one client that listens.
type stream struct {
	demo    *Demo
	person  person
	w       http.ResponseWriter
	control *http.ResponseController
}

// run says what happens after a cursor until the client goes or is too slow.
func (s *stream) run(ctx context.Context, cursor localdiscord.Cursor) {
	for {
		patience, cancel := context.WithTimeout(ctx, s.demo.times.silent)
		changes, next, err := s.person.Changes(patience, cursor)
		cancel()
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, localdiscord.ErrBehind):
			next = s.demo.discord.Cursor()
			err = s.say(event(next, "reset", struct{}{}))
		case err != nil: // nothing has happened; the cursor goes on all the same
			err = s.say(fmt.Sprintf(":\nid: %d\n\n", next))
		default:
			err = s.tell(changes)
		}
		if err != nil {
			return
		}
		cursor = next
	}
}

func (s *stream) tell(changes []localdiscord.Change) error {
	text := ""
	for _, c := range changes {
		if c.Interaction != nil && c.Interaction.Type() == localdiscord.InteractionAutocomplete {
			continue // who types has the choices already
		}
		text += event(c.Cursor, string(c.Kind), s.demo.viewChange(s.person, c))
	}
	return s.say(text)
}

// say writes to the client, who must not take forever.
func (s *stream) say(text string) error {
	err := s.control.SetWriteDeadline(time.Now().Add(s.demo.times.event))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}

// event is one event as it is written.
func event(cursor localdiscord.Cursor, name string, value any) string {
	data, err := json.Marshal(value)
	if err != nil { // a value that is sent elsewhere too
		data = []byte("{}")
	}
	return fmt.Sprintf("id: %d\nevent: %s\ndata: %s\n\n", cursor, name, data)
}

// viewChange is what an event says.
func (d *Demo) viewChange(p person, c localdiscord.Change) any {
	switch c.Kind {
	case localdiscord.ChangeMessage:
		return d.viewMessage(p, *c.Message)
	case localdiscord.ChangeDelete:
		return map[string]string{"channel": c.Channel, "message": c.MessageID}
	case localdiscord.ChangeTyping:
		return map[string]any{"channel": c.Channel, "on": c.On}
	case localdiscord.ChangeChannel:
		return map[string]string{"channel": c.Channel}
	case localdiscord.ChangeInteraction:
		return d.viewInteraction(c.Interaction)
	case localdiscord.ChangeConnection:
		return map[string]bool{"connected": c.On}
	}
	return struct{}{}
}
