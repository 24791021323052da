package gateway

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// supervisor keeps a gateway connection open: it connects, looks after the connection,
// resumes a session that can be resumed and makes a new one otherwise.
type supervisor struct {
	make    func() (*discordgo.Session, error) // a fresh session, not set up
	handle  func(*discordgo.Event)
	content bool // whether to ask for the text of all messages
	times   Timings
	budget  *budget
	health  *Health
	log     *slog.Logger
	now     func() time.Time
}

// run works until the context ends, then closes the connection and returns nil. It only
// fails where connecting again is useless.
func (s *supervisor) run(ctx context.Context) error {
	var conn *connection
	for failures := 0; ; failures++ {
		if conn == nil {
			var err error
			if conn, err = s.fresh(ctx); conn == nil {
				return err
			}
		}
		began := s.now()
		err := s.once(ctx, conn)
		s.health.set(false, s.now())
		if ctx.Err() != nil {
			conn.close()
			return nil
		}
		if final := s.final(conn, err); final != nil {
			return final
		}
		if s.now().Sub(began) > s.times.RetryMax {
			failures = 0
		}
		if conn = s.after(conn, err); rest.Pause(ctx, s.backoff(failures)) != nil {
			return nil
		}
	}
}

// fresh makes a connection that will identify, as soon as the budget allows. It is nil if
// the context ends before.
func (s *supervisor) fresh(ctx context.Context) (*connection, error) {
	if wait := s.budget.wait(); wait > 0 {
		if wait > s.times.RetryMax {
			s.log.Error("too many connections within the hour; waiting, so that Discord does not reset the token", "for", wait)
		}
		if rest.Pause(ctx, wait) != nil {
			return nil, nil
		}
	}
	session, err := s.make()
	if err != nil {
		return nil, err
	}
	setUp(session, s.content)
	return newConnection(session, s.times, s.health, s.handle), nil
}

// once opens a connection and stays with it until it ends.
func (s *supervisor) once(ctx context.Context, conn *connection) error {
	err := conn.open(ctx)
	if conn.identified(err) {
		s.budget.spend()
	}
	if err != nil {
		return err
	}
	s.health.opened.Add(1)
	return conn.wait(ctx)
}

// after gives the connection to go on with; nil for a fresh one.
func (s *supervisor) after(conn *connection, err error) *connection {
	resume := conn.resumable(err)
	s.log.Warn("the gateway connection ended", "reason", rest.Brief(err), "code", conn.code(), "resume", resume)
	conn.cut()
	if !resume {
		return nil
	}
	return conn
}

// final is the error after which nobody may connect again; nil if there is none.
func (s *supervisor) final(conn *connection, err error) error {
	if f := fatal(conn.code()); f != nil {
		return f
	}
	return fatal(closeCode(err))
}

// backoff is a random wait whose mean doubles with each failure in a row.
func (s *supervisor) backoff(failures int) time.Duration {
	mean := min(s.times.Retry<<min(failures, 16), s.times.RetryMax)
	return mean/2 + rand.N(mean)
}
