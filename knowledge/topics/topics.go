// Package topics holds the built-in knowledge files: one Markdown file a topic, and beside
// them the articles, lexicon, boundaries, red flags, languages, standing replies, word
// lists and the bank of phrases. They are compiled into the binary; "gutskin init" writes
// them out for a moderator to edit.
package topics

import (
	"embed"
	"io/fs"
)

//go:embed *.md *.yaml words phrases
var files embed.FS

// FS is the built-in knowledge folder. It cannot be changed.
func FS() fs.FS { return files }
