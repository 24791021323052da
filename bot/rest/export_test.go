package rest

import "net/url"

// Redirected is an address at another server.
func Redirected(base, to string) string {
	b, _ := url.Parse(base)
	u, _ := url.Parse(to)
	return redirected(b, u).String()
}

// ErrBanned, ErrInvalidRequest, APIFailure and ClassOf are internal.
var (
	ErrBanned         = errBanned
	ErrInvalidRequest = errInvalidRequests
	APIFailure        = apiFailure
	ClassOf           = classOf
)
