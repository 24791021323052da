package localdiscord

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
)

// maxBody is the largest body that is read: ten files and some text.
const maxBody = 10*maxFile + 1<<20

// api is the REST API.
type api struct {
	opts     Options
	world    *world
	gateway  *gateway
	faults   *Faults
	recorder *recorder
	limiter  *limiter
	mux      *http.ServeMux

	verifyKey string // of the interactions endpoint, in hex
}

func newAPI(s *Server) *api {
	a := &api{
		opts: s.opts, world: s.world, gateway: s.gateway, faults: s.faults, recorder: s.recorder,
		limiter: newLimiter(s.opts.Limits, s.opts.Now), mux: http.NewServeMux(), verifyKey: s.PublicKey(),
	}
	for _, rt := range a.routes() {
		a.mux.Handle(rt.pattern, a.serve(rt))
	}
	a.mux.Handle("/", a.serve(route{handle: a.notFound, open: true}))
	return a
}

// ServeHTTP records a request and passes it on without the API's prefix.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		if errors.As(err, new(*http.MaxBytesError)) {
			a.refuse(newError(CodeTooLarge)).write(w)
		}
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if !strings.HasPrefix(r.URL.Path, "/attachments/") {
		q, status := a.recorder.add(r, body), &statusWriter{ResponseWriter: w}
		defer func() { a.recorder.answered(q, status.status) }()
		w = status
	}
	for _, prefix := range []string{"/api/v10", "/api/v9", "/api"} {
		if strings.HasPrefix(r.URL.Path, prefix+"/") {
			http.StripPrefix(prefix, a.mux).ServeHTTP(w, r)
			return
		}
	}
	a.mux.ServeHTTP(w, r)
}

// statusWriter remembers the status that is written.
type statusWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status and passes it on.
func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// serve makes a handler of net/http from one of ours: faults come first.
func (a *api) serve(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault, struck := a.faults.strike(rt.pattern)
		if !struck {
			a.answer(rt, r).write(w)
			return
		}
		rep := fault.Answer.reply()
		if fault.Late {
			a.answer(rt, r) // takes effect, and is lost
		}
		if fault.harmless() {
			rep = a.answer(rt, r)
		}
		if !fault.wait(r.Context()) || fault.Drop {
			panic(http.ErrAbortHandler) // net/http's way to cut a connection
		}
		rep.write(w)
	})
}

// answer checks the token and the rate and lets the route's handler work.
func (a *api) answer(rt route, r *http.Request) reply {
	if !rt.open && !a.authorized(r.Header.Get("Authorization")) {
		return a.refuse(newError(CodeInvalidAuthorization))
	}
	rate, refused := a.limiter.take(rt, r)
	if refused != nil {
		return *refused
	}
	req, err := newRequest(r)
	if err != nil {
		return a.refuse(err).with(rate)
	}
	var rep reply
	a.world.do(func() {
		rep, err = rt.handle(req)
		rep = rep.encoded() // while nobody changes what it points to
	})
	if err != nil {
		return a.refuse(err).with(rate)
	}
	return rep.with(rate)
}

// authorized tells whether a header holds the bot's token.
func (a *api) authorized(header string) bool {
	return header == "Bot "+a.opts.Token
}

// refuse words an error as Discord does.
func (a *api) refuse(err error) reply {
	var e *restError
	if !errors.As(err, &e) {
		e = &restError{Status: http.StatusInternalServerError, Message: "500: " + err.Error()}
	}
	return reply{status: e.Status, body: e}
}

func (a *api) notFound(*request) (reply, error) {
	return reply{}, newError(CodeGeneral)
}
