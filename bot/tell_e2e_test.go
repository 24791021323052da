package bot_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

const (
	sendButton   = "Send my question to the moderators"
	followButton = "Tell me when it is answered"
)

// sendQuestion asks what has no answer and sends it; it gives the reply with the offer.
func (b *bench) sendQuestion(who, question string) localdiscord.Message {
	b.t.Helper()
	missed := b.ask(who, "#general", question)
	return b.sendForm(who, b.labelled(who, *missed.Message, sendButton), nil)
}

// told is what a follower is told: each such message quotes the question.
func (b *bench) told(who string) []localdiscord.Message {
	b.t.Helper()
	all, err := b.Member(who).Messages(localdiscord.DM)
	if err != nil {
		return nil // there is no such channel yet
	}
	return slices.DeleteFunc(all, func(m localdiscord.Message) bool { return !strings.Contains(m.Content, "dairy") })
}

// followers counts what is kept of them.
func (b *bench) followers() (waiting, kept int) {
	b.t.Helper()
	var list []knowledge.SentQuestion
	for _, guild := range []string{"", b.Guilds()[0].ID} {
		some, err := b.store.Questions(b.ctx, guild, 99)
		check(b.t, err)
		list = append(list, some...)
	}
	for _, q := range list {
		if q.Followed {
			waiting++
		}
	}
	for _, who := range []string{"ann", "ben", "cleo"} {
		one, err := b.store.Kept(b.ctx, b.Member(who).User().ID)
		check(b.t, err)
		kept += one.Follows
	}
	return waiting, kept
}

// owe says that the newest question is answered.
func (b *bench) owe() int64 {
	b.t.Helper()
	list, err := b.store.Questions(b.ctx, b.Guilds()[0].ID, 1)
	check(b.t, err)
	if len(list) != 1 {
		b.t.Fatal("no question was sent")
	}
	owed, err := b.store.Owe(b.ctx, b.Guilds()[0].ID, list[0].ID, time.Now())
	check(b.t, err)
	if !owed {
		b.t.Fatal("nobody follows the question")
	}
	return list[0].ID
}

// answering is a script whose answer to "dairy?" a test can change, as an edit does.
func answering() setup { return setup{script: scripted.New().Say("dairy?", scripted.Miss())} }

// TestFollowerIsTold: who agrees gets the answer in a direct message, in their language, once.
func TestFollowerIsTold(t *testing.T) {
	s := answering()
	b := start(t, s)
	check(t, b.Member("ann").SetLocale("de"))
	missed := b.ask("ann", "#general", "dairy?")
	sent := b.sendForm("ann", b.labelled("ann", *missed.Message, "Meine Frage ans Mod-Team schicken"), nil)
	if !sent.Ephemeral() || !strings.Contains(sent.Content, "Abgeschickt, danke") || !strings.Contains(sent.Content, "verschlüsselt") {
		t.Fatalf("the offer: %s", sent.Content)
	}
	if _, kept := b.followers(); kept != 0 {
		t.Fatal("somebody is kept who did not agree")
	}
	following := b.response(b.labelled("ann", sent, "Sag mir Bescheid, wenn es so weit ist"))
	if waiting, kept := b.followers(); waiting != 1 || kept != 1 || !strings.Contains(following.Content, "90 Tagen") {
		t.Fatalf("waiting %d, kept %d: %s", waiting, kept, following.Content)
	}
	b.script.Say("dairy?", scripted.Acne())
	b.owe()
	b.wait("a direct message", func() bool { return len(b.told("ann")) == 1 })
	m := b.told("ann")[0]
	if !strings.Contains(m.Content, "Jetzt gibt es eine") || !strings.Contains(m.Content, "> \u2068dairy?\u2069") || len(m.Embeds) != 1 || !strings.Contains(m.Text(), "Cut down on sugary foods.") {
		t.Errorf("told: %s", m.Text())
	}
	b.press("ann", m, "Mehr Tipps")
	b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
	b.quit()
	b.launch(s)
	check(t, b.WaitConnected(b.ctx))
	b.say("ben", localdiscord.DM, "acne?")
	if got := len(b.told("ann")); got != 1 {
		t.Errorf("told %d times", got)
	}
	b.quit() // before the log is read
	if log := b.log.String(); strings.Contains(log, b.Member("ann").User().ID) || strings.Contains(log, "dairy") {
		t.Error("the log names a person or a question")
	}
}

