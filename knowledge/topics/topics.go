// Package topics holds the built-in knowledge files: one Markdown file a topic, and beside
// them the articles, lexicon, boundaries, red flags, languages, countries, standing replies, word
// lists and the bank of phrases. They are compiled into the binary; "gutskin init" writes
// them out for a moderator to edit.
package topics

import (
	"embed"
	"io/fs"
)

//go:embed *.md *.yaml *.txt words phrases
var files embed.FS

//go:embed model
var model embed.FS

// FS is the built-in knowledge folder. It cannot be changed.
func FS() fs.FS { return files }

// Model is the model trained on the built-in files, as search.Model.Encode wrote it; empty
// when it has not been generated. One that is older than the files is not used: it carries
// their fingerprint.
func Model() []byte { return generated("model.bin") }

// Base is the built-in files' base, as knowledge.Keep wrote it; empty when it has not been
// generated. One that is older than the files is not used: it carries their digest.
func Base() []byte { return generated("base.bin") }

func generated(name string) []byte {
	data, err := model.ReadFile("model/" + name)
	if err != nil {
		return nil
	}
	return data
}
