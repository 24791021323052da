package desk_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/desk"
	"gutskin/bot/guild"
	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge/sqlstore"
)

// board is a moderators' channel that is kept in memory, with clocks that a test sets.
type board struct {
	*bench
	notices *desk.Notices
	desk    *desk.Desk
	memos   desk.Memos
	now     time.Time
	steady  time.Duration
	// posts are the messages of the channel; one that was deleted is nil.
	posts []*reply.Reply
	sends int
	fail  error
	more  []desk.Trouble
}

// alarmed is a library that tells of other trouble.
type alarmed struct {
	keptlibrary.Library
	board *board
}

func (l alarmed) Troubles() []desk.Trouble { return l.board.more }

func newBoard(t *testing.T, changes ...change) *board {
	t.Helper()
	b := &board{bench: newBench(t), now: start.Add(-60 * 24 * time.Hour)} // the library is of today
	b.memos = b.store
	b.settle("900")
	b.restart(changes...)
	return b
}

// settle chooses the channel.
func (b *board) settle(channel string) {
	b.t.Helper()
	book := guild.NewBook(b.store, slog.New(slog.DiscardHandler), time.Now)
	_, err := book.Change(b.t.Context(), home, func(s *guild.Settings) { s.Notices = channel })
	noError(b.t, err)
}

// restart makes everything anew that a restart makes anew.
func (b *board) restart(changes ...change) {
	b.t.Helper()
	catalog, err := words.Load()
	noError(b.t, err)
	log := slog.New(slog.NewTextHandler(b.log, nil))
	parts := desk.Parts{
		Guild: home, Library: alarmed{b.lib, b}, Drafts: b.store, Live: b.lib.Answers(), Log: log, Now: func() time.Time { return b.now },
	}
	for _, c := range changes {
		c(&parts)
	}
	book := guild.NewBook(b.store, log, time.Now)
	b.desk = desk.New(parts)
	began := b.steady
	chosen := func(ctx context.Context) (channel, language string) {
		s := book.Of(ctx, home)
		return s.Notices, s.Language
	}
	b.notices = b.desk.Notices(desk.NoticeParts{
		Memos: b.memos, Chosen: chosen, Locale: func(context.Context) string { return "en-GB" }, Words: catalog,
		Settle: 10 * time.Second, Steady: func() time.Duration { return b.steady - began },
	})
	b.router = router.New(router.Parts{
		Answers: b.lib.Answers(), Records: b.store, Settings: book, Words: catalog, Secret: []byte("secret"), Log: log,
		Now:   func() time.Time { return start.Add(time.Duration(b.tick.Add(1)) * time.Minute) }, // so that nobody is ever too fast
		Extra: b.desk.Extra(),
	})
}

// pass lets time pass and looks every few seconds, at most a hundred times.
func (b *board) pass(d time.Duration) {
	b.t.Helper()
	step := max(d/100, 5*time.Second)
	for ; d > 0; d -= step {
		b.now, b.steady = b.now.Add(step), b.steady+step
		b.look()
	}
}

func (b *board) look() {
	b.t.Helper()
	for range 20 {
		p := b.notices.Next(b.t.Context())
		if p == nil {
			return
		}
		b.sends++
		id, err := b.deliver(p)
		b.notices.Sent(b.t.Context(), p, id, err)
		if err != nil {
			return
		}
	}
	b.t.Fatal("there is no end of notices")
}

func (b *board) deliver(p *desk.Post) (string, error) {
	b.t.Helper()
	if reply.Length(p.Reply.Content) > reply.MaxContent || len(p.Reply.Rows) > reply.MaxRows || p.Message == "" && (p.Once == "" || len(p.Once) > 25) {
		b.t.Errorf("a message that Discord does not take: %+v", p)
	}
	if b.fail != nil {
		return "", b.fail
	}
	if p.Message == "" {
		b.posts = append(b.posts, p.Reply)
		return fmt.Sprint(len(b.posts)), nil
	}
	var n int
	_, err := fmt.Sscan(p.Message, &n)
	noError(b.t, err)
	if b.posts[n-1] == nil {
		return "", fmt.Errorf("gone: %w", desk.ErrMessageGone)
	}
	b.posts[n-1] = p.Reply
	return p.Message, nil
}

