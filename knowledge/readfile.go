package knowledge

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits on what is read from a folder; a larger file is reported and left out.
const (
	maxTopicBytes = 64 << 10
	maxDataBytes  = 2 << 20
	maxFiles      = 250_000
)

// read returns a file's text, or false with the problem noted. A byte order mark is taken
// away and every line ends in a single \n.
func (l *loader) read(file string, limit int64) ([]byte, bool) {
	f, err := l.fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		l.missing(file)
		return nil, false
	}
	if err != nil {
		l.fail(file, "cannot be opened: "+reason(err), "check that it is a file and may be read")
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		l.fail(file, "cannot be read: "+reason(err), "check that it is a file and may be read")
		return nil, false
	case int64(len(data)) > limit:
		l.fail(file, fmt.Sprintf("is larger than %d KiB", limit>>10), "split it or shorten it")
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	r := &reader{file: file}
	r.plainFile(data)
	l.problems = append(l.problems, r.problems...)
	return data, len(r.problems) == 0
}

// missing reports that a file is not there. The lists of words are a help, no more: a
// folder may do without them.
func (l *loader) missing(file string) {
	const hint = "\"gutskin init DIR\" writes a complete folder; copy the file from there"
	if path.Dir(file) == WordsDir {
		l.warn(file, "is missing, so that questions are understood less well", hint)
		return
	}
	l.fail(file, "is missing", hint)
}

// reason is what went wrong without the path, which the problem names already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

const saveAsText = "save it as plain text in the encoding UTF-8; a document of a word processor cannot be read"

// plainFile reports what makes a file no text: nothing in it, bytes that are no UTF-8,
// control characters.
func (r *reader) plainFile(data []byte) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		r.errorSpot(body{source: data}.place(i), "this is not a text file", saveAsText)
		return
	}
	if len(bytes.TrimSpace(data)) == 0 {
		r.errorSpot(spot{line: 1, column: 1}, "the file is empty", "write it anew or remove it; docs/knowledge-files.md has an example of every file")
		return
	}
	for i := 0; i < len(data); {
		c, size := rune(data[i]), 1
		if ' ' <= c && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(data[i:])
		}
		if message, hint := unprintable(c, size); message != "" {
			r.errorSpot(body{source: data}.place(i), message, hint)
			return
		}
		i += size
	}
}

// unprintable says what is wrong with a character that is no part of a text; size is its
// length in bytes.
func unprintable(c rune, size int) (message, hint string) {
	switch {
	case c == utf8.RuneError && size == 1:
		return "the characters from here on are not UTF-8", saveAsText
	case c < ' ' || c == 0x7f:
		return fmt.Sprintf("an invisible control character (U+%04X)", c), "delete it"
	}
	return "", ""
}

// nearMiss warns of a file that is not read because its name is slightly off.
func (l *loader) nearMiss(name string) {
	lower := strings.ToLower(name)
	stem := strings.TrimSuffix(strings.TrimSuffix(lower, path.Ext(lower)), ".md")
	switch path.Ext(lower) {
	case ".md", ".markdown", ".mdown":
		l.warn(name, "is not read: its name does not end in .md", "rename it to "+stem+".md")
	case ".txt":
		if strings.HasSuffix(lower, ".md.txt") {
			l.warn(name, "is not read: its name does not end in .md", "rename it to "+stem+".md; an editor may have added .txt")
		}
	case ".yml", ".yaml":
		if known := []string{ArticlesFile, LexiconFile, BoundariesFile, CareFile, LanguagesFile, RepliesFile, CountriesFile}; !slices.Contains(known, name) {
			l.warn(name, "is not read: no file of that name is known", didYouMean(stem+".yaml", known)+"known names: "+strings.Join(known, ", "))
		}
	}
}
