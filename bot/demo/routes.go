package demo

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
)

// pageFiles are index.html and, in static, what it loads.
//
//go:embed page
var pageFiles embed.FS

// handler answers a request with a value, which is written as JSON; nil is 204.
type handler func(r *http.Request, p person) (any, error)

// routes lists everything that there is.
func (d *Demo) routes() http.Handler {
	mux := http.NewServeMux()
	page, err := fs.Sub(pageFiles, "page")
	if err != nil { // the name above is a path
		panic(err)
	}
	mux.HandleFunc("GET /{$}", servePage(page))
	mux.HandleFunc("GET /static/{name...}", serveStatic(page))
	mux.HandleFunc("GET /files/{attachment}/{name}", d.file)
	mux.HandleFunc("GET /api/events", d.events)
	for pattern, handle := range map[string]handler{
		"GET /api/state":                                    d.state,
		"GET /api/channels/{channel}/messages":              d.messages,
		"POST /api/messages":                                d.send,
		"PATCH /api/channels/{channel}/messages/{message}":  d.edit,
		"DELETE /api/channels/{channel}/messages/{message}": d.remove,
		"POST /api/threads":                                 d.thread,
		"GET /api/commands":                                 d.commands,
		"POST /api/autocomplete":                            d.autocomplete,
		"POST /api/commands":                                d.command,
		"POST /api/message-commands":                        d.messageCommand,
		"POST /api/user-commands":                           d.userCommand,
		"POST /api/components":                              d.component,
		"POST /api/modals":                                  d.submit,
		"DELETE /api/modals/{interaction}":                  d.closeModal,
		"GET /api/interactions/{interaction}":               d.interaction,
		"POST /api/locale":                                  d.setLocale,
		"GET /api/behind":                                   d.behind,
	} {
		mux.HandleFunc(pattern, d.serve(handle))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		writeError(w, refusal{http.StatusNotFound, "There is nothing at this address."})
	})
	return mux
}

// serve makes a handler of net/http from one of ours.
func (d *Demo) serve(handle handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := d.visitor(r)
		if err != nil {
			writeError(w, err)
			return
		}
		value, err := handle(r, p)
		if err != nil {
			writeError(w, err)
			return
		}
		writeJSON(w, http.StatusOK, value)
	}
}

func servePage(page fs.FS) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, page, "index.html") }
}

// fileTypes are those of the page's files: an operating system may think otherwise, and a
// browser runs no script that calls itself something else.
var fileTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// serveStatic serves files, and no lists of folders.
func serveStatic(page fs.FS) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := "static/" + r.PathValue("name")
		if info, err := fs.Stat(page, name); err != nil || info.IsDir() {
			writeError(w, refusal{http.StatusNotFound, "There is no such file."})
			return
		}
		if kind := fileTypes[path.Ext(name)]; kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		http.ServeFileFS(w, r, page, name)
	}
}
