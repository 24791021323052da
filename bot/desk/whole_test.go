package desk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"gutskin/bot/desk"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/parcel"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// attached are files by address; others do not lie with Discord.
type attached map[string][]byte

func (a attached) Download(_ context.Context, address string, limit int64) ([]byte, error) {
	data, there := a[address]
	switch {
	case address == "broken":
		return nil, errors.New("no answer")
	case !there:
		return nil, desk.ErrElsewhere
	case int64(len(data)) > limit:
		return nil, desk.ErrTooLarge
	}
	return data, nil
}

// uploading uploads a file.
func (b *bench) uploading(person, name, address string) *reply.Reply {
	b.t.Helper()
	r := moderator(person)
	r.Kind, r.Command, r.Subcommand, r.Attachment = router.KindCommand, desk.Command, "upload", &router.Attachment{Name: name, URL: address}
	return b.handle(r)
}

// zipped packs names and contents in turn.
func zipped(t *testing.T, entries ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(entries); i += 2 {
		h := &zip.FileHeader{Name: entries[i], Method: zip.Deflate}
		if strings.HasSuffix(entries[i], "link.md") {
			h.SetMode(fs.ModeSymlink)
		}
		f, err := w.CreateHeader(h)
		noError(t, err)
		_, err = f.Write([]byte(entries[i+1]))
		noError(t, err)
	}
	noError(t, w.Close())
	return out.Bytes()
}

// TestUpload: what is uploaded is a draft with its preview, and only what is new in it.
func TestUpload(t *testing.T) {
	files := attached{}
	b := newBench(t, func(p *desk.Parts) { p.Attachments = files })
	acne, sleep := b.file("acne.md"), b.file("sleep.md")
	changed := strings.Replace(acne, "title: Acne", "title: Spots", 1)
	files["one"] = []byte(changed)
	preview := b.uploading("1", "acne.md", "one")
	wants(t, preview, "acne.md", "Nothing is published yet", "[Publish]", "[Discard]")
	if b.file("acne.md") != acne {
		t.Error("something was written before it was published")
	}
	wants(t, b.publish("1", preview, "from my computer"), "Published")
	if b.file("acne.md") != changed {
		t.Errorf("the file:\n%s", b.file("acne.md"))
	}
	wants(t, b.uploading("1", "acne.md", "one"), "That is what the knowledge says already")

	files["many"] = zipped(t, "mine/acne.md", acne, "mine/sleep.md", sleep)
	wants(t, b.uploading("1", "mine.zip", "many"), "mine.zip", "Nothing is published yet", "!sleep.md")

	files["wrong"] = []byte(strings.Replace(changed, "group: concern", "group: nonsense", 1))
	wants(t, b.uploading("2", "acne.md", "wrong"), "acne.md:", "![Publish]", "[Discard]")
	wants(t, b.use("2", "drafts"), "acne.md") // nothing is lost
}

// TestUploadRefused: each is told why, there is no draft, and the folder is as it was.
func TestUploadRefused(t *testing.T) {
	files := attached{
		"text": []byte("text"), "large": make([]byte, parcel.MaxSize+1), "latin": []byte("caf\xe9"),
		"bomb": zipped(t, "care.yaml", strings.Repeat(" ", 10<<20)), "above": zipped(t, "../acne.md", "text"), "link": zipped(t, "link.md", "/etc/passwd"),
		"absolute": zipped(t, "/acne.md", "text"), "other": zipped(t, "run.sh", "text"), "twice": zipped(t, "acne.md", "a", "acne.md", "b"), "empty": zipped(t),
		"git": zipped(t, "acne.md", "a", ".git/config", "b"),
	}
	b := newBench(t, func(p *desk.Parts) { p.Attachments = files })
	before, err := b.lib.Files()
	noError(t, err)
	for name, test := range map[string]struct{ file, address, want string }{
		"kind":      {"acne.exe", "text", "I take a file that ends in .md"},
		"elsewhere": {"acne.md", "https://example.com/acne.md", "does not lie with Discord"},
		"broken":    {"acne.md", "broken", "could not fetch"},
		"large":     {"acne.md", "large", "larger than 2 MiB"},
		"no zip":    {"a.zip", "text", "no .zip that I can read"},
		"bomb":      {"a.zip", "bomb", "Unpacked, that is too much"},
		"above":     {"a.zip", "above", "“../acne.md” would lie outside"},
		"absolute":  {"a.zip", "absolute", "“/acne.md” would lie outside"},
		"link":      {"a.zip", "link", "“link.md” is a link"},
		"other":     {"a.zip", "other", "“run.sh” is none of the knowledge files"},
		"git":       {"a.zip", "git", "“.git/config” is none of the knowledge files"},
		"twice":     {"a.zip", "twice", "“acne.md” stands there twice"},
		"latin":     {"acne.md", "latin", "“acne.md” is not text in UTF-8"},
		"empty":     {"a.zip", "empty", "There is no file in it"},
	} {
		said := b.uploading("1", test.file, test.address)
		wants(t, said, test.want)
		if len(said.Rows) > 0 || !strings.Contains(said.Content, "Nothing was changed") && name != "broken" {
			t.Errorf("%s: %s", name, text(said))
		}
	}
	r := moderator("1")
	r.Kind, r.Command, r.Subcommand = router.KindCommand, desk.Command, "upload"
	wants(t, b.handle(r), "I take a file")
	r.Attachment = &router.Attachment{Name: "a.md", URL: "text", Size: 1 << 30}
	wants(t, b.handle(r), "larger than 2 MiB")
	wants(t, b.use("1", "drafts"), "!acne", "!a.zip")
	noError(t, b.lib.Reload(t.Context()))
	after, err := b.lib.Files()
	if err != nil || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Error("the folder has changed", err)
	}
}

