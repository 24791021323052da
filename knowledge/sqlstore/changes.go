package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// reconnectAfter is how long nobody listens after the connection was lost.
const reconnectAfter = time.Second

// SettingsChanged tells which settings are saved. See [knowledge.Changes].
func (s *Store) SettingsChanged(ctx context.Context, each func(guild string)) error {
	for {
		err := s.listen(ctx, each)
		if ctx.Err() != nil {
			return nil
		}
		if err = s.category(err); !errors.Is(err, ErrAway) && !errors.Is(err, ErrBusy) {
			return fmt.Errorf("listen for changed settings: %w", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(reconnectAfter):
		}
	}
}
