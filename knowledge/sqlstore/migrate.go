package sqlstore

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// migrate brings the tables up to the newest version that this program knows. Another
// process may do so at the same moment.
func migrate(ctx context.Context, e engine, files fs.FS, s *sealing) error {
	for {
		provider, err := goose.NewProvider(e.dialect(), e.pool(), files,
			goose.WithDisableGlobalRegistry(true), goose.WithGoMigrations(s.migration()))
		if err != nil {
			return fmt.Errorf("read the migrations: %w", err)
		}
		before, newest, err := provider.GetVersions(ctx)
		if err != nil {
			return fmt.Errorf("read the version: %w", err)
		}
		if before > newest {
			return fmt.Errorf("%w (version %d, this one knows %d)", ErrNewer, before, newest)
		}
		_, err = provider.Up(ctx)
		if err == nil {
			return nil
		}
		// Two processes that begin together both try to make the same tables: the later one
		// fails, and finds the work done.
		if after, versionErr := provider.GetDBVersion(ctx); versionErr != nil || after == before {
			return fmt.Errorf("migrate from version %d: %w", before, err)
		}
	}
}
