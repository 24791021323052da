package remote

import (
	"io"
	"net/http"
	"sync/atomic"
)

// budget is how many bytes one call takes in.
type budget struct {
	limit int64
	used  atomic.Int64
}

func (b *budget) spent() bool { return b.used.Load() > b.limit }

// reader counts what is read, and ends with [ErrTooLarge].
func (b *budget) reader(r io.Reader) io.Reader { return counted{r, b} }

type counted struct {
	io.Reader
	budget *budget
}

// Read reads while the budget lasts.
func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.budget.used.Add(int64(n)) > c.budget.limit {
		return 0, ErrTooLarge
	}
	return n, err
}

// bounded is a transport whose answers share a budget.
type bounded struct {
	http.RoundTripper
	budget *budget
}

// RoundTrip makes a request.
func (b bounded) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := b.RoundTripper.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{b.budget.reader(resp.Body), resp.Body}
	return resp, nil
}
