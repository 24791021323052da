package faults_test

import (
	"database/sql"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"gutskin/bot/localdiscord"
)

var update = flag.Bool("update", false, "write the table of docs/reliability.md")

// fault is one thing that goes wrong.
type fault struct {
	name string // in the table
	does string // what the bot does about it, in the table
	// options are the local Discord's.
	options localdiscord.Options
	// postgres tells that the bot keeps its records in a PostgreSQL of its own.
	postgres bool
	// strike does the damage and undoes what does not end by itself. What it returns has to
	// be let go of in the end, if it is not nil.
	strike func(*bench) (undo func())
	// restart tells that the process ends, and is started again as an orchestrator would.
	restart bool
}

// lasting is how long a fault that does not end by itself goes on.
const lasting = 2 * time.Second

// gateway is a fault of the gateway that is over as soon as it has struck.
func gateway(do func(*localdiscord.Faults)) func(*bench) func() {
	return func(b *bench) func() { do(b.Faults()); return nil }
}

// rest is a fault that strikes every request for a while.
func rest(f localdiscord.Fault) func(*bench) func() {
	f.Times = -1
	return func(b *bench) func() {
		b.Faults().Add(f)
		time.Sleep(lasting)
		b.Faults().Clear()
		return nil
	}
}

// once is a fault that strikes one request of a route.
func once(f localdiscord.Fault) func(*bench) func() {
	return func(b *bench) func() { b.Faults().Add(f); return nil }
}

var faults = []fault{
	{name: "the socket is cut", does: "resumes its session", strike: gateway((*localdiscord.Faults).DropGateway)},
	{name: "the socket is cut in the middle of a frame", does: "resumes its session", strike: gateway((*localdiscord.Faults).TearGateway)},
	{name: "heartbeats are not acknowledged", does: "notices after two intervals, cuts the socket and resumes",
		options: localdiscord.Options{HeartbeatInterval: 500 * time.Millisecond},
		strike: func(b *bench) func() {
			b.Faults().WithholdACKs(true)
			time.Sleep(lasting)
			b.Faults().WithholdACKs(false)
			return nil
		}},
	{name: "the session is invalid (opcode 9)", does: "begins a new session", strike: gateway((*localdiscord.Faults).InvalidateSessions)},
	{name: "Discord asks to reconnect (opcode 7)", does: "resumes its session", strike: gateway((*localdiscord.Faults).Reconnect)},
	{name: "opcode 7 in place of READY, which locks the library up", does: "throws the connection away and makes another",
		strike: gateway(func(f *localdiscord.Faults) { f.ReconnectBeforeReady(1); f.CloseGateway(4009) })},
	{name: "the gateway says no hello", does: "gives up after fifteen seconds and connects again",
		strike: gateway(func(f *localdiscord.Faults) { f.WithholdHello(1); f.DropGateway() })},
	{name: "a resume is refused", does: "begins a new session",
		strike: gateway(func(f *localdiscord.Faults) { f.RefuseResume(1); f.DropGateway() })},
	{name: "the address for resuming is dead", does: "resumes over the first address",
		strike: func(b *bench) func() {
			b.Faults().ResumeNowhere(true)
			b.Faults().CloseGateway(4009)
			b.answers(time.Now())
			b.Faults().DropGateway()
			return func() { b.Faults().ResumeNowhere(false) }
		}},
	{name: "429 for one route", does: "waits as long as it was told, if the answer is still wanted then",
		strike: once(localdiscord.Fault{Route: localdiscord.RouteCallback, Answer: localdiscord.RouteLimit(time.Second)})},
	{name: "429 for the whole bot", does: "holds back all requests but those that answer interactions",
		strike: once(localdiscord.Fault{Answer: localdiscord.GlobalLimit(time.Second)})},
	{name: "429 of Cloudflare, as a page of HTML", does: "makes no request until it is over",
		strike: once(localdiscord.Fault{Answer: localdiscord.CloudflareBan(3 * time.Second)})},
	{name: "a storm of 502 as pages of HTML", does: "tries again while the answer is wanted",
		strike: rest(localdiscord.Fault{Answer: localdiscord.HTML(http.StatusBadGateway, "<h1>Bad Gateway</h1>")})},
	{name: "a storm of 503", does: "tries again while the answer is wanted",
		strike: rest(localdiscord.Fault{Answer: localdiscord.HTML(http.StatusServiceUnavailable, "")})},
	{name: "connections are dropped without an answer", does: "tries again; Discord refuses a second first answer",
		strike: rest(localdiscord.Fault{Drop: true, Late: true})},
	{name: "REST is slow (two seconds)", does: "answers late; nothing queues up behind it",
		strike: rest(localdiscord.Fault{Delay: 2 * time.Second})},
	{name: "events that cannot be read or are unknown", does: "logs them and goes on", strike: strangeEvents},
	{name: "events come twice", does: "answers once", strike: gateway(func(f *localdiscord.Faults) { f.Duplicate(50) })},
	{name: "an interaction comes again after five seconds", does: "drops it", strike: staleInteraction},
	{name: "another process locks the SQLite file", does: "goes on with what it knows and waits with writing", strike: lockedDatabase},
	{name: "PostgreSQL is killed and started again", does: "answers meanwhile, says so where something could not be kept, and connects again",
		postgres: true, strike: killPostgres},
	{name: "the disk is full", does: "answers; says so where something could not be kept", strike: fullDisk},
	{name: "SIGTERM under load, then a restart", does: "finishes what it has begun, ends with status 0", strike: terminate, restart: true},
	{name: "kill -9 under load, then a restart", does: "has all that it said it keeps", strike: kill, restart: true},
}

