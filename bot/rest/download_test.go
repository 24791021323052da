package rest_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"gutskin/bot/rest"
)

func TestDownload(t *testing.T) {
	stalled := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("the token went along")
		}
		_, _ = w.Write([]byte("text"))
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(strings.Repeat("x", 101))) })
	mux.HandleFunc("/stream", func(w http.ResponseWriter, _ *http.Request) {
		for range 200 { // no length is told beforehand
			_, _ = w.Write([]byte("x"))
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/file", http.StatusFound) })
	mux.HandleFunc("/stall", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-stalled:
		case <-r.Context().Done():
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	defer close(stalled)
	other := httptest.NewServer(mux)
	defer other.Close()
	base, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	d := rest.NewDownloader(base)
	defer d.Close()
	get := func(address string) ([]byte, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		return d.Download(ctx, address, 100)
	}
	if data, err := get(server.URL + "/file"); err != nil || string(data) != "text" {
		t.Errorf("%q, %v", data, err)
	}
	for path, want := range map[string]error{
		"/large": rest.ErrSize, "/stream": rest.ErrSize, "/away": nil, "/missing": nil, "/stall": context.DeadlineExceeded,
	} {
		data, err := get(server.URL + path)
		if err == nil || want != nil && !errors.Is(err, want) || len(data) > 0 {
			t.Errorf("%s: %d bytes, %v", path, len(data), err)
		} else if strings.Contains(err.Error(), base.Host) {
			t.Errorf("%s: the error holds the address: %v", path, err)
		}
	}
	for _, address := range []string{
		other.URL + "/file", "http://cdn.discordapp.com/file", "https://cdn.discordapp.com.example.com/a", "https://cdn.discordapp.com:8443/a",
		"https://user@cdn.discordapp.com/a", "https://example.com/a", "ftp://cdn.discordapp.com/a", "file:///etc/passwd", "https:cdn.discordapp.com/a",
		"https://169.254.169.254/latest", "", "\x00", "https://CDN.discordapp.com@example.com/",
	} {
		if _, err := get(address); !errors.Is(err, rest.ErrHost) {
			t.Errorf("%q: %v", address, err)
		}
	}
}