// write changes files by hand; an empty content removes one.
func (b *board) write(files map[string]string) {
	b.t.Helper()
	for name, content := range files {
		path := filepath.Join(b.lib.Dir, name)
		if content == "" {
			noError(b.t, os.Remove(path))
			continue
		}
		noError(b.t, os.WriteFile(path, []byte(content), 0o644))
	}
	noError(b.t, b.lib.Reload(b.t.Context()))
}

// reads holds what stands in a message that all see.
func reads(t *testing.T, said *reply.Reply, texts ...string) {
	t.Helper()
	private := *said
	private.Private = true
	wants(t, &private, texts...)
}

func (b *board) count(want int, when string) {
	b.t.Helper()
	if len(b.posts) != want {
		var all []string
		for _, p := range b.posts {
			all = append(all, text(p))
		}
		b.t.Fatalf("%s: %d messages, want %d:\n%s", when, len(b.posts), want, strings.Join(all, "\n---\n"))
	}
}

// TestBrokenFileIsTold holds that moderators hear once of a file that is broken, with its
// place and its mend, also after a restart, and that the message changes when it is mended.
func TestBrokenFileIsTold(t *testing.T) {
	b := newBoard(t)
	good := b.file("acne.md")
	b.pass(time.Minute)
	b.count(0, "nothing is wrong")
	b.write(map[string]string{"acne.md": strings.Replace(good, "group: concern", "group: nonsense", 1)})
	b.pass(5 * time.Second)
	b.count(0, "at once")
	b.pass(15 * time.Second)
	b.count(1, "broken")
	reads(t, b.posts[0], "needs mending", "acne.md:3:8", "unknown group", "use mechanism, concern, food or lifestyle", "last good version", "/knowledge check")
	b.pass(2 * time.Hour)
	b.restart()
	b.pass(2 * time.Hour)
	b.count(1, "later, and after a restart")
	b.write(map[string]string{"acne.md": strings.Replace(good, "group: concern", "group: rubbish", 1)})
	b.pass(time.Minute)
	b.count(1, "broken in another way")
	reads(t, b.posts[0], "rubbish")
	b.write(map[string]string{"acne.md": good})
	b.pass(time.Minute)
	b.count(1, "mended")
	reads(t, b.posts[0], "Mended", "acne.md", "in order again", "!rubbish")
	before := b.sends
	b.restart()
	b.pass(time.Hour)
	if b.sends != before {
		t.Errorf("%d messages about nothing", b.sends-before)
	}
}

// TestManyBreakAtOnce holds that what breaks together is told together, and that it fits.
func TestManyBreakAtOnce(t *testing.T) {
	b := newBoard(t)
	files := map[string]string{}
	for n := range 60 {
		files[fmt.Sprintf("topic-%02d.md", n)] = strings.Repeat("broken ", n+1)
	}
	b.write(files)
	b.pass(time.Minute)
	b.count(1, "sixty broken files")
	reads(t, b.posts[0], "topic-00.md:1:1", "Members get nothing of it", "Not shown here:", "/knowledge check")
	for name := range files {
		files[name] = ""
	}
	b.write(files)
	b.pass(time.Minute)
	b.count(1, "sixty mended files")
	reads(t, b.posts[0], "Mended")
}

// TestNoFlood breaks and mends one file again and again within an hour, in ever new ways: eighty
// times, or twelve under the race detector.
func TestNoFlood(t *testing.T) {
	b, times := newBoard(t), 80
	if racing {
		times = 12
	}
	good := b.file("acne.md")
	for n := range times {
		b.write(map[string]string{"acne.md": strings.Replace(good, "concern", fmt.Sprint("nonsense-", n), 1)})
		b.pass(18 * time.Second)
		b.write(map[string]string{"acne.md": good})
		b.pass(18 * time.Second)
	}
	if len(b.posts) > 3 {
		t.Errorf("%d messages in an hour", len(b.posts))
	}
	b.write(map[string]string{"acne.md": strings.Replace(good, "concern", "nonsense", 1)})
	before := len(b.posts)
	b.pass(3 * time.Hour)
	b.count(before+1, "the last one is told all the same")
}

