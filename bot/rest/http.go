package rest

import (
	"io"
	"net/http"
	"strings"
	"time"
)

// exempt tells whether a request answers an interaction.
func exempt(req *http.Request) bool {
	return strings.Contains(req.URL.Path, "/interactions/") || strings.Contains(req.URL.Path, "/webhooks/")
}

// discard makes the connection of a response free for the next request.
func discard(resp *http.Response) {
	if resp == nil || resp.Body == nil {
		return
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	_ = resp.Body.Close()
}

// newHTTP is the HTTP client over a transport. It follows no redirect: the token would
// go along.
func newHTTP(t http.RoundTripper) *http.Client {
	return &http.Client{
		Transport: t,
		Timeout:   time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
}

// newPool is a transport that keeps a connection for each worker.
func newPool(workers int) *http.Transport {
	t, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return &http.Transport{Proxy: http.ProxyFromEnvironment}
	}
	t = t.Clone()
	t.MaxIdleConns, t.MaxIdleConnsPerHost = 2*workers, 2*workers
	return t
}
