package localdiscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// door posts interactions to an application that takes them over HTTP instead
// of hearing of them over the gateway.
type door struct {
	key    ed25519.PrivateKey
	now    func() time.Time
	client *http.Client
}

func newDoor(opts Options) *door {
	return &door{key: opts.Key, now: opts.Now, client: &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: 64, IdleConnTimeout: time.Minute},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // Discord follows none
		},
	}}
}

// post sends one request and reads the response, within the time that an
// interaction has.
func (d *door) post(ctx context.Context, address string, raw RawInteraction) (Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, responseTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(raw.Body))
	if err != nil {
		return Answer{}, fmt.Errorf("request: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	d.sign(r.Header, raw)
	response, err := d.client.Do(r)
	if err != nil {
		return Answer{}, fmt.Errorf("post: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBody))
	if err != nil {
		return Answer{}, fmt.Errorf("read response: %w", err)
	}
	return Answer{response.StatusCode, response.Header, string(body)}, nil
}

// sign sets the two headers by which the application knows Discord.
func (d *door) sign(header http.Header, raw RawInteraction) {
	setDefault(&raw.Timestamp, strconv.FormatInt(d.now().Unix(), 10))
	setDefault(&raw.Signature, signature(d.key, raw.Timestamp, raw.Body))
	for name, value := range map[string]string{
		"X-Signature-Timestamp": raw.Timestamp, "X-Signature-Ed25519": raw.Signature,
	} {
		if value != LeaveOut {
			header.Set(name, value)
		}
	}
}

// signature signs the timestamp followed by the body.
func signature(key ed25519.PrivateKey, timestamp string, body []byte) string {
	return hex.EncodeToString(ed25519.Sign(key, append([]byte(timestamp), body...)))
}

// carry posts an interaction and takes what comes back. A failure is the end of
// the interaction, as the person is told at once.
func (s *Server) carry(ctx context.Context, a *api, i *interaction, address string) {
	answer, err := s.door.post(ctx, address, RawInteraction{Body: i.payload})
	if err == nil {
		err = a.inline(ctx, i, answer)
	}
	s.world.do(func() {
		if i.callback == 0 {
			i.failure = err
			s.world.settle()
		}
	})
}

// inline takes a response of the endpoint as the first answer that it stands
// for. With 202 and no body the answer comes by REST.
func (a *api) inline(ctx context.Context, i *interaction, answer Answer) error {
	if answer.Status == http.StatusAccepted && answer.Body == "" {
		return nil
	}
	if answer.Status != http.StatusOK {
		return fmt.Errorf("the endpoint answered with status %d: %w", answer.Status, ErrEndpoint)
	}
	path := "/api/v10/interactions/" + i.id + "/" + i.token + "/callback"
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, path, bytes.NewReader([]byte(answer.Body)))
	if err != nil {
		return fmt.Errorf("callback: %w", err)
	}
	r.Header.Set("Content-Type", answer.Header.Get("Content-Type"))
	a.recorder.add(r, []byte(answer.Body))
	req, err := newRequest(r)
	if err != nil {
		return err
	}
	a.world.do(func() { err = a.firstAnswer(i, req) })
	return err
}
