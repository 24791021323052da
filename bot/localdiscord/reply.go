package localdiscord

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// reply is an answer of the REST API before it is written.
type reply struct {
	status int
	header http.Header
	body   any    // encoded as JSON, unless raw is set
	raw    []byte // sent as it is
}

func ok(body any) (reply, error)      { return reply{status: http.StatusOK, body: body}, nil }
func created(body any) (reply, error) { return reply{status: http.StatusCreated, body: body}, nil }
func noContent() (reply, error)       { return reply{status: http.StatusNoContent}, nil }

// with adds headers.
func (r reply) with(header http.Header) reply {
	if r.header == nil {
		r.header = http.Header{}
	}
	for name, values := range header {
		r.header[name] = values
	}
	return r
}

// encoded turns the body into JSON.
func (r reply) encoded() reply {
	if r.body == nil {
		return r
	}
	data, err := json.Marshal(r.body)
	if err != nil {
		return reply{status: http.StatusInternalServerError, raw: fmt.Appendf(nil, "localdiscord: encode reply: %v", err)}
	}
	r.body, r.raw = nil, data
	return r.with(http.Header{"Content-Type": {"application/json"}})
}

func (r reply) write(w http.ResponseWriter) {
	r = r.encoded()
	for name, values := range r.header {
		w.Header()[name] = values
	}
	w.WriteHeader(r.status)
	_, _ = w.Write(r.raw) // a client that has gone is no concern of ours
}
