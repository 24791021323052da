package gateway

import (
	"context"
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// supervisor keeps the connection of one shard open: it connects, looks after the connection,
// resumes a session that can be resumed and makes a new one otherwise.
type supervisor struct {
	make    func() (*discordgo.Session, error) // a fresh session, not set up
	handle  func(*discordgo.Event)
	content bool // whether to ask for the text of all messages
	times   Timings
	shard   int // of count
	count   int
	pace    *pace // shared by all shards
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
		s.health.set(s.shard, false, s.now())
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
		if conn = s.after(conn, err); rest.Pause(ctx, s.times.backoff(failures)) != nil {
			return nil
		}
	}
}

// fresh makes a connection that will identify, as soon as the budget allows. It is nil if
// the context ends before.
func (s *supervisor) fresh(ctx context.Context) (*connection, error) {
	if wait := s.budget.wait(); wait > 0 {
		if wait > s.times.RetryMax {
			s.log.Error("too many new sessions within the hour; waiting, so that Discord does not reset the token", "for", wait)
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
	session.ShardID, session.ShardCount = s.shard, s.count
	return newConnection(session, s.times, s.health, s.handle), nil
}

// once opens a connection and stays with it until it ends.
func (s *supervisor) once(ctx context.Context, conn *connection) error {
	if err := s.open(ctx, conn); err != nil {
		return err
	}
	s.health.connected()
	return conn.wait(ctx)
}

// open opens a connection, in its turn if it will identify.
func (s *supervisor) open(ctx context.Context, conn *connection) error {
	if !conn.fresh {
		return conn.open(ctx)
	}
	leave, err := s.pace.enter(ctx, s.shard)
	if err != nil {
		return err
	}
	err = conn.open(ctx)
	identified := conn.identified(err)
	leave(identified)
	if identified {
		s.budget.spend()
	}
	return err
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
