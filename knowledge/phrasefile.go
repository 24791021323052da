package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// maxPhrase is the longest line of the phrase bank, in characters.
const maxPhrase = 600

// followUpMark separates the earlier question from the follow-up in a phrase file.
const followUpMark = " >> "

func (l *loader) readPhrases() {
	p := &l.base.Phrases
	p.Topics = l.phraseFolder("topics")
	p.Boundaries = l.phraseFolder("boundaries")
	p.Care = l.phraseFolder("care")
	p.Elsewhere = l.phraseFolder("elsewhere")
	kinds := []string{"topics", "boundaries", "care", "elsewhere"}
	entries, _ := fs.ReadDir(l.fsys, PhrasesDir)
	for _, e := range entries {
		if name := e.Name(); !slices.Contains(kinds, name) && !ignored(name) {
			l.warn(path.Join(PhrasesDir, name), "is not read", didYouMean(name, kinds)+"the folders of phrases are "+strings.Join(kinds, ", "))
		}
	}
}

// ignored reports names that other programs leave behind, and readmes.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(strings.ToLower(name), "readme")
}

// phraseFolder reads one folder of the phrase bank; a missing folder is an empty one.
func (l *loader) phraseFolder(name string) map[string][]Phrase {
	out := map[string][]Phrase{}
	dir := path.Join(PhrasesDir, name)
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.fail(dir, "cannot be listed: "+reason(err), "check that it is a folder and may be read")
		}
		return out
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	for _, e := range entries {
		id, isText := strings.CutSuffix(e.Name(), ".txt")
		file := path.Join(dir, e.Name())
		if !isText || e.IsDir() {
			if !ignored(e.Name()) {
				l.warn(file, "is not read", "files of phrases end in .txt")
			}
			continue
		}
		if data, ok := l.read(file, maxDataBytes); ok {
			out[id] = l.parsePhrases(file, data)
		}
	}
	return out
}

// parsePhrases reads a phrase file: one phrase a line, # begins a comment line.
func (l *loader) parsePhrases(file string, data []byte) []Phrase {
	r := &reader{file: file}
	var out []Phrase
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if phrase, ok := r.phrase(spot{text: line, line: i + 1, column: 1}); ok {
			out = append(out, phrase)
			if l.thorough {
				l.onePhraseOneHome(r, line, i+1)
			}
		}
	}
	l.problems = append(l.problems, r.problems...)
	return out
}

// onePhraseOneHome warns of a phrase that stands twice in the bank.
func (l *loader) onePhraseOneHome(r *reader, line string, number int) {
	key := strings.ToLower(line)
	if first, twice := l.phraseHomes[key]; twice {
		r.warnSpot(spot{line: number, column: 1}, quoted(line)+" stands in "+first+" already", "keep it where it belongs and remove the other")
		return
	}
	l.phraseHomes[key] = fmt.Sprintf("%s:%d", r.file, number)
}

// phrase reads one line of the bank.
func (r *reader) phrase(line spot) (Phrase, bool) {
	if n := utf8.RuneCountInString(line.text); n > maxPhrase {
		r.errorSpot(line, fmt.Sprintf("the phrase has %d characters; at most %d are read: %s", n, maxPhrase, quoted(line.text)), "shorten it")
		return Phrase{}, false
	}
	prev, text, followUp := strings.Cut(line.text, followUpMark)
	switch {
	case followUp && strings.TrimSpace(prev) != "" && strings.TrimSpace(text) != "":
		return Phrase{Text: strings.TrimSpace(text), Prev: strings.TrimSpace(prev)}, true
	case followUp || strings.HasPrefix(line.text, ">>") || strings.HasSuffix(line.text, ">>"):
		r.errorSpot(line, "half of a follow-up is missing: "+quoted(line.text), "write the earlier question, then >> with a space on both sides, then the follow-up")
		return Phrase{}, false
	}
	return Phrase{Text: line.text}, true
}
