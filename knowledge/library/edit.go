package library

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"gutskin/knowledge"
)

// Author is who makes an edit, as the history names them.
type Author struct {
	// Name is what colleagues call them; no id is kept.
	Name string
}

// Edit is a change that a moderator wants to make.
type Edit struct {
	Author Author
	// Reason says why; it becomes the message in the history. Empty means that the message
	// names the files.
	Reason string
	// Base is the revision that the moderator had before them.
	Base Revision
	// Files are the new contents by path within the folder; nil removes a file.
	Files map[string][]byte
}

var (
	// ErrNotKept means that the library does not keep a folder, and so cannot save.
	ErrNotKept = errors.New("the knowledge is not kept in a folder (GUTSKIN_KNOWLEDGE_DIR), so nothing can be saved")
	// ErrFileName means that an edit names a file that is none of the knowledge.
	ErrFileName = errors.New("not the name of a knowledge file")
	// ErrInvalid is the category of [InvalidError].
	ErrInvalid = errors.New("the edit has errors")
	// ErrConflict is the category of [ConflictError].
	ErrConflict = errors.New("the files were changed meanwhile")
	// ErrCareRecall means that fewer red flags would be caught than before.
	ErrCareRecall = errors.New("with this edit fewer red flags would be caught")
)

// InvalidError is an edit that was refused because of errors in its files, or that would
// bring errors into others. Nothing was written. It is an [ErrInvalid].
type InvalidError struct {
	// Problems are errors with their place and mend.
	Problems []knowledge.Problem
}

// Error names the first problem.
func (e *InvalidError) Error() string {
	return fmt.Sprintf("%v: %s", ErrInvalid, e.Problems[0])
}

// Is makes it an [ErrInvalid].
func (e *InvalidError) Is(target error) bool { return target == ErrInvalid }

// Conflict is a file that two people changed from the same beginning; nil where one of them
// removed it or where it was not there.
type Conflict struct {
	File string
	// Ancestor is the file at the revision that the edit began with, Theirs as it is now, and
	// Yours as the edit has it.
	Ancestor, Theirs, Yours []byte
}

// ConflictError is an edit of files that somebody else changed meanwhile. Nothing was
// written. It is an [ErrConflict].
type ConflictError struct {
	// Head is the revision that holds what is theirs: the base of the next attempt.
	Head      Revision
	Conflicts []Conflict
}

// Error names the files.
func (e *ConflictError) Error() string {
	var names []string
	for _, c := range e.Conflicts {
		names = append(names, c.File)
	}
	return fmt.Sprintf("%v: %s", ErrConflict, strings.Join(names, ", "))
}

// Is makes it an [ErrConflict].
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// Merge joins both versions of every file, field by field. Fields that both changed, each
// in another way, are clashes: the file has theirs until somebody chooses. A file that
// cannot be taken apart in fields is one clash as a whole, with no field.
func (e *ConflictError) Merge() (files map[string][]byte, clashes map[string][]knowledge.Clash) {
	files, clashes = map[string][]byte{}, map[string][]knowledge.Clash{}
	for _, c := range e.Conflicts {
		merged, list := mergeFile(c)
		files[c.File] = merged
		if len(list) > 0 {
			clashes[c.File] = list
		}
	}
	return files, clashes
}

func mergeFile(c Conflict) ([]byte, []knowledge.Clash) {
	if _, isTopic := topicOf(c.File); isTopic && c.Ancestor != nil && c.Theirs != nil && c.Yours != nil {
		if merged, clashes, err := knowledge.MergeTopic(c.File, c.Ancestor, c.Theirs, c.Yours); err == nil {
			return merged, clashes
		}
	}
	if c.File == knowledge.BoundariesFile {
		if merged, clashes, err := knowledge.MergeBoundaries(c.Ancestor, c.Theirs, c.Yours); err == nil {
			return merged, clashes
		}
	}
	return c.Theirs, []knowledge.Clash{{Ancestor: one(c.Ancestor), Theirs: one(c.Theirs), Yours: one(c.Yours)}}
}

func one(data []byte) []string {
	if data == nil {
		return nil
	}
	return []string{string(data)}
}

// check refuses names that are none of the knowledge.
func (e Edit) check() error {
	for name := range e.Files {
		if !ours(name) {
			return fmt.Errorf("save %q: %w", name, ErrFileName)
		}
	}
	return nil
}

// changes are the files that are not the way the edit wants them.
func (e Edit) changes(now files) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range e.Files {
		f, there := now[name]
		if there != (data != nil) || there && (f.err != nil || string(f.data) != string(data)) {
			out[name] = data
		}
	}
	return out
}

// maxName and maxReason bound what goes into the history, in characters.
const (
	maxName   = 100
	maxReason = 2000
)

// author is the name for the history; git allows neither angle brackets nor lines in it.
func (e Edit) author() string {
	name := strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, e.Author.Name)
	if name = strings.TrimSpace(clip(name, maxName)); name == "" {
		return "a moderator"
	}
	return name
}

// message is the reason for the history.
func (e Edit) message(changes map[string][]byte) string {
	reason := strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, e.Reason)
	if reason = strings.TrimSpace(clip(reason, maxReason)); reason == "" {
		return "change " + strings.Join(sortedKeys(changes), ", ")
	}
	return reason
}

func clip(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit])
	}
	return text
}

func sortedKeys(m map[string][]byte) []string { return slices.Sorted(maps.Keys(m)) }

// summarize names the first few of many files.
func summarize(names []string) string {
	if len(names) > 5 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:4], ", "), len(names)-4)
	}
	return strings.Join(names, ", ")
}
