package faults_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
	"gutskin/knowledge/sqlstore"
	"gutskin/knowledge/sqlstore/pgtest"
)

// patience is how long one fault may take altogether.
const patience = 90 * time.Second

// kept begins what somebody is told whose question is kept.
const kept = "Sent, thank you."

// back is within what time the bot must answer again once a fault is over.
const back = 30 * time.Second

// bench is a local Discord, the bot as a process of its own, and people who ask.
type bench struct {
	*localdiscord.Server
	t    *testing.T
	ctx  context.Context
	data string // the bot's folder
	// place is where the bot keeps its records, and postgres the server if it is no file.
	place    sqlstore.Place
	postgres *pgtest.Server
	bot      *process
	crowd    *crowd
	// quiet is a server in which nobody asks, so that what is kept there never meets a limit.
	quiet localdiscord.Guild
	// kept counts what people were told is kept.
	kept int
}

func newBench(t *testing.T, f fault) *bench {
	t.Helper()
	if _, err := program(); err != nil { // built before the clock runs
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	options := f.options
	if options.Limits == (localdiscord.Limits{}) {
		options.Limits.Off = true
	}
	server, err := localdiscord.Start(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	b := &bench{Server: server, t: t, ctx: ctx, data: t.TempDir(), quiet: server.AddGuild("Quiet")}
	b.place.Path = filepath.Join(b.data, "gutskin.db")
	if f.postgres {
		b.postgres = pgtest.Start(t)
		b.place = sqlstore.Place{URL: b.postgres.Database(t), Keys: []sqlstore.Key{{1}}}
	}
	b.start()
	b.crowd = gather(ctx, server)
	t.Cleanup(b.crowd.disperse)
	b.answers(time.Now())
	return b
}

// start starts the bot, anew perhaps, and waits until it is connected.
func (b *bench) start() {
	b.t.Helper()
	settings := []string{
		"GUTSKIN_DISCORD_TOKEN=" + b.Token(), "GUTSKIN_DISCORD_API=" + b.URL(), "GUTSKIN_DATA_DIR=" + b.data,
		"GUTSKIN_HEALTH_ADDRESS=127.0.0.1:0",
	}
	if b.postgres != nil {
		settings = append(settings, "GUTSKIN_DATABASE_URL="+b.place.URL, "GUTSKIN_DATA_KEY="+hex.EncodeToString(b.place.Keys[0][:]))
	}
	b.bot = launch(b.t, settings...)
	if err := b.WaitConnected(b.ctx); err != nil {
		b.t.Fatalf("%v\n%s", err, b.bot.log)
	}
	if _, err := b.WaitCommand(b.ctx, "ask"); err != nil {
		b.t.Fatalf("%v\n%s", err, b.bot.log)
	}
}

// enough is how many answers show that the bot is back.
const enough = 5

// answers waits for answers to questions that are asked from a moment on, and gives how long
// after it the first of them was asked.
func (b *bench) answers(since time.Time) time.Duration {
	b.t.Helper()
	var first time.Time
	b.wait("answers", func() bool {
		n, at := b.crowd.answeredSince(since)
		first = at
		return n >= enough
	})
	return first.Sub(since)
}

// wait fails the test unless something comes true in time.
func (b *bench) wait(what string, done func() bool) {
	b.t.Helper()
	for !done() {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-b.ctx.Done():
			b.t.Fatalf("waited in vain for %s\n%s", what, b.bot.log)
		}
	}
}

// keepOne lets people send questions until one of them was told that it is kept, and gives
// how long that took.
func (b *bench) keepOne() time.Duration {
	b.t.Helper()
	began, told := time.Now(), b.kept
	b.wait("something to be kept", func() bool { b.keep(); return b.kept > told })
	return time.Since(began)
}

// keep lets somebody send a question to the moderators, and counts it if they were told that
// it is kept.
func (b *bench) keep() {
	b.t.Helper()
	who := b.Member(fmt.Sprint("sender", b.kept))
	asked, err := who.Slash(b.Channels(b.quiet.ID)[0].ID, "ask", localdiscord.Opt("question", "does chlorine in pools hurt my skin?"))
	if err != nil {
		return
	}
	reply, err := asked.Response(b.ctx)
	if err != nil || reply.Message == nil {
		return
	}
	for _, control := range reply.Message.Controls() {
		if control.Label != "Send my question to the moderators" {
			continue
		}
		form, err := who.Click(*reply.Message, control.CustomID)
		if err != nil {
			return
		}
		sent, err := who.SubmitModal(b.ctx, form, nil)
		if err != nil {
			return
		}
		if told, err := sent.Response(b.ctx); err == nil && told.Message != nil && strings.HasPrefix(told.Message.Text(), kept) {
			b.kept++
		}
		return
	}
	b.t.Fatalf("no way to send a question: %s", reply.Message.Text())
}

// inStore counts the sent questions that the database has, after the bot has ended.
func (b *bench) inStore() int {
	b.t.Helper()
	store, err := b.place.Open(b.ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	questions, err := store.Questions(b.ctx, b.quiet.ID, 1000)
	if err != nil {
		b.t.Fatal(err)
	}
	return len(questions)
}
