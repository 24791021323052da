package demo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"gutskin/bot/localdiscord"
)

// refusal is an error with its status and a sentence that says how to mend it.
type refusal struct {
	status int
	words  string
}

func (e refusal) Error() string { return e.words }

// causes lists the statuses of the errors of localdiscord, with the words for those whose
// own say nothing to a visitor.
var causes = []struct {
	err    error
	status int
	words  string
}{
	{localdiscord.ErrNoReply, http.StatusGatewayTimeout, "The application did not respond."},
	{localdiscord.ErrOffline, http.StatusBadGateway, "The bot is not connected: wait a moment and try again."},
	{localdiscord.ErrNotFound, http.StatusNotFound, ""},
	{localdiscord.ErrForbidden, http.StatusForbidden, ""},
	{localdiscord.ErrInvalid, http.StatusBadRequest, ""},
	{context.Canceled, http.StatusBadGateway, "The server is stopping."},
}

func writeError(w http.ResponseWriter, err error) {
	var known refusal
	if errors.As(err, &known) {
		writeJSON(w, known.status, map[string]string{"error": known.words})
		return
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			words := c.words
			if words == "" {
				words = err.Error()
			}
			writeJSON(w, c.status, map[string]string{"error": words})
			return
		}
	}
	writeJSON(w, http.StatusInternalServerError, map[string]string{"error": err.Error()})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	if value == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	data, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(data) // a client that has gone is no concern of ours
}
