package sqlstore

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// keyBytes is the length of every key.
const keyBytes = 32

// Key is a secret of 32 bytes from which the keys that seal are derived.
type Key [keyBytes]byte

// String keeps a key out of what is printed.
func (Key) String() string { return "(hidden)" }

// GoString keeps a key out of what is printed.
func (Key) GoString() string { return "(hidden)" }

// ParseKey reads a key of 64 hexadecimal digits, or of base64. Its error wraps [ErrNoKey] and
// does not show what it was given.
func ParseKey(text string) (Key, error) {
	text = strings.TrimSpace(text)
	for _, decode := range []func(string) ([]byte, error){
		hex.DecodeString, base64.StdEncoding.DecodeString, base64.RawStdEncoding.DecodeString, base64.URLEncoding.DecodeString, base64.RawURLEncoding.DecodeString,
	} {
		if data, err := decode(text); err == nil && len(data) == keyBytes {
			return Key(data), nil
		}
	}
	return Key{}, fmt.Errorf("%w: what is given is no such key", ErrNoKey)
}

// readKeys gathers the keys of a place: those that were given, and the one in its file. If
// there are none, a file is made when that is asked for.
func (p Place) readKeys(mayMake bool) ([]Key, error) {
	keys := p.Keys
	file := p.keyFile()
	if file == "" {
		return keys, nil
	}
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(keys) > 0:
		return keys, nil
	case errors.Is(err, fs.ErrNotExist) && mayMake:
		key, err := makeKeyFile(file)
		return []Key{key}, err
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %s is missing, put it back", ErrKey, file)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrAccess, err)
	}
	key, err := ParseKey(string(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %s holds no key, put back the one that it held", ErrKey, file)
	}
	return append(keys[:len(keys):len(keys)], key), nil
}

// makeKeyFile writes a random key to a file that is whole or not there, for nobody but this
// user to read. The caller holds the database's lock, so that no other process makes one.
func makeKeyFile(file string) (Key, error) {
	var key Key
	if _, err := rand.Read(key[:]); err != nil {
		return Key{}, fmt.Errorf("make a key: %w", err)
	}
	half, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".") // with mode 0600
	if err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrAccess, err)
	}
	_, err = fmt.Fprintln(half, hex.EncodeToString(key[:]))
	if err = errors.Join(err, half.Sync(), half.Close()); err == nil {
		err = os.Rename(half.Name(), file)
	}
	if err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrAccess, errors.Join(err, os.Remove(half.Name())))
	}
	return key, syncFolder(filepath.Dir(file))
}

// syncFolder makes a new name in a folder outlast a power cut, where the system can do so.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAccess, err)
	}
	_ = folder.Sync() // some systems cannot
	return folder.Close()
}
