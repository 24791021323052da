package bot_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// checkerEnv names the folder of the program that holds requests against Discord's own
// OpenAPI document; checkerFolder is where it is looked for otherwise.
const (
	checkerEnv    = "GUTSKIN_SPECCHECK"
	checkerFolder = "../../shared/discord/speccheck"
)

// TestSpecification holds everything that the bot sends against Discord's specification; under
// the race detector two languages, one by each door, and one size of knowledge stand for all.
func TestSpecification(t *testing.T) {
	check := specification(t)
	doors := map[string]string{"en-GB": byHTTP, "de": byHTTP, "fr": byGateway, "es-419": byGateway, "pt-BR": byGateway}
	sizes := sizes[:]
	if racing {
		doors, sizes = map[string]string{"de": byHTTP, "fr": byGateway}, sizes[:1]
	}
	t.Run("one of everything", func(t *testing.T) {
		release := make(chan struct{})
		s := crawled()
		s.options = localdiscord.Options{PrivilegedIntents: localdiscord.IntentMessageContent}
		s.script = slow(release, scripted.Acne()).On("slow care?", waits(release, scripted.Care())).On("two?", func(context.Context) knowledge.Answer { return two() })
		s.times = bot.FastTimings().Patience(300 * time.Millisecond)
		record := new(lockedBuffer)
		s.options.Record = record
		walk(start(t, withDesk(s, keptlibrary.New(t))), release)
		lib := keptlibrary.New(t)
		// Another server, so that no rate is exceeded.
		board := ready(t, withDesk(setup{options: localdiscord.Options{Record: record}, answers: lib.Answers()}, lib))
		walkAnswered(board)
		walkBoundaries(board)
		walkBoard(board)
		lib = keptlibrary.New(t)
		walkNotices(ready(t, withDesk(setup{options: localdiscord.Options{Record: record}, answers: lib.Answers()}, lib)), lib)
		check(t, record)
	})
	for locale, door := range doors {
		t.Run("every control in "+locale+" by "+door, func(t *testing.T) {
			t.Parallel()
			record := new(lockedBuffer)
			s := crawled()
			s.options.Record = record
			c := &crawler{bench: readyBy(t, door, s), openings: openings(), locales: []string{locale}}
			t.Logf("%d ways", len(c.ways()))
			check(t, record)
		})
	}
	for _, size := range sizes {
		t.Run("knowledge that is "+size.name, func(t *testing.T) {
			t.Parallel()
			record := new(lockedBuffer)
			s := crawled()
			s.options.Record, s.answers = record, inSize(size, crawled().script)
			c := &crawler{bench: ready(t, s), openings: openings(), locales: []string{"de"}}
			t.Logf("%d ways", len(c.ways()))
			check(t, record)
		})
	}
}

// specification builds the checker, and gives what holds a record against it; without a
// checker the test is skipped.
func specification(t *testing.T) func(*testing.T, *lockedBuffer) {
	t.Helper()
	folder := os.Getenv(checkerEnv)
	if folder == "" {
		folder = filepath.FromSlash(checkerFolder)
	}
	if _, err := os.Stat(filepath.Join(folder, "main.go")); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("not checked against Discord's specification: there is no checker in %s; %s can name another folder", folder, checkerEnv)
	}
	checker := filepath.Join(t.TempDir(), "speccheck")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", checker, ".")
	build.Dir = folder
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the checker: %v\n%s", err, out)
	}
	return func(t *testing.T, record *lockedBuffer) {
		t.Helper()
		check := exec.Command(checker, "-strict")
		check.Dir = folder
		check.Stdin = strings.NewReader(record.String())
		out, err := check.CombinedOutput()
		if err != nil || bytes.Contains(out, []byte("line ")) {
			t.Errorf("%v\n%s", err, out)
		}
		t.Logf("%s", bytes.TrimSpace(out))
	}
}

