package sqlstore

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strconv"

	"gutskin/knowledge"
)

// sealing is what followers are encrypted with: AES-256-GCM under a key of its own, derived
// from the one under which persons are hashed.
func (s *Store) sealing() (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, s.key, nil, "gutskin followers", keyBytes)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("encrypt: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// sealed is what of a follower is encrypted.
type sealed struct {
	Person string `json:"person"`
	Locale string `json:"locale"`
	Text   string `json:"text"`
}

// seal encrypts a follower. It opens again beside the same question only.
func (s *Store) seal(f knowledge.Follower) ([]byte, error) {
	aead, err := s.sealing()
	if err != nil {
		return nil, err
	}
	plain, err := json.Marshal(sealed{f.Person, f.Locale, f.Text})
	if err != nil {
		return nil, fmt.Errorf("encrypt: %w", err)
	}
	return aead.Seal(nil, nil, plain, beside(f.Question)), nil
}

// unseal decrypts the follower of a question.
func (s *Store) unseal(question int64, data []byte) (knowledge.Follower, error) {
	aead, err := s.sealing()
	if err != nil {
		return knowledge.Follower{}, err
	}
	plain, err := aead.Open(nil, nil, data, beside(question))
	if err != nil {
		return knowledge.Follower{}, fmt.Errorf("decrypt: %w", err)
	}
	var open sealed
	if err := json.Unmarshal(plain, &open); err != nil {
		return knowledge.Follower{}, fmt.Errorf("decrypt: %w", err)
	}
	return knowledge.Follower{Question: question, Person: open.Person, Locale: open.Locale, Text: open.Text}, nil
}

func beside(question int64) []byte { return []byte(strconv.FormatInt(question, 10)) }
