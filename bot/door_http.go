package bot

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// httpDoor is where Discord brings interactions if it is to bring them over HTTP. They go
// the same way as those of the gateway; only the first answer is the answer to the request.
type httpDoor struct {
	key    ed25519.PublicKey
	intake *intake
}

// Bounds of a request.
const (
	maxInteraction = 1 << 20 // bytes
	// maxSkew is how old a signature may be, or how far ahead: nobody can send a request
	// again later.
	maxSkew = time.Minute
)

// ErrBadKey is returned by Run for a Config.PublicKey that is none.
var ErrBadKey = errors.New("not the public key of a Discord application")

// publicKey decodes a key as the developer portal shows it.
func publicKey(s string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(s)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("Discord public key: %w: 64 hexadecimal digits are expected", ErrBadKey)
	}
	return key, nil
}

// ServeHTTP answers one request of Discord's. Whatever is not signed by it learns nothing.
func (d *httpDoor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxInteraction))
	if err != nil {
		http.Error(w, "the request could not be read, or is too large", http.StatusRequestEntityTooLarge)
		return
	}
	if !d.signed(r.Header, data) {
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	i, err := decodeInteraction(data)
	switch {
	case isPing(data):
		if err := write(w, &wireCallback{Type: callbackPong}); err != nil {
			d.intake.log.Debug("a ping was not answered", "error", err)
		}
	case err != nil:
		http.Error(w, "not an interaction", http.StatusBadRequest)
	case d.intake.stopped.Load():
		http.Error(w, "stopping", http.StatusServiceUnavailable)
	case !d.intake.fresh(i):
		http.Error(w, "seen before, or too old", http.StatusConflict)
	default:
		d.answer(w, r, i)
	}
}

// signed tells whether Discord has signed a request, and just now.
func (d *httpDoor) signed(h http.Header, data []byte) bool {
	stamp := h.Get("X-Signature-Timestamp")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || d.intake.clock.Age(time.Unix(seconds, 0)).Abs() > maxSkew {
		return false
	}
	signature, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	return err == nil && ed25519.Verify(d.key, append([]byte(stamp), data...), signature)
}

// isPing tells whether Discord only asks whether somebody is there.
func isPing(data []byte) bool {
	var e struct {
		Type int `json:"type"`
	}
	return json.Unmarshal(data, &e) == nil && e.Type == interactionPing
}

// answer has an interaction answered and waits for the first answer; what follows goes on
// without the request.
func (d *httpDoor) answer(w http.ResponseWriter, r *http.Request, i interactionEvent) {
	in := d.intake
	pending := &pendingAnswer{door: in.door, event: i, first: make(chan *wireCallback), written: make(chan error, 1), left: r.Context().Done()}
	req := i.request(in.clock.Now())
	req.OverHTTP = true
	taken := in.pools.interactions.submit(string(i.ID), func(ctx context.Context) {
		defer close(pending.first)
		in.door.interaction(ctx, i, req, pending.answer)
	})
	if !taken {
		http.Error(w, "too busy", http.StatusServiceUnavailable)
		return
	}
	select {
	case answer, answered := <-pending.first:
		if !answered {
			http.Error(w, "no answer", http.StatusServiceUnavailable)
			return
		}
		pending.written <- write(w, answer)
	case <-r.Context().Done():
	}
}

// pendingAnswer hands the first answer over to the request that waits for it.
type pendingAnswer struct {
	door    *door
	event   interactionEvent
	first   chan *wireCallback // nil for one that comes later
	written chan error
	left    <-chan struct{} // closed when nobody waits any more
}

// errNobodyWaits is what becomes of an answer when Discord has hung up.
var errNobodyWaits = errors.New("the request for an answer has ended")

// answer is a firstAnswer. Where more is to follow, Discord must know the first answer
// before: then the request is only acknowledged, and the answer sent by a request of ours.
func (p *pendingAnswer) answer(ctx context.Context, f first) error {
	byREST := f.more || f.file != nil
	hand := &f.answer
	if byREST {
		hand = nil
	}
	select {
	case p.first <- hand:
	case <-p.left:
		return errNobodyWaits
	case <-ctx.Done():
		return fmt.Errorf("answer interaction: %w", ctx.Err())
	}
	if err := <-p.written; err != nil || !byREST {
		return err
	}
	return p.door.byREST(p.event)(ctx, f)
}

// write sends an answer to whoever waits for it; nil says that it comes later.
func write(w http.ResponseWriter, answer *wireCallback) error {
	if answer == nil {
		w.WriteHeader(http.StatusAccepted)
		return http.NewResponseController(w).Flush()
	}
	data, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("encode answer: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("answer interaction: %w", err)
	}
	return http.NewResponseController(w).Flush()
}
