package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// attachmentHosts are where Discord keeps what people attach.
var attachmentHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// downloading is how long a download may take in all.
const downloading = 10 * time.Second

// Errors of a download.
var (
	// ErrHost means that an address is none of Discord's for attachments.
	ErrHost = errors.New("not an attachment of Discord's")
	// ErrSize means that there is more than was to be read.
	ErrSize = errors.New("the attachment is too large")
)

// Downloader fetches what people have attached, from Discord's own hosts and from nowhere
// else: without the bot's token, and without following redirects. It is safe for use by
// several goroutines.
type Downloader struct {
	http *http.Client
	base *url.URL
}

// NewDownloader makes a downloader. base is the address of a Discord-compatible server whose
// attachments count as Discord's, too; may be nil.
func NewDownloader(base *url.URL) *Downloader {
	return &Downloader{base: base, http: &http.Client{
		Transport: newPool(1), Timeout: downloading,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Close closes the connections that nobody uses.
func (d *Downloader) Close() { d.http.CloseIdleConnections() }

// Download fetches an attachment of at most limit bytes. Its errors wrap [ErrHost] and
// [ErrSize], or tell why there was no answer; none holds the address.
func (d *Downloader) Download(ctx context.Context, address string, limit int64) ([]byte, error) {
	at, err := url.Parse(address)
	if err != nil || !d.ours(at) {
		return nil, fmt.Errorf("download: %w", ErrHost)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("download: %w", ErrHost)
	}
	resp, err := d.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("download: %w", withoutAddress(err))
	}
	defer func() { _ = resp.Body.Close() }() // it was only read
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("download: the server answered %d", resp.StatusCode)
	}
	if resp.ContentLength > limit {
		return nil, fmt.Errorf("download: %w", ErrSize)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("download: %w", withoutAddress(err))
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("download: %w", ErrSize)
	}
	return data, nil
}

// ours reports whether an address is one of Discord's for attachments.
func (d *Downloader) ours(at *url.URL) bool {
	switch {
	case at.User != nil || at.Opaque != "":
		return false
	case d.base != nil && at.Scheme == d.base.Scheme && at.Host == d.base.Host:
		return true
	}
	return at.Scheme == "https" && slices.Contains(attachmentHosts, at.Host)
}

// withoutAddress is an error of the HTTP client without the address, which is a secret as
// long as it holds a signature.
func withoutAddress(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
