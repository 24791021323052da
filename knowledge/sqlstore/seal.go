package sqlstore

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
)

// The form of a sealed value: a byte for the version of the form, the id of the key, a random
// nonce of 12 bytes, and what AES-256-GCM makes of the value with its tag of 16 bytes.
const (
	sealVersion = 1
	keyIDBytes  = 4
	headerBytes = 1 + keyIDBytes
)

// keyring seals with its first key and opens with all of them. The zero value can do neither.
type keyring []sealKey

// sealKey is what is derived from one [Key].
type sealKey struct {
	id   [keyIDBytes]byte
	aead cipher.AEAD
}

// newKeyring derives what seals from keys.
func newKeyring(keys []Key) (keyring, error) {
	var ring keyring
	for _, key := range keys {
		id, err := hkdf.Key(sha256.New, key[:], nil, "gutskin key id", keyIDBytes)
		if err != nil {
			return nil, fmt.Errorf("derive a key: %w", err)
		}
		secret, err := hkdf.Key(sha256.New, key[:], nil, "gutskin seal", keyBytes)
		if err != nil {
			return nil, fmt.Errorf("derive a key: %w", err)
		}
		block, err := aes.NewCipher(secret)
		if err != nil {
			return nil, fmt.Errorf("derive a key: %w", err)
		}
		aead, err := cipher.NewGCMWithRandomNonce(block)
		if err != nil {
			return nil, fmt.Errorf("derive a key: %w", err)
		}
		ring = append(ring, sealKey{[keyIDBytes]byte(id), aead})
	}
	return ring, nil
}

// seal makes of a value what is kept in its place, bound to a column ("table.column").
func (r keyring) seal(column string, value []byte) []byte {
	header := append([]byte{sealVersion}, r[0].id[:]...)
	return r[0].aead.Seal(header, nil, value, bound(header, column))
}

// open makes the value of what seal gave. It wraps [ErrKey] when there is no such key, and
// [ErrDamaged] when the value was changed or comes from another column.
func (r keyring) open(column string, sealed []byte) ([]byte, error) {
	if len(sealed) < headerBytes || sealed[0] != sealVersion {
		return nil, fmt.Errorf("%w: %s is not sealed", ErrDamaged, column)
	}
	header := sealed[:headerBytes]
	for _, key := range r {
		if !bytes.Equal(header[1:], key.id[:]) {
			continue
		}
		value, err := key.aead.Open(nil, nil, sealed[headerBytes:], bound(header, column))
		if err != nil {
			return nil, fmt.Errorf("%w: %s does not open", ErrDamaged, column)
		}
		return value, nil
	}
	return nil, fmt.Errorf("%w (its id is %x)", ErrKey, header[1:])
}

// current reports whether a sealed value was sealed with the first key.
func (r keyring) current(sealed []byte) bool {
	return len(sealed) >= headerBytes && bytes.Equal(sealed[1:headerBytes], r[0].id[:])
}

// bound is what a value cannot be opened without.
func bound(header []byte, column string) []byte {
	return append(header[:headerBytes:headerBytes], column...)
}
