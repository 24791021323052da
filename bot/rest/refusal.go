package rest

import (
	"errors"
	"net/http"
)

// Held tells whether a request surely did nothing and may be made later: Discord asked to
// wait, or the request was not sent.
func Held(err error) bool {
	var e *apiError
	return errors.Is(err, errBanned) || errors.Is(err, errInvalidRequests) ||
		errors.As(err, &e) && (e.Status == http.StatusTooManyRequests || e.Code == CodeOpensTooFast)
}

// Refused tells whether Discord refused a request for good: it surely did nothing, and never
// will. A wrong token is not its fault.
func Refused(err error) bool {
	var e *apiError
	return errors.As(err, &e) && e.Status >= 400 && e.Status < 500 && e.Status != http.StatusUnauthorized && !Held(err)
}