func strangeEvents(b *bench) func() {
	for _, data := range []string{`null`, `[]`, `{}`, `"x"`, `{"id":7,"author":null}`, `{"id":"1","type":99,"data":{"components":7}}`} {
		for _, kind := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE", "THREAD_CREATE", "SOMETHING_NEW"} {
			b.Faults().Dispatch(kind, json.RawMessage(data))
		}
	}
	if err := b.Faults().UnknownComponent(b.Member("novel"), "#general"); err != nil {
		b.t.Error(err)
	}
	return nil
}

func staleInteraction(b *bench) func() {
	asked, err := b.Member("late").Slash("#general", "ask", localdiscord.Opt("question", "acne?"))
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := asked.Response(b.ctx); err != nil {
		b.t.Fatal(err)
	}
	time.Sleep(5 * time.Second)
	b.Faults().Dispatch("INTERACTION_CREATE", asked.Payload())
	return func() {
		if n := len(asked.Reply().FollowUps); n > 0 {
			b.t.Errorf("it was answered %d times more", n)
		}
	}
}

func lockedDatabase(b *bench) func() {
	db, err := sql.Open("sqlite", filepath.Join(b.data, "gutskin.db"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	conn, err := db.Conn(b.ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(b.ctx, "BEGIN EXCLUSIVE"); err != nil {
		b.t.Fatal(err)
	}
	b.answers(time.Now())
	b.keep()
	if _, err := conn.ExecContext(b.ctx, "ROLLBACK"); err != nil {
		b.t.Fatal(err)
	}
	return nil
}

func terminate(b *bench) func() {
	b.bot.signal(syscall.SIGTERM)
	if status := b.bot.waitEnd(b.ctx, b.t); status != 0 {
		b.t.Errorf("it ended with status %d\n%s", status, b.bot.log)
	}
	return nil
}

func kill(b *bench) func() {
	b.bot.signal(syscall.SIGKILL)
	b.bot.waitEnd(b.ctx, b.t)
	return nil
}

// TestFaults injects one fault after the other, each into a bot of its own.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.inject(newBench(t, f))
		})
	}
}

// TestDocumented holds that docs/reliability.md lists these faults.
func TestDocumented(t *testing.T) {
	const path, begin, end = "../../../docs/reliability.md", "<!-- faults -->\n", "<!-- /faults -->"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no place for the table", path)
	}
	table := "| fault | what the bot does |\n|---|---|\n"
	for _, f := range faults {
		table += "| " + f.name + " | " + f.does + " |\n"
	}
	want := before + begin + table + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(page) != want {
		t.Errorf("%s is not fresh: run go test ./cmd/internal/faults -run Documented -update", path)
	}
}

// inject holds what is promised of every fault.
func (f fault) inject(b *bench) {
	for range 3 {
		b.keep()
	}
	if b.kept == 0 {
		b.t.Fatalf("nothing could be kept\n%s", b.bot.log)
	}
	before := b.bot.holds(b.t)
	undo := f.strike(b)
	over := time.Now()
	if f.restart {
		b.start()
	}
	if took := b.answers(over); took > back {
		b.t.Errorf("it answered again after %v, not within %v", took, back)
	}
	if took := b.keepOne(); took > back {
		b.t.Errorf("it kept something again after %v, not within %v", took, back)
	}
	if undo != nil {
		undo()
	}
	b.crowd.disperse()
	if n := b.crowd.twice(); n > 0 {
		b.t.Errorf("%d questions were answered twice", n)
	}
	if now, ok := b.bot.settled(b.t, before, 10*time.Second); !ok {
		b.t.Errorf("it holds %+v, before %+v", now, before)
	}
	b.bot.signal(syscall.SIGTERM)
	if status := b.bot.waitEnd(b.ctx, b.t); status != 0 {
		b.t.Errorf("it ended with status %d\n%s", status, b.bot.log)
	}
	if n := b.inStore(); n < b.kept {
		b.t.Errorf("%d questions are kept, %d were confirmed", n, b.kept)
	}
}
