package localdiscord

import (
	"context"
	"fmt"
	"time"
)

// recheck is how often a waiting caller looks again though nothing changed:
// the clock may be a test's own, which nobody announces.
const recheck = 50 * time.Millisecond

// do runs f under the lock and wakes everybody who waits for a change.
func (w *world) do(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f()
	close(w.changed)
	w.changed = make(chan struct{})
}

// read runs f under the lock without waking anybody.
func (w *world) read(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f()
}

// await calls find under the lock after each change until it is done or fails.
func await[T any](ctx context.Context, w *world, what string, find func() (found T, done bool, err error)) (T, error) {
	for {
		w.mu.Lock()
		found, done, err := find()
		changed := w.changed
		w.mu.Unlock()
		if done || err != nil {
			return found, err
		}
		select {
		case <-changed:
		case <-time.After(recheck):
		case <-ctx.Done():
			return found, fmt.Errorf("wait for %s: %w", what, ctx.Err())
		}
	}
}

// Changed is closed at the next change of anything that a person could see.
func (s *Server) Changed() <-chan struct{} {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	return s.world.changed
}

// WaitConnected waits until a session of the bot is ready.
func (s *Server) WaitConnected(ctx context.Context) error {
	return s.waitConnections(ctx, "a session", func(n int) bool { return n > 0 })
}

// waitReachable waits until the bot could be sent an interaction.
func (s *Server) waitReachable(ctx context.Context) error {
	_, err := await(ctx, s.world, "a session or an endpoint", func() (struct{}, bool, error) {
		return struct{}{}, s.world.endpoint != "" || len(s.gateway.attached()) > 0, nil
	})
	return err
}

// WaitDisconnected waits until no session of the bot has a connection.
func (s *Server) WaitDisconnected(ctx context.Context) error {
	return s.waitConnections(ctx, "the end of all sessions", func(n int) bool { return n == 0 })
}

func (s *Server) waitConnections(ctx context.Context, what string, enough func(int) bool) error {
	_, err := await(ctx, s.world, what, func() (struct{}, bool, error) {
		return struct{}{}, enough(len(s.gateway.attached())), nil
	})
	return err
}

// WaitCommand waits until the bot has registered a command of that name.
func (s *Server) WaitCommand(ctx context.Context, name string) (Command, error) {
	return await(ctx, s.world, "command "+name, func() (Command, bool, error) {
		for _, c := range s.world.commands {
			if c.Name == name {
				return *c, true, nil
			}
		}
		return Command{}, false, nil
	})
}
