package parcel_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gutskin/bot/parcel"
)

// known is what the knowledge folder of these tests can hold.
func known(name string) bool {
	dir, ext := path.Dir(name), path.Ext(name)
	return fs.ValidPath(name) && (dir == "." || dir == "words" || dir == "phrases/topics") && (ext == ".md" || ext == ".yaml" || ext == ".txt") &&
		!strings.HasPrefix(path.Base(name), ".")
}

// entry is a file to pack.
type entry struct {
	name, content string
	mode          fs.FileMode
}

func pack(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		h.SetMode(0o644 | e.mode)
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		name string
		data []byte
		want map[string][]byte
	}{
		"a topic":         {"acne.md", []byte("text"), map[string][]byte{"acne.md": []byte("text")}},
		"capitals":        {"acne.MD.zip", pack(t, entry{name: "acne.md", content: "text"}), map[string][]byte{"acne.md": []byte("text")}},
		"several":         {"a.zip", pack(t, entry{name: "acne.md"}, entry{name: "words/stopwords.txt", content: "a"}), map[string][]byte{"acne.md": {}, "words/stopwords.txt": []byte("a")}},
		"a packed folder": {"a.zip", pack(t, entry{name: "mine/"}, entry{name: "mine/acne.md"}, entry{name: "mine/words/a.txt"}), map[string][]byte{"acne.md": {}, "words/a.txt": {}}},
		"its own folder":  {"a.zip", pack(t, entry{name: "words/a.txt"}), map[string][]byte{"words/a.txt": {}}},
		"a Mac's":         {"a.zip", pack(t, entry{name: "acne.md"}, entry{name: "__MACOSX/._acne.md", content: "\xff"}, entry{name: ".DS_Store"}), map[string][]byte{"acne.md": {}}},
	} {
		got, err := parcel.Read(test.name, test.data, known)
		if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	zeros := strings.Repeat("\x20", 10<<20)
	for name, test := range map[string]struct {
		name string
		data []byte
		want error
		file string
	}{
		"another kind":        {"acne.exe", nil, parcel.ErrKind, ""},
		"no kind":             {"acne", nil, parcel.ErrKind, ""},
		"large":               {"acne.md", make([]byte, parcel.MaxSize+1), parcel.ErrLarge, ""},
		"large for a topic":   {"acne.md", []byte(zeros[:parcel.MaxFile+1]), parcel.ErrUnpacked, "acne.md"},
		"no zip":              {"a.zip", []byte("text"), parcel.ErrDamaged, ""},
		"cut off":             {"a.zip", pack(t, entry{name: "acne.md", content: "text"})[:40], parcel.ErrDamaged, ""},
		"empty":               {"a.zip", pack(t), parcel.ErrEmpty, ""},
		"folders alone":       {"a.zip", pack(t, entry{name: "words/"}), parcel.ErrEmpty, ""},
		"10 MiB of YAML":      {"a.zip", pack(t, entry{name: "care.yaml", content: zeros}), parcel.ErrUnpacked, "care.yaml"},
		"a bomb that lies":    {"a.zip", lying(t, pack(t, entry{name: "care.yaml", content: zeros})), nil, "care.yaml"},
		"much of little":      {"a.zip", pack(t, many(9, zeros[:parcel.MaxFile])...), parcel.ErrUnpacked, "a8.txt"},
		"many":                {"a.zip", pack(t, many(parcel.MaxCount+1, "")...), parcel.ErrUnpacked, ""},
		"above":               {"a.zip", pack(t, entry{name: "../acne.md"}), parcel.ErrPath, "../acne.md"},
		"above, within":       {"a.zip", pack(t, entry{name: "words/../../acne.md"}), parcel.ErrPath, "words/../../acne.md"},
		"a Windows path":      {"a.zip", pack(t, entry{name: `..\acne.md`}), parcel.ErrPath, `..\acne.md`},
		"a drive":             {"a.zip", pack(t, entry{name: `C:acne.md`}), parcel.ErrPath, `C:acne.md`},
		"from the root":       {"a.zip", pack(t, entry{name: "/acne.md"}), parcel.ErrPath, "/acne.md"},
		"twice a slash":       {"a.zip", pack(t, entry{name: "words//acne.txt"}), parcel.ErrPath, "words//acne.txt"},
		"a link":              {"a.zip", pack(t, entry{name: "acne.md", content: "/etc/passwd", mode: fs.ModeSymlink}), parcel.ErrLink, "acne.md"},
		"a pipe":              {"a.zip", pack(t, entry{name: "acne.md", mode: fs.ModeNamedPipe}), parcel.ErrLink, "acne.md"},
		"another file":        {"a.zip", pack(t, entry{name: "acne.md"}, entry{name: "run.sh"}), parcel.ErrUnknown, "run.sh"},
		"a hidden file":       {"a.zip", pack(t, entry{name: "acne.md"}, entry{name: ".git/config"}), parcel.ErrUnknown, ".git/config"},
		"a topic's odd name":  {".md", []byte("text"), parcel.ErrUnknown, ".md"},
		"twice":               {"a.zip", pack(t, entry{name: "acne.md"}, entry{name: "acne.md"}), parcel.ErrTwice, "acne.md"},
		"other letters":       {"acne.md", []byte("caf\xe9"), parcel.ErrNotText, "acne.md"},
		"other letters, zip":  {"a.zip", pack(t, entry{name: "acne.md", content: "\xff\xfe"}), parcel.ErrNotText, "acne.md"},
		"zero bytes":          {"acne.md", []byte("a\x00b"), parcel.ErrNotText, "acne.md"},
		"a name of no letter": {"a.zip", pack(t, entry{name: "a\xff.md"}), parcel.ErrPath, "a\xff.md"},
	} {
		got, err := parcel.Read(test.name, test.data, known)
		var one *parcel.FileError
		if errors.As(err, &one); err == nil || test.want != nil && !errors.Is(err, test.want) || test.file != "" && (one == nil || one.Name != test.file) {
			t.Errorf("%s: %d files, %v", name, len(got), err)
		}
	}
}

