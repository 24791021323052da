package sqlstore_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// FuzzRestore gives anything as a backup: it is refused, or it is put back.
func FuzzRestore(f *testing.F) {
	ctx := context.Background()
	place := sqlstore.Place{Path: filepath.Join(f.TempDir(), "gutskin.db"), Keys: []sqlstore.Key{key(1)}}
	store, err := place.Open(ctx)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	var whole bytes.Buffer
	if _, err := store.Backup(ctx, &whole, noon()); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()/2])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, file []byte) {
		_, err := store.Restore(timeout(t), bytes.NewReader(file), int64(len(file)), true)
		known := []error{sqlstore.ErrNotBackup, sqlstore.ErrNewer, sqlstore.ErrKey, sqlstore.ErrDamaged}
		if err != nil && !slices.ContainsFunc(known, func(k error) bool { return errors.Is(err, k) }) {
			t.Errorf("an error without a category: %v", err)
		}
		if _, err := store.Kept(timeout(t), alice); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}

// FuzzSendQuestion holds that a text is refused, or comes back as it was.
func FuzzSendQuestion(f *testing.F) {
	f.Add(alice, "1", "can my gut cause acne?")
	f.Add("'; DROP TABLE questions; --", "$1", "%s ?1 \u202e \r\n")
	f.Add("\xff", "", "\x00")
	store, err := sqlstore.Open(context.Background(), filepath.Join(f.TempDir(), "gutskin.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	f.Fuzz(func(t *testing.T, person, guild, text string) {
		ctx := timeout(t)
		err := store.SendQuestion(ctx, question(person, guild, text))
		if errors.Is(err, knowledge.ErrBadRecord) {
			return
		}
		check(t, err)
		got, err := store.Questions(ctx, guild, 2)
		if err != nil || len(got) != 1 || got[0].Text != text {
			t.Errorf("sent %q, got %+v, %v", text, got, err)
		}
		if gone, err := store.Forget(ctx, person); err != nil || gone.Questions != 1 {
			t.Errorf("forgotten: %+v, %v", gone, err)
		}
	})
}
