package sqlstore_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

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
