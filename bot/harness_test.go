package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/bot/router"
	"gutskin/knowledge/sqlstore"
)

// patience is how long a test waits for something before it fails.
const patience = 20 * time.Second

// bench is a bot connected to a local Discord.
type bench struct {
	*localdiscord.Server
	t      testing.TB
	ctx    context.Context
	health *bot.Health
	script *scripted.Answers
	store  *sqlstore.Store
	log    *lockedBuffer
	stop   context.CancelFunc
	ended  <-chan error // bears the end, then is closed
}

// lockedBuffer is a log that may be read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// setup says how a bench differs from the usual one.
type setup struct {
	options localdiscord.Options
	config  func(*bot.Config)
	times   bot.Timings
	script  *scripted.Answers
	answers router.Answers // in place of a script
	store   bot.Store      // in place of that of the bench
	before  func(*localdiscord.Server)
	long    bool // takes longer than most
}

// discordOnly starts the local Discord of a bench without a bot.
func discordOnly(t testing.TB, s setup) *bench {
	t.Helper()
	limit := patience
	if s.long {
		limit *= 6
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	server, err := localdiscord.Start(ctx, s.options)
	if err != nil {
		t.Fatalf("start localdiscord: %v", err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("close localdiscord: %v", err)
		}
	})
	if s.script == nil {
		s.script = scripted.New()
	}
	if s.before != nil {
		s.before(server)
	}
	return &bench{Server: server, t: t, ctx: ctx, health: new(bot.Health), script: s.script, store: scripted.Store(t), log: new(lockedBuffer)}
}

// launch starts the bot of a bench.
func (b *bench) launch(s setup) {
	ctx, cancel := context.WithCancel(b.ctx)
	b.stop = cancel
	cfg := bot.Config{Token: b.Token(), API: b.URL(), Workers: 8, Health: b.health}
	if s.config != nil {
		s.config(&cfg)
	}
	times := s.times
	if times == (bot.Timings{}) {
		times = bot.FastTimings()
	}
	log := slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	answers := s.answers
	if answers == nil {
		answers = b.script
	}
	store := s.store
	if store == nil {
		store = b.store
	}
	ended := make(chan error, 1)
	b.ended = ended
	go func() {
		defer close(ended)
		ended <- bot.RunWith(ctx, cfg, answers, store, log, times)
	}()
	b.t.Cleanup(func() { b.quit() })
}

// quit stops the bot and checks that it ended well, once.
func (b *bench) quit() {
	b.stop()
	select {
	case err, first := <-b.ended:
		if first && err != nil {
			b.t.Errorf("bot ended with %v", err)
		}
	case <-time.After(patience):
		b.t.Error("bot did not end")
	}
	if b.t.Failed() {
		b.t.Logf("log:\n%s", b.log)
	}
}

// start is a bench with a bot that is ready; the test runs beside others.
func start(t *testing.T, s setup) *bench {
	t.Helper()
	t.Parallel()
	return ready(t, s)
}

// ready is a bench with a bot that is ready.
func ready(t testing.TB, s setup) *bench {
	t.Helper()
	b := discordOnly(t, s)
	b.launch(s)
	if err := b.WaitConnected(b.ctx); err != nil {
		t.Fatal(err, b.log)
	}
	if _, err := b.WaitCommand(b.ctx, "ask"); err != nil {
		t.Fatal(err, b.log)
	}
	t.Cleanup(func() { b.checkPings() })
	return b
}

// readyBy is a bench with a bot that is ready, with interactions by one of the doors.
func readyBy(t testing.TB, door string, s setup) *bench {
	t.Helper()
	if door == byGateway {
		return ready(t, s)
	}
	b, config := discordOnly(t, s), s.config
	s.config = func(c *bot.Config) {
		config(c)
		c.PublicKey, c.InteractionsAddress = b.PublicKey(), "127.0.0.1:0"
	}
	b.launch(s)
	if _, err := b.WaitCommand(b.ctx, "ask"); err != nil {
		t.Fatal(err, b.log)
	}
	if err := b.SetInteractionsEndpoint(b.ctx, "http://"+b.health.Interactions()+bot.InteractionsPath); err != nil {
		t.Fatal(err, b.log)
	}
	t.Cleanup(func() { b.checkPings() })
	return b
}

// The doors by which interactions come.
const byGateway, byHTTP = "gateway", "HTTP"

// checkPings looks whether any message that was sent could have mentioned somebody.
func (b *bench) checkPings() {
	for _, r := range b.Requests() {
		var m struct {
			Content  *string         `json:"content"`
			Mentions json.RawMessage `json:"allowed_mentions"`
			Data     struct {
				Content  *string         `json:"content"`
				Mentions json.RawMessage `json:"allowed_mentions"`
			} `json:"data"`
		}
		if json.Unmarshal(r.Body, &m) != nil || m.Content == nil && m.Data.Content == nil {
			continue
		}
		if m.Data.Content != nil {
			m.Mentions = m.Data.Mentions
		}
		if string(m.Mentions) != `{"parse":[],"replied_user":false}` {
			b.t.Errorf("%s %s could mention somebody: %s", r.Method, r.Path, r.Body)
		}
	}
}

// ask uses /ask and waits for the answer.
func (b *bench) ask(who, channel, question string, options ...localdiscord.Option) localdiscord.Reply {
	b.t.Helper()
	options = append([]localdiscord.Option{localdiscord.Opt("question", question)}, options...)
	asked, err := b.Member(who).Slash(channel, "ask", options...)
	if err != nil {
		b.t.Fatal(err)
	}
	reply, err := asked.Response(b.ctx)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return reply
}

// say writes a message and waits for the bot's.
func (b *bench) say(who, channel, words string) localdiscord.Message {
	b.t.Helper()
	sent, err := b.Member(who).Send(channel, words)
	if err != nil {
		b.t.Fatal(err)
	}
	answer, err := b.Member(who).WaitAnswer(b.ctx, sent)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return answer
}

// wait fails the test unless something comes true in time.
func (b *bench) wait(what string, done func() bool) {
	b.t.Helper()
	for !done() {
		select {
		case <-time.After(2 * time.Millisecond):
		case <-b.ctx.Done():
			b.t.Fatalf("waited in vain for %s\n%s", what, b.log)
		}
	}
}

// logged tells whether a line of the log holds some words.
func (b *bench) logged(words string) bool { return strings.Contains(b.log.String(), words) }

// requests counts those of a route's method and ending.
func (b *bench) requests(method, ending string) int {
	n := 0
	for _, r := range b.Requests() {
		path, _, _ := strings.Cut(r.Path, "?")
		if r.Method == method && strings.HasSuffix(path, ending) {
			n++
		}
	}
	return n
}
