package webhook_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"gutskin/cmd/internal/webhook"
)

const secret = "a-secret-of-many-characters"

func sum(body, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(body))
	return hex.EncodeToString(mac.Sum(nil))
}

// call makes one request and tells its status, how often it was believed, and what was logged.
func call(t testing.TB, method, path, body string, header map[string][]string) (status, pushed int, log string) {
	t.Helper()
	var out bytes.Buffer
	handler := webhook.Handler(secret, func() { pushed++ }, slog.New(slog.NewTextHandler(&out, nil)))
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for name, values := range header {
		r.Header[http.CanonicalHeaderKey(name)] = values
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Code, pushed, out.String()
}

func TestHandler(t *testing.T) {
	const body = `{"ref":"refs/heads/main","secret words":true}`
	header := func(name string, values ...string) map[string][]string { return map[string][]string{name: values} }
	for name, c := range map[string]struct {
		method, path, body string
		header             map[string][]string
		status             int
	}{
		"GitHub":              {header: header("X-Hub-Signature-256", "sha256="+sum(body, secret)), status: 204},
		"Gitea":               {header: header("X-Gitea-Signature", sum(body, secret)), status: 204},
		"GitLab":              {header: header("X-Gitlab-Token", secret), status: 204},
		"empty body":          {body: " ", header: header("X-Hub-Signature-256", "sha256="+sum(" ", secret)), status: 204},
		"no signature":        {status: 401},
		"other secret":        {header: header("X-Hub-Signature-256", "sha256="+sum(body, "other")), status: 401},
		"other body":          {body: "{}", header: header("X-Hub-Signature-256", "sha256="+sum(body, secret)), status: 401},
		"empty secret":        {header: header("X-Hub-Signature-256", "sha256="+sum(body, "")), status: 401},
		"no prefix":           {header: header("X-Hub-Signature-256", sum(body, secret)), status: 401},
		"sha1":                {header: header("X-Hub-Signature", "sha1="+sum(body, secret)), status: 401},
		"not hexadecimal":     {header: header("X-Gitea-Signature", "zz"), status: 401},
		"part of it":          {header: header("X-Gitea-Signature", sum(body, secret)[:10]), status: 401},
		"twice":               {header: header("X-Gitlab-Token", secret, secret), status: 401},
		"other token":         {header: header("X-Gitlab-Token", secret+"x"), status: 401},
		"empty token":         {header: header("X-Gitlab-Token", ""), status: 401},
		"bad one beside good": {header: map[string][]string{"X-Hub-Signature-256": {"sha256=00"}, "X-Gitlab-Token": {secret}}, status: 401},
		"GET":                 {method: "GET", header: header("X-Gitlab-Token", secret), status: 405},
		"elsewhere":           {path: "/other", header: header("X-Gitlab-Token", secret), status: 404},
		"too large":           {body: strings.Repeat("x", 25<<20+1), header: header("X-Gitlab-Token", secret), status: 413},
	} {
		t.Run(name, func(t *testing.T) {
			if c.method == "" {
				c.method = "POST"
			}
			if c.path == "" {
				c.path = webhook.Path
			}
			if c.body == "" {
				c.body = body
			}
			status, pushed, log := call(t, c.method, c.path, c.body, c.header)
			if status != c.status || (pushed == 1) != (status == 204) {
				t.Errorf("status %d, believed %d times", status, pushed)
			}
			if strings.Contains(log, "secret words") || strings.Contains(log, secret) || status == 401 && !strings.Contains(log, "refused") {
				t.Errorf("log %s", log)
			}
		})
	}
}

// TestHandlerKeepsNoBody sends the largest call that is taken, as anybody can.
func TestHandlerKeepsNoBody(t *testing.T) {
	handler := webhook.Handler(secret, func() { t.Error("it was believed") }, slog.New(slog.DiscardHandler))
	r := httptest.NewRequest("POST", webhook.Path, io.LimitReader(zeros{}, 25<<20))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	handler.ServeHTTP(httptest.NewRecorder(), r)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("it took %d bytes", took)
	}
}

// zeros has no end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// TestHandlerWithoutASecret believes nobody.
func TestHandlerWithoutASecret(t *testing.T) {
	handler := webhook.Handler("", func() { t.Error("it was believed") }, slog.New(slog.DiscardHandler))
	for name, value := range map[string]string{"X-Hub-Signature-256": "sha256=" + sum("", ""), "X-Gitea-Signature": sum("", ""), "X-Gitlab-Token": ""} {
		r := httptest.NewRequest("POST", webhook.Path, http.NoBody)
		r.Header.Set(name, value)
		w := httptest.NewRecorder()
		if handler.ServeHTTP(w, r); w.Code != http.StatusUnauthorized {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
}

// FuzzHandler holds that nothing but the secret is believed.
func FuzzHandler(f *testing.F) {
	f.Add("X-Hub-Signature-256", "sha256="+sum("{}", "other"), "{}")
	f.Add("X-Gitea-Signature", "", "")
	f.Add("X-Gitlab-Token", "a-secret", "x")
	f.Fuzz(func(t *testing.T, name, value, body string) {
		if name == "" || strings.Contains(value, secret) || strings.Contains(value, sum(body, secret)) {
			return
		}
		if status, pushed, _ := call(t, "POST", webhook.Path, body, map[string][]string{name: {value}}); pushed > 0 || status == 204 {
			t.Errorf("%q: %q was believed", name, value)
		}
	})
}
