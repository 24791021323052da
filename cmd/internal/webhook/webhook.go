// Package webhook takes the calls by which a git server says that somebody has pushed. It
// believes only those that bear the secret, in the forms of GitHub, Gitea, Forgejo and
// GitLab, and reads nothing of what they say: a call is a nudge to look.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// Path is where calls are taken.
const Path = "/webhook"

// maxBody is the longest call that is read, in bytes: GitHub sends 25 MB at most, and a push
// of knowledge files is a few thousand. None of it is kept, whoever sends it.
const maxBody = 25 << 20

// Handler takes calls that bear the secret and then calls pushed, which must not wait. All
// others are refused, and logged without anything that they hold.
func Handler(secret string, pushed func(), log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+Path, func(w http.ResponseWriter, r *http.Request) {
		body := hmac.New(sha256.New, []byte(secret))
		_, err := io.Copy(body, http.MaxBytesReader(w, r.Body, maxBody))
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			log.WarnContext(r.Context(), "a webhook was refused", "why", "it is too large")
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		case err != nil:
			http.Error(w, "not read", http.StatusBadRequest)
		case !genuine(r.Header, body.Sum(nil), secret):
			log.WarnContext(r.Context(), "a webhook was refused", "why", "it does not bear the secret",
				"hint", "give the git server the same secret as GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET")
			http.Error(w, "wrong or missing signature", http.StatusUnauthorized)
		default:
			pushed()
			w.WriteHeader(http.StatusNoContent)
		}
	})
	return mux
}

// genuine reports whether a call bears the secret: as the signature that its body has (GitHub,
// Gitea, Forgejo) or as it is (GitLab). Of a header that is there twice none counts.
func genuine(header http.Header, signature []byte, secret string) bool {
	if secret == "" {
		return false
	}
	if given, is := single(header, "X-Hub-Signature-256"); is {
		digits, prefixed := strings.CutPrefix(given, "sha256=")
		return prefixed && signed(digits, signature)
	}
	if given, is := single(header, "X-Gitea-Signature"); is {
		return signed(given, signature)
	}
	token, is := single(header, "X-Gitlab-Token")
	given, want := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(secret)) // so that even the length is no hint
	return is && subtle.ConstantTimeCompare(given[:], want[:]) == 1
}

func single(header http.Header, name string) (string, bool) {
	values := header.Values(name)
	if len(values) != 1 {
		return "", false
	}
	return values[0], true
}

// signed reports whether hexadecimal digits are the signature.
func signed(digits string, signature []byte) bool {
	given, err := hex.DecodeString(digits)
	return err == nil && hmac.Equal(given, signature)
}

// Server serves a handler to whoever is on the network: slow callers are cut off.
func Server(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: handler, ReadHeaderTimeout: 3 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 5 * time.Second,
		IdleTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10,
	}
}
