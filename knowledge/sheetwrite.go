package knowledge

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// With is the sheet with another text in one field; no texts take an optional field away.
// All else stays as it is, byte for byte. It fails with [ErrSheet] when the field cannot
// say that, for example a tip without the numbers of its articles.
func (s *Sheet) With(file string, f Field, texts ...string) (*Sheet, error) {
	texts = tidy(texts)
	if slices.Equal(texts, s.texts[f]) {
		return s, nil
	}
	return s.withSource(file, f, renderField(f, texts), texts)
}

// withSource puts source in the place of a field and makes sure that the file then says
// what is wanted there, and in every other field what it said before.
func (s *Sheet) withSource(file string, f Field, source string, texts []string) (*Sheet, error) {
	changed, err := ReadSheet(file, (&Sheet{parts: s.placed(f, source)}).Bytes())
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", f, err)
	}
	for _, other := range Fields() {
		want := s.texts[other]
		if other == f {
			want = texts
		}
		if !slices.Equal(changed.texts[other], want) {
			return nil, fmt.Errorf("%s: %w: %s would not say what it should", file, ErrSheet, other)
		}
	}
	return changed, nil
}

// placed are the parts with a source in the place of a field; an empty one takes the field
// away.
func (s *Sheet) placed(f Field, source string) []part {
	parts := slices.Clone(s.parts)
	at := slices.IndexFunc(parts, func(p part) bool { return p.field == f })
	switch {
	case at >= 0 && source == "" && !f.inBody():
		parts = slices.Delete(parts, at, at+1)
	case at >= 0:
		parts[at].source = source
	case source != "":
		parts = slices.Insert(parts, s.placeFor(f), part{f, source})
	}
	return parts
}

// placeFor is where a field that is not there yet belongs: behind the last that stands
// before it.
func (s *Sheet) placeFor(f Field) int {
	order := Fields()
	place := 1
	for i, p := range s.parts {
		if p.field != "" && !p.field.inBody() && slices.Index(order, p.field) < slices.Index(order, f) {
			place = i + 1
		}
	}
	return place
}

// tidy makes one line of each text and leaves empty ones out.
func tidy(texts []string) []string {
	var out []string
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// renderField writes a field as our own files are written.
func renderField(f Field, texts []string) string {
	var b strings.Builder
	switch {
	case len(texts) == 0:
		return ""
	case f == FieldSummary:
		return strings.Join(texts, " ")
	case f == FieldTips:
		return "- " + strings.Join(texts, "\n- ")
	case f == FieldQuestions:
		b.WriteString(string(f) + ":\n")
		for _, text := range texts {
			b.WriteString("  - " + quoteIfNeeded(text, false) + "\n")
		}
		return b.String()
	case f.isList():
		var items []string
		for _, text := range texts {
			items = append(items, quoteIfNeeded(text, true))
		}
		return string(f) + ": [" + strings.Join(items, ", ") + "]\n"
	case f == FieldCaution || f == FieldLine:
		return string(f) + ": " + doubleQuoted(texts[0]) + "\n"
	}
	return string(f) + ": " + quoteIfNeeded(texts[0], false) + "\n"
}

// quoteIfNeeded writes a text as YAML reads it back: plain when that is safe.
func quoteIfNeeded(text string, inBrackets bool) string {
	first := []rune(text)[0]
	safe := (unicode.IsLetter(first) || unicode.IsDigit(first)) && !strings.Contains(text, ": ") && !strings.Contains(text, " #") &&
		!strings.HasSuffix(text, ":") && (!inBrackets || !strings.ContainsAny(text, "[]{},:"))
	var read any
	if safe && yaml.Unmarshal([]byte(text), &read) == nil && fmt.Sprint(read) == text {
		return text
	}
	if safe && isDate(text) {
		return text
	}
	return doubleQuoted(text)
}

func isDate(text string) bool {
	return len(text) == len("2026-11-22") && strings.Count(text, "-") == 2 && !strings.ContainsFunc(text, func(r rune) bool {
		return r != '-' && !unicode.IsDigit(r)
	})
}

// doubleQuoted writes a text between double quotes.
func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// Put is the sheet with another text in one field, like [Sheet.With], but asks nothing: the
// file may then be one that cannot be read, or say something else in other fields. It is
// for a text that With refuses, so that a check can say what is wrong with it, and where.
func (s *Sheet) Put(f Field, texts ...string) *Sheet {
	texts = tidy(texts)
	out := &Sheet{parts: s.placed(f, renderField(f, texts)), texts: maps.Clone(s.texts)}
	out.texts[f] = texts
	return out
}
