package router

import (
	"encoding/base64"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/shelf"
	"gutskin/knowledge"
)

// missed remembers of each person the last question that had no answer, for a quarter of
// an hour and in memory alone: the buttons under a miss carry a key and no words.
type missed struct {
	shelf  *shelf.Shelf[missedQuestion]
	random func([]byte)
}

type missedQuestion struct {
	key, text string
	sent      bool
}

// Bounds of what is remembered.
const (
	maxMissed  = 2_000
	missedKept = 15 * time.Minute
	keySize    = 8 // characters
)

// keep remembers a question in the place of the earlier one and gives its key; empty for
// a question without words.
func (m missed) keep(person, text string) string {
	if reply.Wordless(text) || person == "" {
		return ""
	}
	var b [keySize * 6 / 8]byte
	m.random(b[:])
	key := base64.RawURLEncoding.EncodeToString(b[:])
	m.shelf.Put(person, missedQuestion{key: key, text: reply.Clip(text, knowledge.MaxSentQuestion)})
	return key
}

// find is the person's own question with a key; the zero value if it is not remembered.
func (m missed) find(person, key string) missedQuestion {
	if q, ok := m.shelf.Get(person); ok && q.key == key {
		return q
	}
	return missedQuestion{}
}

// isKey tells whether a text can be the key of a question.
func isKey(s string) bool {
	return len(s) == keySize && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}
