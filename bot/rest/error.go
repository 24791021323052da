package rest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// apiError is a request that Discord refused or that did not reach it. Its text holds no
// token and no id of anybody.
type apiError struct {
	Op         string
	Status     int // 0 if there was no answer
	Code       int // Discord's, 0 if it named none
	RetryAfter time.Duration
	Err        error
}

// Error is for the log.
func (e *apiError) Error() string {
	switch {
	case e.Status == 0:
		return fmt.Sprintf("%s: %v", e.Op, e.Err)
	case e.Status == http.StatusTooManyRequests:
		return fmt.Sprintf("%s: rate limited for %s", e.Op, e.RetryAfter)
	}
	return fmt.Sprintf("%s: Discord answered %d, code %d", e.Op, e.Status, e.Code)
}

// Unwrap gives the cause where there was no answer.
func (e *apiError) Unwrap() error { return e.Err }

// CodeOf is Discord's code in an error, 0 if there is none.
func CodeOf(err error) int {
	var e *apiError
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}

// StatusOf is the status of HTTP in an error, 0 if there was no answer.
func StatusOf(err error) int {
	var e *apiError
	if errors.As(err, &e) {
		return e.Status
	}
	return 0
}

// apiFailure makes an apiError of what the library returns.
func apiFailure(op string, err error) error {
	if err == nil {
		return nil
	}
	var rest *discordgo.RESTError
	var limited *discordgo.RateLimitError
	switch {
	case errors.As(err, &rest) && rest.Response != nil:
		e := &apiError{Op: op, Status: rest.Response.StatusCode}
		if rest.Message != nil {
			e.Code = rest.Message.Code
		}
		return e
	case errors.As(err, &limited) && limited.RateLimit != nil && limited.TooManyRequests != nil:
		return &apiError{Op: op, Status: http.StatusTooManyRequests, RetryAfter: limited.RetryAfter}
	}
	return &apiError{Op: op, Err: cause(err)}
}

// secrets are the parts of a path that let their reader act as the bot.
var secrets = regexp.MustCompile(`(/(?:webhooks|interactions)/)\d+/[^/\s"]+`)

// cause is an error without the address of its request, which may hold a token.
func cause(err error) error {
	var addressed *url.Error
	if errors.As(err, &addressed) {
		err = addressed.Err
	}
	for _, known := range []error{context.Canceled, context.DeadlineExceeded, errBanned, errInvalidRequests, errTooLarge} {
		if errors.Is(err, known) {
			return known
		}
	}
	return errors.New(Brief(err))
}

// maxBrief bounds an error's text in the log, in code points.
const maxBrief = 200

// Brief is an error's text for the log: short, and without tokens.
func Brief(err error) string {
	text := secrets.ReplaceAllString(strings.ToValidUTF8(err.Error(), "\uFFFD"), "$1…")
	if runes := []rune(text); len(runes) > maxBrief {
		return string(runes[:maxBrief-1]) + "…"
	}
	return text
}
