package bot_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// attachment fetches the only file of a message.
func (b *bench) attachment(m localdiscord.Message) (string, []byte) {
	b.t.Helper()
	if len(m.Attachments) != 1 {
		b.t.Fatalf("%d files under %q", len(m.Attachments), m.Content)
	}
	req, err := http.NewRequestWithContext(b.ctx, http.MethodGet, m.Attachments[0].URL, http.NoBody)
	if err != nil {
		b.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return m.Attachments[0].Filename, data
}

// TestGapFromDiscord: what three people ask for in vain stands on the board, and becomes a
// name of a topic.
func TestGapFromDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	for i := range 3 {
		b.ask(fmt.Sprint("member", i), "#general", fmt.Sprintf("is there anything on chlorine here, Maria %d", i))
	}
	b.ask("member1", "#general", "is there anything on sauna here")
	b.wait("the counts", func() bool {
		gaps, err := b.store.Gaps(b.ctx, 9)
		return err == nil && len(gaps) > 0
	})
	board := b.response(b.knowledge("mona", "gaps"))
	if !board.Ephemeral() || !strings.Contains(board.Text(), "chlorine") || strings.Contains(strings.ToLower(board.Text()), "maria") || strings.Contains(board.Text(), "sauna") {
		t.Fatalf("the board: %s", board.Text())
	}
	word := b.chosen("mona", board, "w.chlorine").Message
	topics := b.response(b.labelled("mona", *word, "Add as another name"))
	preview := b.chosen("mona", topics, "acne").Message
	published := b.sendForm("mona", b.labelled("mona", *preview, "Publish"), nil)
	if !strings.Contains(published.Content, "Published") {
		t.Errorf("published: %s", published.Content)
	}
	if text, err := os.ReadFile(filepath.Join(lib.Dir, "acne.md")); err != nil || !strings.Contains(string(text), "chlorine") {
		t.Errorf("the file: %v\n%s", err, text)
	}
}

// TestFilesFromDiscord exports, changes a topic, uploads what comes of it and publishes.
func TestFilesFromDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	name, data := b.attachment(b.response(b.knowledge("mona", "export")))
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || !strings.HasSuffix(name, ".zip") {
		t.Fatal(name, err)
	}
	f, err := archive.Open("acne.md")
	if err != nil {
		t.Fatal(err)
	}
	acne, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(acne, []byte("title: Acne"), []byte("title: Spots"), 1)
	preview := b.response(b.knowledge("mona", "upload", localdiscord.Opt("file", localdiscord.File{Name: "acne.md", Data: changed})))
	published := b.sendForm("mona", b.labelled("mona", preview, "Publish"), nil)
	if !strings.Contains(published.Content, "Published") || lib.Answers().Base().Topic("acne").Title != "Spots" {
		t.Errorf("published: %s", published.Content)
	}
	refused := b.response(b.knowledge("mona", "upload", localdiscord.Opt("file", localdiscord.File{Name: "a.zip", Data: []byte("no zip")})))
	if !strings.Contains(refused.Content, "Nothing was changed") {
		t.Errorf("refused: %s", refused.Content)
	}
}

// TestStatsFromDiscord: the picture arrives.
func TestStatsFromDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	for i := range 3 {
		b.ask(fmt.Sprint("member", i), "#general", "Can my gut cause acne?")
	}
	b.wait("the counts", func() bool {
		tallies, err := b.store.Tallies(b.ctx, knowledge.DayOf(time.Now()))
		return err == nil && len(tallies) > 0
	})
	said := b.response(b.knowledge("mona", "stats"))
	if !strings.Contains(said.Text(), "Answer: 3") || !strings.Contains(said.Text(), "Acne\u2069: 3") {
		t.Errorf("the numbers: %s", said.Text())
	}
	name, data := b.attachment(said)
	if _, err := png.Decode(bytes.NewReader(data)); err != nil || name != "stats.png" {
		t.Error(name, err)
	}
}

// walkBoard makes the desk send what its board, checks, numbers and files can say.
func walkBoard(b *bench) {
	b.t.Helper()
	number := 0
	who := func() string { number++; return fmt.Sprintf("board-%d", number) }
	for i := range 3 {
		check(b.t, b.store.CountMisses(b.ctx, knowledge.Miss{Person: fmt.Sprint(i), Words: []string{"chlorine", "sauna"}, At: time.Now()}))
		check(b.t, b.store.AddTallies(b.ctx, knowledge.Tally{Day: time.Now(), Kind: knowledge.KindNone, Count: 3}))
		check(b.t, b.store.Vote(b.ctx, knowledge.Vote{Person: fmt.Sprint(i), Topic: "acne", Helpful: i > 0, At: time.Now()}))
	}
	check(b.t, b.store.SendQuestion(b.ctx, knowledge.SentQuestion{Person: "9", Text: strings.Repeat("is <@1> **that** so? ", 190), At: time.Now()}))
	for _, sub := range []string{"check", "overdue", "stats", "export"} {
		b.response(b.knowledge(who(), sub))
	}
	b.response(b.knowledge(who(), "try", localdiscord.Opt("question", strings.Repeat("Can my gut cause acne? ", 40))))
	b.response(b.knowledge(who(), "try", localdiscord.Opt("question", "my lips are swelling")))
	for menu, labels := range [][]string{{"Add as another name", "New topic", "Dismiss"}, {"Add as an example", "Back to the gaps", "Dismiss"}} {
		for _, label := range labels {
			one := who()
			board := b.response(b.knowledge(one, "gaps"))
			control := board.Controls()[menu]
			gap := b.click(one, board, control.CustomID, control.Options[0].Value)
			next := b.answered(b.labelled(one, gap, label))
			if strings.HasPrefix(label, "Add") {
				b.chosen(one, *next.Message, "acne")
			}
		}
	}
	two := who()
	for name, data := range map[string]string{"acne.md": "text", "a.zip": "no zip", "a.exe": ""} {
		b.response(b.knowledge(two, "upload", localdiscord.Opt("file", localdiscord.File{Name: name, Data: []byte(data)})))
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
