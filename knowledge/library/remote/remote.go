package remote

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/transport"
	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/plumbing/transport/ssh"
)

// Options say where a remote is and how it lets us in.
type Options struct {
	// Address is an https or ssh address, one like git@example.org:team/knowledge.git, or the path
	// of a bare repository.
	Address string
	// Branch is the one that is kept in step, without refs/heads/.
	Branch string
	// User goes with Token over https; empty means the one in the address, else "git".
	User, Token string
	// KeyFile holds the private key for ssh, and KnownHostsFile the servers' public ones; empty
	// means the user's agent and known_hosts.
	KeyFile, KnownHostsFile string
	// Patience bounds one call as a whole; a minute if zero.
	Patience time.Duration
	// MaxBytes bounds what one call takes in; 64 MiB if zero.
	MaxBytes int64
	// Local is how a repository in a folder is used; nil refuses addresses that are folders.
	Local *Local
}

func (o Options) withDefaults() Options {
	if o.Patience <= 0 {
		o.Patience = time.Minute
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 64 << 20
	}
	return o
}

// Remote is a branch on a git server. Make one with [New]; it is safe for use by several
// goroutines.
type Remote struct {
	options  Options
	endpoint transport.Endpoint
	auth     transport.AuthMethod
	web      *http.Transport
	// calls are those under way, also after their callers have given up: go-git offers no way
	// to end an ssh handshake.
	calls chan struct{}
}

// maxCalls bounds the calls that nobody waits for any longer and that have not come back.
const maxCalls = 16

// New makes a remote and speaks with nobody yet. Its error says what is wrong with the
// options.
func New(o Options) (*Remote, error) {
	o = o.withDefaults()
	endpoint, err := transport.NewEndpoint(o.Address)
	if err != nil || (endpoint.Host == "") != (endpoint.Protocol == "file") {
		return nil, fmt.Errorf("%w: %s", ErrAddress, Redact(o.Address))
	}
	r := &Remote{options: o, endpoint: *endpoint, calls: make(chan struct{}, maxCalls)}
	switch endpoint.Protocol {
	case "https", "http":
		r.web = http.DefaultTransport.(*http.Transport).Clone()
		r.auth = webAuth(o, endpoint)
	case "ssh":
		r.auth, err = sshAuth(o, endpoint)
	case "file":
		if o.Local == nil {
			err = fmt.Errorf("%w: %s", ErrAddress, Redact(o.Address))
		}
	default:
		err = fmt.Errorf("%w: %s", ErrAddress, Redact(o.Address))
	}
	return r, err
}

// String is the address without a password.
func (r *Remote) String() string { return Redact(r.options.Address) }

func (r *Remote) branch() plumbing.ReferenceName {
	return plumbing.NewBranchReferenceName(r.options.Branch)
}

// defaultUser is whom servers expect: over ssh all, over https those that only look at the
// token.
const defaultUser = "git"

func webAuth(o Options, e *transport.Endpoint) transport.AuthMethod {
	auth := &githttp.BasicAuth{Username: o.User, Password: o.Token}
	if auth.Username == "" {
		auth.Username = e.User
	}
	if auth.Username == "" {
		auth.Username = defaultUser
	}
	if auth.Password == "" {
		auth.Password = e.Password
	}
	if auth.Password == "" {
		return nil
	}
	return auth
}

func sshAuth(o Options, e *transport.Endpoint) (transport.AuthMethod, error) {
	if o.KeyFile == "" {
		return nil, nil // the user's agent
	}
	user := e.User
	if user == "" {
		user = defaultUser
	}
	keys, err := ssh.NewPublicKeysFromFile(user, o.KeyFile, "")
	if err != nil {
		return nil, fmt.Errorf("the key file for the knowledge remote: %w", err)
	}
	if o.KnownHostsFile != "" {
		if keys.HostKeyCallback, err = ssh.NewKnownHostsCallback(o.KnownHostsFile); err != nil {
			return nil, fmt.Errorf("the known hosts for the knowledge remote: %w", err)
		}
	}
	return keys, nil
}

// client opens sessions of one call, which take in so many bytes together.
func (r *Remote) client(b *budget) transport.Transport {
	if r.web == nil {
		return ssh.NewClient(nil)
	}
	return githttp.NewClientWithOptions(&http.Client{Transport: bounded{r.web, b}},
		&githttp.ClientOptions{RedirectPolicy: githttp.FollowInitialRedirects})
}

// target is a copy of the endpoint: go-git changes the one that it is given.
func (r *Remote) target() *transport.Endpoint {
	e := r.endpoint
	return &e
}

// called makes one call within the patience. Nobody waits longer, whatever becomes of it.
func called[T any](ctx context.Context, r *Remote, what string, do func(context.Context, *budget) (T, error)) (T, error) {
	var none T
	ctx, cancel := context.WithTimeout(ctx, r.options.Patience)
	defer cancel()
	select {
	case r.calls <- struct{}{}:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.Canceled) {
			return none, ctx.Err()
		}
		return none, failure{ErrSlow, what + ": too many earlier calls have not come back; start the bot anew"}
	}
	type outcome struct {
		value T
		err   error
	}
	done, b := make(chan outcome, 1), &budget{limit: r.options.MaxBytes}
	go func() {
		defer func() { <-r.calls }()
		value, err := guarded(ctx, b, do)
		done <- outcome{value, err}
	}()
	select {
	case out := <-done:
		return out.value, r.categorized(ctx, what, b, out.err)
	case <-ctx.Done():
		return none, r.categorized(ctx, what, b, ctx.Err())
	}
}

// guarded turns a panic over what a server sent into an error.
func guarded[T any](ctx context.Context, b *budget, do func(context.Context, *budget) (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrGarbled, p)
		}
	}()
	return do(ctx, b)
}

// branches lists what a server has, without its own words for it.
func branches(references map[string]plumbing.Hash) []string {
	var out []string
	for name := range references {
		if short, is := strings.CutPrefix(name, "refs/heads/"); is {
			out = append(out, short)
		}
	}
	return out
}

// isEmpty reports whether an error only says that a repository has no commit.
func isEmpty(err error) bool { return errors.Is(err, transport.ErrEmptyRemoteRepository) }
