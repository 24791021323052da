package knowledge

import (
	"context"
	"fmt"
)

// MaxMemo is the largest memo, in bytes.
const MaxMemo = 64 << 10

// MemoRecords keeps what the bot must know of itself after a restart, for example what it
// has told the moderators already. Nothing of a person may stand there.
type MemoRecords interface {
	// Memo is what SaveMemo was given last under a name; nil if nothing.
	Memo(ctx context.Context, name string) ([]byte, error)
	// SaveMemo keeps what only the bot understands, at most [MaxMemo] bytes. No data removes it.
	SaveMemo(ctx context.Context, name string, data []byte) error
}

// CheckMemo wraps [ErrBadRecord] when a memo cannot be kept.
func CheckMemo(name string, data []byte) error {
	if err := CheckID("a memo", name); err != nil {
		return err
	}
	if len(data) > MaxMemo {
		return badRecord(fmt.Sprintf("a memo has at most %d bytes", MaxMemo))
	}
	return nil
}