// TestExport: what is exported is the folder, and can be uploaded again.
func TestExport(t *testing.T) {
	files := attached{}
	b := newBench(t, func(p *desk.Parts) { p.Attachments = files })
	said := b.use("1", "export")
	if said.File == nil || said.File.Name != "knowledge-2026-12-01.zip" {
		t.Fatalf("no file: %s", text(said))
	}
	unpacked, err := parcel.Read(said.File.Name, said.File.Data, b.lib.IsKnowledge)
	if err != nil || string(unpacked["acne.md"]) != b.file("acne.md") || len(unpacked["words/stopwords.txt"]) == 0 || len(unpacked) < 10 {
		t.Errorf("%d files, %v", len(unpacked), err)
	}
	files["again"] = said.File.Data
	wants(t, b.uploading("1", said.File.Name, "again"), "That is what the knowledge says already")
}

func TestStats(t *testing.T) {
	store := scripted.Store(t)
	b := newBench(t, func(p *desk.Parts) { p.Records = store })
	wants(t, b.use("1", "stats"), "The last 30 days", "There is nothing to count yet")
	vote := func(topic string, helpful, not int) {
		for i := range helpful + not {
			noError(t, store.Vote(t.Context(), knowledge.Vote{Person: fmt.Sprint("v", i), Topic: topic, Helpful: i < helpful, At: start}))
		}
	}
	vote("sleep", 1, 1) // of two people nothing is said
	wants(t, b.use("1", "stats"), "There is nothing to count yet")
	vote("acne", 3, 1)
	for _, tally := range []knowledge.Tally{
		{Day: start, Kind: knowledge.KindAnswer, Count: 5}, {Day: start.AddDate(0, 0, -29), Kind: knowledge.KindAnswer, Count: 4},
		{Day: start.AddDate(0, 0, -30), Kind: knowledge.KindAnswer, Count: 900}, {Day: start, Kind: knowledge.KindCare, Count: 3},
		{Day: start, Kind: knowledge.KindNone, Count: 7}, {Day: knowledge.WeekOf(start), Kind: knowledge.KindAnswer, Topic: "acne", Count: 6},
		{Day: knowledge.WeekOf(start), Kind: knowledge.KindAnswer, Topic: "gone", Count: 3},
	} {
		noError(t, store.AddTallies(t.Context(), tally))
	}
	miss(t, store, 3, "chlorine")
	miss(t, store, 2, "sauna")
	said := b.use("1", "stats")
	wants(t, said, "Answer: 9", "No answer: 7", "Care card: 3", "Acne: 6", "gone: 3", "Acne: 75 % of 4 votes", "chlorine: 3", "!sauna", "!Sleep", "!909")
	if said.File == nil || said.File.Name != "stats.png" {
		t.Fatal("no picture")
	}
	if _, err := png.Decode(bytes.NewReader(said.File.Data)); err != nil {
		t.Error(err)
	}
	if said.Plain == "" || !strings.Contains(said.Plain, "75 %") {
		t.Errorf("without a card: %q", said.Plain)
	}
}
