package knowledge

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Field is one part of a topic file that is edited and merged by itself.
type Field string

// The fields of a topic file, by the names of their keys; the last two are its body.
const (
	FieldTitle      Field = "title"
	FieldGroup      Field = "group"
	FieldAlsoCalled Field = "also-called"
	FieldQuestions  Field = "questions"
	FieldArticles   Field = "articles"
	FieldSee        Field = "see"
	FieldCaution    Field = "caution"
	FieldReviewed   Field = "reviewed"
	FieldHidden     Field = "hidden"
	FieldSummary    Field = "summary"
	FieldTips       Field = "tips"
)

// Fields lists all in the order in which they stand in a file.
func Fields() []Field {
	return []Field{
		FieldTitle, FieldGroup, FieldAlsoCalled, FieldQuestions, FieldArticles, FieldSee, FieldCaution, FieldReviewed, FieldHidden,
		FieldSummary, FieldTips,
	}
}

// isList reports whether a field is a list of texts of which the order matters little.
func (f Field) isList() bool {
	return slices.Contains([]Field{FieldAlsoCalled, FieldQuestions, FieldArticles, FieldSee}, f)
}

func (f Field) inBody() bool { return f == FieldSummary || f == FieldTips }

// ErrSheet means that a text cannot be taken apart in the fields of a topic.
var ErrSheet = errors.New("not a topic file whose fields can be told apart")

// Sheet is a topic file taken apart in fields, to change one of them and leave every other
// byte as it is: comments, quotes and the way lists are written. It never changes.
type Sheet struct {
	parts []part
	texts map[Field][]string
}

// part is a piece of the file: the lines of a field, or what stands between.
type part struct {
	field  Field // empty for what stands between
	source string
}

// ReadSheet takes a topic file apart. Its errors wrap [ErrSheet]; whether the file keeps
// the content standard is not asked.
func ReadSheet(file string, data []byte) (*Sheet, error) {
	data = unixLines(data)
	r := &reader{file: file}
	r.plainFile(data)
	t, problems := parseTopic(file, data)
	if problems = append(r.problems, problems...); HasErrors(problems) {
		return nil, fmt.Errorf("%s: %w: %s", file, ErrSheet, problems[0].Message)
	}
	front, body, _, ok := splitFrontMatter(r, data)
	if !ok {
		return nil, fmt.Errorf("%s: %w", file, ErrSheet)
	}
	s := &Sheet{texts: t.fieldTexts()}
	first, rest, _ := strings.Cut(string(data), "\n")
	s.add("", first+"\n")
	if err := s.addFront(file, string(front)); err != nil {
		return nil, err
	}
	rest = strings.TrimPrefix(rest, string(front))
	s.add("", strings.TrimSuffix(rest, string(body)))
	s.addBody(string(body))
	return s, nil
}

func unixLines(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

func (s *Sheet) add(f Field, source string) {
	if source != "" || f != "" {
		s.parts = append(s.parts, part{f, source})
	}
}

// addFront takes the front matter apart at the lines where keys begin. Comments and empty
// lines above a key stand between.
func (s *Sheet) addFront(file, front string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Style&yaml.FlowStyle != 0 {
		return fmt.Errorf("%s: %w", file, ErrSheet)
	}
	lines := strings.SplitAfter(front, "\n")
	keys := doc.Content[0].Content
	at := 0
	for i := 0; i < len(keys); i += 2 {
		begin, end := keys[i].Line-1, len(lines)
		if i+2 < len(keys) {
			end = keys[i+2].Line - 1
		}
		if begin < at || end > len(lines) || keys[i].Column != 1 {
			return fmt.Errorf("%s: %w: two keys stand on one line", file, ErrSheet)
		}
		s.add("", strings.Join(lines[at:begin], ""))
		for end > begin+1 && betweenKeys(lines[end-1]) {
			end--
		}
		s.add(Field(keys[i].Value), strings.Join(lines[begin:end], ""))
		at = end
	}
	s.add("", strings.Join(lines[at:], ""))
	return nil
}

func betweenKeys(line string) bool {
	trimmed := strings.TrimSpace(line)
	return trimmed == "" || strings.HasPrefix(line, "#")
}

// addBody takes the body apart: the summary, what stands between, the tips.
func (s *Sheet) addBody(body string) {
	heading := tipsHeadingAt(body)
	summary := strings.TrimSpace(body[:heading])
	at := strings.Index(body, summary)
	s.add("", body[:at])
	s.add(FieldSummary, summary)
	list := heading + len(strings.SplitAfterN(body[heading:], "\n", 2)[0])
	tips := strings.TrimSpace(body[list:])
	from := list + strings.Index(body[list:], tips)
	s.add("", body[at+len(summary):from])
	s.add(FieldTips, tips)
	s.add("", body[from+len(tips):])
}

// tipsHeadingAt is where the heading of the tips begins.
func tipsHeadingAt(body string) int {
	at := 0
	for line := range strings.Lines(body) {
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "#") && strings.TrimSpace(strings.Trim(trimmed, "#")) == "Tips" {
			return at
		}
		at += len(line)
	}
	return at
}

// Texts are what a field says: one text, or one an item of a list; a tip ends with the
// numbers of its articles in brackets. A field that is not there has none.
func (s *Sheet) Texts(f Field) []string { return slices.Clone(s.texts[f]) }

// Bytes is the file.
func (s *Sheet) Bytes() []byte {
	var b bytes.Buffer
	for _, p := range s.parts {
		b.WriteString(p.source)
	}
	return b.Bytes()
}

// fieldTexts are what the fields of a parsed file say.
func (t *topicFile) fieldTexts() map[Field][]string {
	out := map[Field][]string{
		FieldTitle: one(t.title), FieldGroup: {string(t.Group)}, FieldReviewed: one(t.reviewed), FieldCaution: one(t.caution),
		FieldHidden:     one(t.hidden),
		FieldAlsoCalled: plainTexts(t.alsoCalled), FieldQuestions: plainTexts(t.questions),
		FieldArticles: plainTexts(t.articles), FieldSee: plainTexts(t.see), FieldSummary: one(t.summary),
	}
	for i, tip := range t.Tips {
		out[FieldTips] = append(out[FieldTips], t.tipText[i].text+" ("+numberList(tip.Articles)+")")
	}
	return out
}

func one(s spot) []string {
	if s.text == "" {
		return nil
	}
	return []string{s.text}
}

func numberList(numbers []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers), " ", ", "), "[]")
}
