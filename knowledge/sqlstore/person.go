package sqlstore

import (
	"crypto/hmac"
	"crypto/sha256"

	"gutskin/knowledge"
)

// person is what is kept in place of a person's id.
func (s *Store) person(id string) ([]byte, error) {
	if err := knowledge.CheckID("a person", id); err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, s.personKey)
	mac.Write([]byte(id))
	return mac.Sum(nil), nil
}