// TestClockJumps holds that notices neither stop nor flood when the clock is set.
func TestClockJumps(t *testing.T) {
	b := newBoard(t)
	good := b.file("acne.md")
	for _, jump := range []time.Duration{10 * 365 * 24 * time.Hour, -20 * 365 * 24 * time.Hour, 0} {
		before := len(b.posts)
		b.now = start.Add(jump)
		b.write(map[string]string{"acne.md": strings.Replace(good, "concern", "nonsense", 1)})
		b.pass(time.Minute)
		b.write(map[string]string{"acne.md": good})
		b.pass(2 * time.Hour)
		if told := len(b.posts) - before; told < 1 || told > 2 { // ten years ahead all reviews are overdue, too
			t.Errorf("after a jump by %s: %d messages", jump, told)
		}
	}
}

// TestOtherTroubleIsTold holds that trouble of the folder and of others is told and mended.
func TestOtherTroubleIsTold(t *testing.T) {
	b := newBoard(t)
	b.more = []desk.Trouble{{Key: "remote", Text: "the remote refuses what is pushed; what is published here stays"}}
	b.pass(time.Minute)
	b.count(1, "trouble with a remote")
	reads(t, b.posts[0], "the remote refuses")
	b.more[0].Text = "the remote does not answer"
	b.pass(time.Minute)
	b.count(1, "another text")
	reads(t, b.posts[0], "does not answer")
	b.more = nil
	b.pass(time.Minute)
	b.count(1, "mended")
	reads(t, b.posts[0], "remote: in order again")
}

// TestChannelRefuses holds that a channel that cannot be written to is left alone for a
// while, and that what was to be told is told when it can be.
func TestChannelRefuses(t *testing.T) {
	b := newBoard(t)
	b.more = []desk.Trouble{{Key: "remote", Text: "it hangs"}}
	b.fail = desk.ErrBarred
	b.pass(50 * time.Minute)
	if b.sends > 1 {
		t.Errorf("a channel that refuses was asked %d times", b.sends)
	}
	b.fail = errors.New("no answer")
	b.pass(time.Hour)
	if b.sends < 3 || b.sends > 60 {
		t.Errorf("after another failure it was tried %d times", b.sends)
	}
	b.fail = nil
	b.pass(time.Hour)
	b.count(1, "when it can be written to")
	b.posts[0] = nil
	b.more = nil
	b.pass(time.Hour)
	b.more = []desk.Trouble{{Key: "remote", Text: "it hangs"}}
	b.pass(time.Hour)
	b.count(2, "a message that was deleted, and the same trouble anew")
	b.settle("")
	b.more = append(b.more, desk.Trouble{Key: "two", Text: "two"})
	b.restart()
	b.pass(time.Hour)
	b.count(2, "without a channel")
}

// deaf are memos that cannot be written, or not be read.
type deaf struct {
	*sqlstore.Store
	reads bool
}

func (d deaf) Memo(ctx context.Context, name string) ([]byte, error) {
	if d.reads {
		return d.Store.Memo(ctx, name)
	}
	return nil, errDown
}

func (deaf) SaveMemo(context.Context, string, []byte) error { return errDown }

// TestStoreFails holds that a full disk is told although it cannot be written down, once a
// process, and that nothing is told while it is not known what was told before.
func TestStoreFails(t *testing.T) {
	b := newBoard(t)
	b.more = []desk.Trouble{{Key: "disk", Text: "the disk is full"}}
	b.memos = deaf{b.store, false}
	b.restart()
	b.pass(time.Hour)
	b.count(0, "while nothing can be read")
	b.memos = deaf{b.store, true}
	b.restart()
	b.pass(5 * time.Hour)
	b.count(1, "while nothing can be written")
}
