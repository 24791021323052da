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

// The generated files are embedded one by one: as strings they are used where they lie in the
// binary, while reading them from an embed.FS would copy six megabytes.
var (
	//go:embed model/model.bin
	model string
	//go:embed model/base.bin
	base string
)

// FS is the built-in knowledge folder. It cannot be changed.
func FS() fs.FS { return files }

// Model is the model trained on the built-in files, as search.Model.Encode wrote it. One that
// is older than the files is not used: it carries their fingerprint.
func Model() string { return model }

// Base is the built-in files' base, as knowledge.Keep wrote it. One that is older than the
// files is not used: it carries their digest.
func Base() string { return base }
