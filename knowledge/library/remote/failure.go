package remote

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/transport"
	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
)

// What can go wrong. An error of a call is exactly one of these.
var (
	// ErrAddress means that an address is none of a git server.
	ErrAddress = errors.New("not an https or ssh address of a git repository")
	// ErrUnreachable means that nobody answered, or only that it cannot at present.
	ErrUnreachable = errors.New("the remote cannot be reached")
	// ErrSlow means that the call took longer than anybody waits.
	ErrSlow = errors.New("the remote does not answer in time")
	// ErrRefused means that it does not let us in.
	ErrRefused = errors.New("the remote does not let us in")
	// ErrNotFound means that there is no repository, or none that we may see.
	ErrNotFound = errors.New("there is no repository at the remote's address")
	// ErrNoBranch means that the repository has branches, and not ours.
	ErrNoBranch = errors.New("the remote has no such branch")
	// ErrTooLarge means that it sent more than is taken in.
	ErrTooLarge = errors.New("the remote sends too much")
	// ErrGarbled means that what it sent cannot be read or is not whole.
	ErrGarbled = errors.New("the remote sends what cannot be read")
	// ErrUnkept means that what it sent could not be written to our own disk.
	ErrUnkept = errors.New("what the remote sent cannot be kept")
	// ErrMoved means that somebody else pushed first: fetch, and push again.
	ErrMoved = errors.New("the remote has moved on")
	// ErrDeclined means that the remote took the push and said no, for example because the branch
	// is protected.
	ErrDeclined = errors.New("the remote declines the push")
)

// failure is an error of a call. It holds text and not the error below, whose words are a
// server's and may hold a secret.
type failure struct {
	category error
	text     string
}

// Error names the category and then what happened.
func (f failure) Error() string { return f.category.Error() + ": " + f.text }

// Unwrap gives the category.
func (f failure) Unwrap() error { return f.category }

// categories are those that an error may be already.
var categories = []error{
	ErrUnreachable, ErrSlow, ErrRefused, ErrNotFound, ErrNoBranch, ErrTooLarge, ErrUnkept, ErrGarbled, ErrMoved, ErrDeclined,
}

func (r *Remote) categorized(ctx context.Context, what string, b *budget, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return context.Canceled
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return failure{ErrSlow, fmt.Sprintf("%s took longer than %v", what, r.options.Patience)}
	}
	category := categoryOf(err)
	if b.spent() {
		category = ErrTooLarge
	}
	text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), category.Error()+": "), "unexpected client error: ")
	return failure{category, shown(what + ": " + r.clean(text))}
}

func categoryOf(err error) error {
	for _, c := range categories {
		if errors.Is(err, c) {
			return c
		}
	}
	var address *url.Error
	var network net.Error
	var status *githttp.Err
	var unexpected *plumbing.UnexpectedError
	if errors.As(err, &unexpected) && unexpected.Err != nil { // it hides what it holds from errors.As
		err = unexpected.Err
	}
	switch {
	case errors.Is(err, transport.ErrAuthenticationRequired), errors.Is(err, transport.ErrAuthorizationFailed):
		return ErrRefused
	case strings.Contains(err.Error(), "unable to authenticate"), strings.Contains(err.Error(), "knownhosts:"),
		strings.Contains(err.Error(), "SSH_AUTH_SOCK"), strings.Contains(err.Error(), "SSH agent"):
		return ErrRefused // ssh has no error of its own for these
	case errors.Is(err, transport.ErrRepositoryNotFound):
		return ErrNotFound
	case errors.As(err, &status):
		if status.StatusCode() >= http.StatusInternalServerError || status.StatusCode() == http.StatusTooManyRequests {
			return ErrUnreachable
		}
		return ErrGarbled
	case errors.As(err, &address), errors.As(err, &network):
		return ErrUnreachable
	}
	return ErrGarbled
}

// clean takes our secrets out of a text.
func (r *Remote) clean(text string) string {
	for _, secret := range []string{r.options.Token, r.endpoint.Password} {
		if secret == "" {
			continue
		}
		for _, form := range []string{secret, url.QueryEscape(secret), url.PathEscape(secret)} {
			text = strings.ReplaceAll(text, form, hidden)
		}
	}
	return text
}

const hidden = "(hidden)"

// maxShown is how much of a reason is shown, in characters.
const maxShown = 300

// credentials are what stands before the @ of an address.
var credentials = regexp.MustCompile(`(://[^/\s:@]*:)[^/\s]*@`)

// Redact takes the password out of every address in a text.
func Redact(text string) string { return credentials.ReplaceAllString(text, "${1}"+hidden+"@") }

// shown is a text on one line, bounded, and without passwords.
func shown(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, Redact(text))
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return text
}
