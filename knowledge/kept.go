package knowledge

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"time"
)

// Reading and checking the built-in files takes longer than anything else at the start of
// the program, though they only change when the program does. So what comes of it is kept in
// bytes, and used as long as no file is another one than then.

// Keep reads a folder like [Load] and writes its base down for [LoadKept]. The same files
// give the same bytes. A folder that anything is to be said about, that hides a topic, or
// whose list of English words is not used as it stands, is not kept: the result is empty.
func Keep(fsys fs.FS) string {
	// The day must not matter: on that of the last review none is ahead, and what is overdue
	// then is overdue for good.
	distant, _ := Load(fsys, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC))
	base, problems := Load(fsys, lastReview(distant))
	english, err := fs.ReadFile(fsys, EnglishFile)
	digest, unread := digestOf(fsys)
	if err != nil || unread != nil || len(problems) > 0 || len(base.Hidden) > 0 || base.English != string(english) {
		return ""
	}
	base.English = ""
	w := keptWriter{digest[:]}
	w.value(reflect.ValueOf(*base))
	return string(w.data)
}

// LoadKept is [Load] for a folder that [Keep] may have read: unless a file has changed since
// or a review is overdue, nothing is parsed and checked again. The base's texts are parts of
// kept.
func LoadKept(fsys fs.FS, today time.Time, kept string) (*Base, []Problem) {
	if base := readKept(fsys, kept); base != nil && !overdue(base, today) {
		return base, nil
	}
	return Load(fsys, today)
}

// readKept is the base that was kept of a folder; nil when it was kept of another one.
func readKept(fsys fs.FS, kept string) *Base {
	digest, err := digestOf(fsys)
	if err != nil || !strings.HasPrefix(kept, string(digest[:])) {
		return nil
	}
	english, err := fs.ReadFile(fsys, EnglishFile)
	if err != nil {
		return nil
	}
	base := &Base{}
	r := keptReader{data: kept[len(digest):]}
	r.value(reflect.ValueOf(base).Elem())
	base.English = string(english)
	if r.broken || r.data != "" {
		return nil
	}
	return base
}

// overdue reports whether there is anything to be said about the days of the reviews.
func overdue(base *Base, today time.Time) bool {
	for i := range base.Topics {
		if reviewed := base.Topics[i].Reviewed; reviewedLate(reviewed, today) || reviewedEarly(reviewed, today) {
			return true
		}
	}
	return false
}

func lastReview(base *Base) time.Time {
	var last time.Time
	for i := range base.Topics {
		if t := base.Topics[i].Reviewed; t.After(last) {
			last = t
		}
	}
	return last
}

// digestOf is a digest of a folder's files and of the form in which a base is kept.
func digestOf(fsys fs.FS) (digest [sha256.Size]byte, err error) {
	h := sha256.New()
	fmt.Fprintln(h, shape(reflect.TypeFor[Base]()))
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		h.Write(binary.LittleEndian.AppendUint64([]byte(name), uint64(len(data))))
		h.Write(data)
		return nil
	})
	return [sha256.Size]byte(h.Sum(nil)), err
}

// shape writes a type out in full: another form of base is kept in other bytes.
func shape(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "[]" + shape(t.Elem())
	case reflect.Map:
		return "map " + shape(t.Elem())
	case reflect.Struct:
		var fields []string
		for i := range t.NumField() {
			if isKept(t.Field(i)) {
				fields = append(fields, t.Field(i).Name+" "+shape(t.Field(i).Type))
			}
		}
		return fmt.Sprintf("%s%q", t.Name(), fields)
	}
	return t.Kind().String()
}