func TestFollowerChangesTheirMind(t *testing.T) {
	b := start(t, answering())
	following := b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
	if said := b.response(b.labelled("ann", following, "Rather not")); !strings.Contains(said.Content, "I have deleted who you are") {
		t.Errorf("taken back: %s", said.Content)
	}
	if waiting, kept := b.followers(); waiting+kept != 0 {
		t.Errorf("waiting %d, kept %d", waiting, kept)
	}
	b.response(b.labelled("ben", b.sendQuestion("ben", "dairy?"), followButton))
	notice := b.outcome(b.Member("ben").Slash("#general", "privacy")).Message
	if !strings.Contains(notice.Content, "questions whose answer I shall tell you 1") {
		t.Errorf("/privacy: %s", notice.Content)
	}
	for _, label := range []string{"Delete my data", "Yes, delete it"} {
		notice = b.pressed("ben", *notice, label).Message
	}
	if waiting, kept := b.followers(); waiting+kept != 0 {
		t.Errorf("after the deletion: waiting %d, kept %d", waiting, kept)
	}
}

// TestClosedMessages: who takes no messages is left alone, and nothing stays.
func TestClosedMessages(t *testing.T) {
	b := start(t, answering())
	b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
	b.Member("ann").CloseDMs(true)
	b.script.Say("dairy?", scripted.Acne())
	b.owe()
	b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
	b.Member("ann").CloseDMs(false)
	b.quit()
	if got := b.told("ann"); len(got) != 0 || strings.Contains(b.log.String(), "level=ERROR") {
		t.Errorf("told %d times", len(got))
	}
}

// TestStillUnanswered: what has no answer any more is not told, and waits.
func TestStillUnanswered(t *testing.T) {
	for name, answer := range map[string]knowledge.Answer{
		"none": scripted.Miss(), "suggestion": scripted.Suggestion(), "care": scripted.Care(),
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t, answering())
			b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
			b.script.Say("dairy?", answer)
			b.owe()
			b.wait("the wait", func() bool { waiting, kept := b.followers(); return waiting == 1 && kept == 1 })
			if got := b.told("ann"); len(got) != 0 {
				t.Errorf("told %s", got[0].Text())
			}
		})
	}
}

// TestToldOnceInTrouble: whatever Discord does, one message arrives.
func TestToldOnceInTrouble(t *testing.T) {
	gone := localdiscord.Answer{Status: 500, Header: asJSON(), Body: `{}`}
	for name, fault := range map[string]localdiscord.Fault{
		"taken, and the answer lost": {Route: localdiscord.RouteCreateMessage, Late: true, Drop: true},
		"taken, and 500":             {Route: localdiscord.RouteCreateMessage, Late: true, Answer: gone, Times: 5},
		"not opened":                 {Route: localdiscord.RouteOpenDM, Answer: gone, Times: 3},
		"opened too fast": {Route: localdiscord.RouteOpenDM, Times: 2, Answer: localdiscord.Answer{
			Status: 400, Header: asJSON(), Body: `{"code":40003,"message":"You are opening direct messages too fast"}`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t, answering())
			b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
			b.script.Say("dairy?", scripted.Acne())
			b.Faults().Add(fault)
			b.owe()
			b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
			if got := b.told("ann"); len(got) != 1 {
				t.Errorf("told %d times\n%s", len(got), b.log)
			}
		})
	}
}

// TestToldAfterRestart: a process that was killed while it told somebody is followed by one
// that finishes that, or leaves it when a second message could come of it.
func TestToldAfterRestart(t *testing.T) {
	for name, test := range map[string]struct {
		ago  time.Duration
		want int
	}{"a moment ago": {time.Second, 1}, "long ago": {time.Hour, 0}} {
		t.Run(name, func(t *testing.T) {
			s := answering()
			b := start(t, s)
			b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
			b.quit()
			b.script.Say("dairy?", scripted.Acne())
			began, err := b.store.BeginTelling(b.ctx, b.owe(), time.Now().Add(-test.ago))
			check(t, err)
			if !began {
				t.Fatal("not begun")
			}
			b.launch(s)
			b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
			b.quit()
			if got := b.told("ann"); len(got) != test.want {
				t.Errorf("told %d times, want %d", len(got), test.want)
			}
		})
	}
}

// TestFollowerIsNotInTheFile looks for a person in the raw bytes of the database.
func TestFollowerIsNotInTheFile(t *testing.T) {
	s := answering()
	path := filepath.Join(t.TempDir(), "gutskin.db")
	store, err := sqlstore.Open(t.Context(), path)
	check(t, err)
	s.store = bot.Store(store)
	b := start(t, s)
	b.response(b.labelled("ann", b.sendQuestion("ann", "dairy?"), followButton))
	b.quit()
	id := b.Member("ann").User().ID
	if kept, err := store.Kept(t.Context(), id); err != nil || kept.Follows != 1 {
		t.Fatalf("kept %+v, %v: the test would prove nothing", kept, err)
	}
	check(t, store.Close())
	files, err := filepath.Glob(path + "*")
	check(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		check(t, err)
		if strings.Contains(string(data), id) {
			t.Errorf("the id of a person is in %s", filepath.Base(file))
		}
	}
}