func many(count int, content string) []entry {
	var out []entry
	for i := range count {
		out = append(out, entry{name: fmt.Sprintf("a%d.txt", i), content: content})
	}
	return out
}

// lying has a .zip say of its one file that it is small.
func lying(t *testing.T, data []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	if at < 0 {
		t.Fatal("no directory")
	}
	binary.LittleEndian.PutUint32(data[at+24:], 10)
	return data
}

func TestWrite(t *testing.T) {
	files := map[string][]byte{"acne.md": []byte("text"), "words/a.txt": []byte(strings.Repeat("word\n", 1000))}
	data, err := parcel.Write(files)
	if err != nil {
		t.Fatal(err)
	}
	again, err := parcel.Write(files)
	if err != nil || !bytes.Equal(data, again) {
		t.Error("the same files give another .zip", err)
	}
	got, err := parcel.Read("a.zip", data, known)
	if diff := cmp.Diff(files, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// FuzzRead: whatever is uploaded, what comes out are few and small texts with names of
// knowledge files.
func FuzzRead(f *testing.F) {
	f.Add("a.zip", pack(f, entry{name: "mine/acne.md", content: "text"}, entry{name: "mine/words/a.txt"}))
	f.Add("a.zip", pack(f, entry{name: "../acne.md", mode: fs.ModeSymlink}))
	f.Add("acne.md", []byte("text"))
	f.Add("a.zip", []byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		files, err := parcel.Read(name, data, known)
		if err != nil {
			return
		}
		total := 0
		for name, content := range files {
			total += len(content)
			if !known(name) || !fs.ValidPath(name) || !utf8.Valid(content) || len(content) > parcel.MaxFile {
				t.Errorf("%q: %d bytes", name, len(content))
			}
		}
		if len(files) == 0 || len(files) > parcel.MaxCount || total > parcel.MaxFiles {
			t.Errorf("%d files, %d bytes", len(files), total)
		}
	})
}
