package router

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
)

// A mark is how a control that everybody sees recognises a person: only the bot can tell
// whose it is, and no two marks of one person are alike, so that nobody can tell which
// messages were caused by the same one.
const (
	markSalt = 6  // bytes that differ from mark to mark
	markSum  = 9  // bytes that only this person's id and the bot's secret make
	markSize = 20 // characters
)

var markText = base64.RawURLEncoding

// mark makes a new mark of a person.
func (r *Router) mark(person string) string {
	salt := make([]byte, markSalt)
	r.Random(salt)
	return markText.EncodeToString(append(salt, r.markSum(salt, person)...))
}

// marks tells whether a mark is that of a person. Both may be forged.
func (r *Router) marks(mark, person string) bool {
	data, err := markText.DecodeString(mark)
	if err != nil || len(mark) != markSize || person == "" {
		return false
	}
	return hmac.Equal(data[markSalt:], r.markSum(data[:markSalt], person))
}

func (r *Router) markSum(salt []byte, person string) []byte {
	sum := hmac.New(sha256.New, r.Secret)
	_, _ = sum.Write(append([]byte("mark\n"+person+"\n"), salt...)) // a hash takes everything
	return sum.Sum(nil)[:markSum]
}
