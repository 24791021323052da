package localdiscord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// ErrEndpoint is returned for an interactions endpoint that does not do what
// Discord asks of it.
var ErrEndpoint = errors.New("interactions endpoint not accepted")

// LeaveOut as a field of RawInteraction leaves its header out.
const LeaveOut = "-"

// RawInteraction is a request to the interactions endpoint, made by hand.
type RawInteraction struct {
	Body []byte
	// Timestamp is the header X-Signature-Timestamp in Unix seconds, the time of
	// the server's clock if empty.
	Timestamp string
	// Signature is the header X-Signature-Ed25519 in hex, the true one of
	// Timestamp and Body if empty.
	Signature string
}

// PublicKey is the key, in hex, by which an application checks that a request
// comes from this server.
func (s *Server) PublicKey() string { return s.door.public() }

func (d *door) public() string {
	public, _ := d.key.Public().(ed25519.PublicKey) // which is what such a key has
	return hex.EncodeToString(public)
}

// SetInteractionsEndpoint sends all interactions to an address from now on, and
// none to the gateway; an empty address ends that. As Discord does, it first
// asks the endpoint to answer a PING and to refuse a wrong signature: ErrEndpoint
// says which of them it failed.
func (s *Server) SetInteractionsEndpoint(ctx context.Context, address string) error {
	if address != "" {
		if err := s.probe(ctx, address); err != nil {
			return fmt.Errorf("interactions endpoint %s: %w", address, err)
		}
	}
	s.world.do(func() { s.world.endpoint = address })
	return nil
}

// PostRaw sends the endpoint whatever the caller likes, for example a forged
// request, and gives its response. It is no interaction of the server's.
func (s *Server) PostRaw(ctx context.Context, raw RawInteraction) (Answer, error) {
	var address string
	s.world.read(func() { address = s.world.endpoint })
	if address == "" {
		return Answer{}, fmt.Errorf("interactions endpoint: %w", ErrNotFound)
	}
	return s.door.post(ctx, address, raw)
}

// probe tries an endpoint before it is used.
func (s *Server) probe(ctx context.Context, address string) error {
	ping := s.ping()
	answer, err := s.door.post(ctx, address, RawInteraction{Body: ping})
	if err != nil {
		return fmt.Errorf("PING: %w: %w", ErrEndpoint, err)
	}
	var pong struct{ Type CallbackType }
	if answer.Status != http.StatusOK {
		return fmt.Errorf("PING: status %d, want 200: %w", answer.Status, ErrEndpoint)
	}
	if err := json.Unmarshal([]byte(answer.Body), &pong); err != nil || pong.Type != CallbackPong {
		return fmt.Errorf("PING: answered with type %d, want %d: %w", pong.Type, CallbackPong, ErrEndpoint)
	}
	stranger := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	timestamp := strconv.FormatInt(s.door.now().Unix(), 10)
	forged := RawInteraction{Body: ping, Timestamp: timestamp, Signature: signature(stranger, timestamp, ping)}
	answer, err = s.door.post(ctx, address, forged)
	if err != nil {
		return fmt.Errorf("wrong signature: %w: %w", ErrEndpoint, err)
	}
	if answer.Status != http.StatusUnauthorized {
		return fmt.Errorf("wrong signature: status %d, want 401: %w", answer.Status, ErrEndpoint)
	}
	return nil
}

// ping is the interaction with which Discord tries an endpoint.
func (s *Server) ping() []byte {
	var i interaction
	s.world.do(func() { s.world.stamp(&i) })
	return mustEncode("ping", map[string]any{
		"id": i.id, "application_id": s.world.bot.ID, "type": interactionPing, "token": i.token, "version": 1,
		"user": s.world.bot, "entitlements": []string{}, "app_permissions": "0",
		"authorizing_integration_owners": map[string]string{},
	})
}
