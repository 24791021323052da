package rest

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// redirected is an address of Discord's at another server. The server may be named with or
// without the path that every request has: /api and /api/v9 count as that path.
func redirected(base, to *url.URL) *url.URL {
	out := *to
	out.Scheme, out.Host, out.User = base.Scheme, base.Host, base.User
	prefix := strings.TrimRight(base.Path, "/")
	rest := to.Path
	if at := strings.LastIndex(prefix, "/api"); at >= 0 {
		if version := prefix[at+len("/api"):]; version == "" || isVersion(version) {
			prefix = prefix[:at]
		}
	}
	out.Path, out.RawPath = prefix+rest, ""
	return &out
}

// isVersion tells whether a part of a path is that of a version, such as /v9.
func isVersion(s string) bool {
	number, ok := strings.CutPrefix(s, "/v")
	return ok && number != "" && len(number) < 4 && strings.Trim(number, "0123456789") == ""
}

// routeOf names a request for the log: its method and its path without ids and tokens.
func routeOf(req *http.Request) string {
	parts := strings.Split(req.URL.Path, "/")
	for i := range parts {
		token := i > 1 && (parts[i-2] == "interactions" || parts[i-2] == "webhooks")
		if token || strings.Trim(parts[i], "0123456789") == "" && parts[i] != "" {
			parts[i] = "*"
		}
	}
	return req.Method + " " + strings.Join(parts, "/")
}

// errTooLarge is returned for an answer that is longer than anything Discord sends.
var errTooLarge = errors.New("the answer is too large")

// limitedBody fails when more is read than is allowed.
type limitedBody struct {
	io.ReadCloser
	left int64
}

// Read reads at most what is left.
func (b *limitedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	return n, err
}
