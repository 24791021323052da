package desk

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"gutskin/bot/words"
	"gutskin/knowledge"
)

// part is one of the two forms that a topic's fields are spread over: a form of Discord's
// has room for five.
type part string

const (
	partText  part = "text"
	partOther part = "other"
)

// fields are those of a part, in the order in which they stand in its form.
func (p part) fields() []knowledge.Field {
	if p == partOther {
		return []knowledge.Field{
			knowledge.FieldGroup, knowledge.FieldArticles, knowledge.FieldSee, knowledge.FieldCaution, knowledge.FieldReviewed,
		}
	}
	return []knowledge.Field{
		knowledge.FieldTitle, knowledge.FieldSummary, knowledge.FieldTips, knowledge.FieldQuestions, knowledge.FieldAlsoCalled,
	}
}

// isList tells whether a field is written as one text a line.
func isList(f knowledge.Field) bool {
	return f == knowledge.FieldTips || f == knowledge.FieldQuestions || f == knowledge.FieldAlsoCalled || f == knowledge.FieldSee
}

// name is what people call a field.
func name(w words.DeskFields, f knowledge.Field) string {
	switch f {
	case knowledge.FieldTitle:
		return w.Title
	case knowledge.FieldGroup:
		return w.Group
	case knowledge.FieldAlsoCalled:
		return w.AlsoCalled
	case knowledge.FieldQuestions:
		return w.Questions
	case knowledge.FieldArticles:
		return w.Articles
	case knowledge.FieldSee:
		return w.See
	case knowledge.FieldCaution:
		return w.Caution
	case knowledge.FieldReviewed:
		return w.Reviewed
	case knowledge.FieldHidden:
		return w.Hidden
	case knowledge.FieldSummary:
		return w.Summary
	case knowledge.FieldTips:
		return w.Tips
	}
	return w.File
}

// written is how a field stands in a form.
func written(f knowledge.Field, texts []string) string {
	if f == knowledge.FieldArticles {
		return strings.Join(texts, ", ")
	}
	return strings.Join(texts, "\n")
}

// bullet is what people put before an item of a list.
var bullet = regexp.MustCompile(`^\s*(?:[-*•–]\s+)+`)

var notNumber = regexp.MustCompile(`\D+`)

// read is what somebody wrote into a field of a form.
func read(f knowledge.Field, text string) []string {
	switch {
	case f == knowledge.FieldArticles:
		return strings.Fields(notNumber.ReplaceAllString(text, " "))
	case !isList(f):
		return []string{text}
	}
	var out []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(bullet.ReplaceAllString(line, "")); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// apply writes what was typed into a topic's file. The fields that it gives beside are those
// that cannot say what was typed: the file then has errors, which a check finds.
func apply(file string, sheet *knowledge.Sheet, typed map[knowledge.Field]string) ([]byte, []knowledge.Field) {
	var refused []knowledge.Field
	for _, f := range knowledge.Fields() {
		text, there := typed[f]
		if !there {
			continue
		}
		next, err := sheet.With(file, f, read(f, text)...)
		if err != nil {
			next, refused = sheet.Put(f, read(f, text)...), append(refused, f)
		}
		sheet = next
	}
	return sheet.Bytes(), refused
}

// seed is the file that a new topic begins with.
const seed = "---\ntitle: New\ngroup: concern\nquestions:\n  - New?\narticles: [1]\nreviewed: %s\n---\n\nNew.\n\n## Tips\n\n- New. (1)\n"

// creditsAtEnd are the article numbers behind a tip.
var creditsAtEnd = regexp.MustCompile(`\(([0-9, ]+)\)\s*$`)

// compose writes a new topic. Its articles are those of its tips, unless they were typed.
func compose(file, today string, typed map[knowledge.Field]string) ([]byte, []knowledge.Field) {
	sheet, err := knowledge.ReadSheet(file, fmt.Appendf(nil, seed, today))
	if err != nil { // never: the file's name is a topic's
		return nil, knowledge.Fields()
	}
	typed = maps.Clone(typed)
	if _, there := typed[knowledge.FieldArticles]; !there {
		typed[knowledge.FieldArticles] = written(knowledge.FieldArticles, credited(typed[knowledge.FieldTips]))
	}
	return apply(file, sheet, typed)
}

// credited are the articles that tips name.
func credited(tips string) []string {
	var out []string
	for _, tip := range read(knowledge.FieldTips, tips) {
		if m := creditsAtEnd.FindStringSubmatch(tip); m != nil {
			out = append(out, read(knowledge.FieldArticles, m[1])...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