// walk makes the bot send one of everything that it can send.
func walk(b *bench, release chan<- struct{}) {
	b.t.Helper()
	public := localdiscord.Opt("private", false)
	b.ask("ann", "#general", "acne?")
	b.ask("ann", "#general", "two?", public)
	b.ask("ann", "#general", "my tongue swells")
	b.ask("ann", "#general", "dairy?")
	b.ask("bob", localdiscord.DM, "🙂")
	b.ask("bob", localdiscord.DM, "acne?")
	for _, typed := range []string{"acn", "nothing"} {
		if _, err := b.Member("bob").Autocomplete(b.ctx, "#general", "ask", "question", typed); err != nil {
			b.t.Fatal(err)
		}
	}
	mention := b.Bot().Mention()
	b.say("cat", "#general", mention+" acne?")
	b.say("cat", "#general", mention)
	b.say("cat", localdiscord.DM, "my tongue swells")
	suggested := b.say("cat", "#general", mention+" skin?")
	private := *b.ask("dan", "#general", "skin?").Message
	for _, m := range []localdiscord.Message{suggested, private} {
		pressed, err := b.Member("dan").Click(m, "1:topic:acne")
		if err != nil {
			b.t.Fatal(err)
		}
		if _, err := pressed.Response(b.ctx); err != nil {
			b.t.Fatal(err)
		}
	}
	walkCommands(b)
	walkAnswers(b)
	walkHelpChannel(b)
	walkSettings(b)
	walkDesk(b)
	walkLate(b, release)
}

// walkCommands uses every command that is no question, and the controls that it brings.
func walkCommands(b *bench) {
	b.t.Helper()
	b.outcome(b.Member("fay").Slash("#general", "tips", localdiscord.Opt("about", "acne?"), localdiscord.Opt("count", 10)))
	b.outcome(b.Member("fay").Slash("#general", "tips"))
	b.outcome(b.Member("fay").Slash(localdiscord.DM, "help"))
	for _, typed := range []string{"acn", "nothing"} {
		if _, err := b.Member("fay").Autocomplete(b.ctx, "#general", "tips", "about", typed); err != nil {
			b.t.Fatal(err)
		}
	}
	topics := b.outcome(b.Member("gus").Slash("#general", "topics", localdiscord.Opt("group", "food"))).Message
	topic := b.chosen("gus", *b.chosen("gus", *topics, "concern").Message, "acne")
	b.pressed("gus", *topic.Message, "Back")
	notice := b.outcome(b.Member("hal").Slash("#general", "privacy")).Message
	for _, label := range []string{"Delete my data", "Yes, delete it"} {
		notice = b.pressed("hal", *notice, label).Message
	}
	for _, text := range []string{"acne?", "skin?", "my tongue swells"} {
		said := b.answerThis("ivy", b.send("newcomer", "#general", text)).Message
		if text == "my tongue swells" {
			b.pressed("ivy", *said, "Send it to them")
		}
	}
	b.say("joe", localdiscord.DM, "new question")
	for _, text := range []string{"acne?", "acne?"} {
		b.say("joe", localdiscord.DM, text)
	}
}

// walkLate makes the bot send what it sends after a deferral.
func walkLate(b *bench, release chan<- struct{}) {
	b.t.Helper()
	for question, done := range map[string]func(localdiscord.Reply) bool{
		"slow?":      localdiscord.Reply.Complete,
		"slow care?": func(r localdiscord.Reply) bool { return len(r.FollowUps) == 1 },
	} {
		late, err := b.Member("eve").Slash("#general", "ask", localdiscord.Opt("question", question), localdiscord.Opt("private", false))
		if err != nil {
			b.t.Fatal(err)
		}
		if _, err := late.Acknowledged(b.ctx); err != nil {
			b.t.Fatal(err)
		}
		release <- struct{}{}
		if _, err := late.Wait(b.ctx, done); err != nil {
			b.t.Fatal(err)
		}
	}
	b.answerThisLate("eve", release)
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Late: true, Answer: localdiscord.Answer{
		Status: 200, Header: asJSON(), Body: `{"id":"1573992300181192706","embeds":[]}`,
	}})
	b.say("eve", localdiscord.DM, "acne?")
	b.wait("an edit", func() bool { return b.requests("PATCH", "/1573992300181192706") == 1 })
}
