package sqlstore

import (
	"context"
	"fmt"
)

// Lock reserves work that one process must do alone. See [knowledge.Locks].
func (s *Store) Lock(ctx context.Context, name string) (release func(), ok bool, err error) {
	err = s.try(ctx, func(ctx context.Context) error {
		release, ok, err = s.lock(ctx, name)
		return err
	})
	if err != nil {
		return func() {}, false, fmt.Errorf("lock %s: %w", name, err)
	}
	return release, ok, nil
}
