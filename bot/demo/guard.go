package demo

import (
	"net"
	"net/http"
	"strings"
)

// contentPolicy lets the page load nothing from elsewhere and run no script but its own.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

// guarded lets requests through that come from our own page, and marks all answers.
func (d *Demo) guarded(next http.Handler) http.Handler {
	crossOrigin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cache-Control", "no-cache")
		if private(r) {
			header.Set("Cache-Control", "no-store")
		}
		switch {
		case !d.hosts(r):
			writeError(w, refusal{http.StatusForbidden, "Open the page by the address that the program printed."})
		case crossOrigin.Check(r) != nil || private(r) && foreign(r):
			writeError(w, refusal{http.StatusForbidden, "Only the page itself may call this."})
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// private tells whether a request is for more than the files of the page.
func private(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, "/files/")
}

// foreign tells whether a request that only reads comes from another origin, which may be
// one on another port of this machine. Programs that are no browsers say neither.
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none": // none is an address typed in by the visitor
	default:
		return true
	}
	origin := r.Header.Get("Origin")
	return origin != "" && origin != "http://"+r.Host
}

// hosts tells whether the Host header names us. A name that somebody else has made
// resolve to our address does not.
func (d *Demo) hosts(r *http.Request) bool {
	name, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		name, port = strings.Trim(r.Host, "[]"), "80"
	}
	ip := net.ParseIP(name)
	if d.opts.AllowRemote {
		return ip != nil || name == "localhost"
	}
	if name != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return false
	}
	local, listening := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !listening {
		return true
	}
	_, ours, err := net.SplitHostPort(local.String())
	return err == nil && port == ours
}
