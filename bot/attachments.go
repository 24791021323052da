package bot

import (
	"context"
	"errors"
	"fmt"

	"gutskin/bot/desk"
	"gutskin/bot/rest"
)

// attachments fetches uploads for the moderators' desk, whose errors are its own.
type attachments struct{ files *rest.Downloader }

// Download fetches at most limit bytes.
func (a attachments) Download(ctx context.Context, address string, limit int64) ([]byte, error) {
	data, err := a.files.Download(ctx, address, limit)
	switch {
	case errors.Is(err, rest.ErrHost):
		return nil, fmt.Errorf("%w: %w", desk.ErrElsewhere, err)
	case errors.Is(err, rest.ErrSize):
		return nil, fmt.Errorf("%w: %w", desk.ErrTooLarge, err)
	}
	return data, err
}
