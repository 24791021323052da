package localdiscord

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Server is one running Discord with its own state.
type Server struct {
	opts     Options
	url      string
	world    *world
	gateway  *gateway
	recorder *recorder
	faults   *Faults
	door     *door
	http     *http.Server
	cancel   context.CancelFunc

	mu      sync.Mutex // guards closing, and with it the start of new requests
	closing bool
	active  sync.WaitGroup
}

// Start listens and serves until Close is called or the context ends.
func Start(ctx context.Context, opts Options) (*Server, error) {
	opts = opts.withDefaults()
	if err := opts.checkAddr(); err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", opts.Addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", opts.Addr, err)
	}
	s := newServer(opts, listener.Addr())
	ctx, s.cancel = context.WithCancel(ctx)
	a := newAPI(s)
	s.world.post = func(i *interaction, address string) {
		if s.enter() {
			go func() {
				defer s.active.Done()
				s.carry(ctx, a, i, address)
			}()
		}
	}
	s.http = &http.Server{
		Handler:           s.handler(a),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	s.active.Go(func() { _ = s.http.Serve(listener) })
	s.active.Go(func() {
		<-ctx.Done()
		s.shut() //nolint:contextcheck // closing goes on when the context has ended
	})
	if err := s.SetInteractionsEndpoint(ctx, opts.Interactions); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func newServer(opts Options, addr net.Addr) *Server {
	s := &Server{opts: opts, url: "http://" + addr.String(), recorder: &recorder{out: opts.Record, keep: opts.History}, door: newDoor(opts)}
	s.world = newWorld(opts, s.url)
	s.gateway = &gateway{opts: opts, world: s.world, url: "ws://" + addr.String()}
	s.world.publish = s.gateway.publish
	s.faults = &Faults{world: s.world, gateway: s.gateway}
	s.gateway.faults = s.faults
	return s
}

// URL is the address of the REST API without the path /api, for example
// http://127.0.0.1:41873.
func (s *Server) URL() string { return s.url }

// Token is the bot's token without the prefix "Bot ".
func (s *Server) Token() string { return s.opts.Token }

// Bot is the user that the connecting application is.
func (s *Server) Bot() User { return s.world.bot }

// Faults is where things can be made to go wrong.
func (s *Server) Faults() *Faults { return s.faults }

// Requests are the REST requests received so far, oldest first, as far back as
// Options.History has them remembered.
func (s *Server) Requests() []Request { return s.NewestRequests(math.MaxInt) }

// NewestRequests are at most n of the newest REST requests, oldest first.
func (s *Server) NewestRequests(n int) []Request {
	return s.recorder.newest(n, func(*Request) bool { return true })
}

// Close ends all connections and returns when nothing runs any more. A record
// that could not be written is reported here.
func (s *Server) Close() error {
	s.cancel()
	s.active.Wait()
	s.door.client.CloseIdleConnections()
	return s.recorder.err()
}

// grace is how long Close waits for responses that are being written.
const grace = time.Second

// shut refuses what is new, lets responses on their way arrive, and cuts what is still open.
func (s *Server) shut() {
	s.mu.Lock()
	s.closing = true
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if s.http.Shutdown(ctx) != nil {
		_ = s.http.Close()
	}
}

// handler is the front door: the gateway for WebSockets, else the REST API.
func (s *Server) handler(api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.enter() {
			return
		}
		defer s.active.Done()
		if strings.EqualFold(r.Header.Get("Upgrade"), "websocket") {
			s.gateway.ServeHTTP(w, r)
			return
		}
		api.ServeHTTP(w, r)
	})
}

// enter counts a request that Close will wait for, unless it is too late.
func (s *Server) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return false
	}
	s.active.Add(1)
	return true
}
