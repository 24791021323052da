package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gutskin/knowledge"
)

// Question is a labelled question; docs/evaluation.md describes the file format.
type Question struct {
	ID   string `json:"id"`
	Text string `json:"q"`
	// Kind is what a careful editor would do: answer, none or care.
	Kind knowledge.Kind `json:"kind"`
	// Topics are the ids any of which is right in first place; Also, in second.
	Topics []string `json:"topics"`
	Also   []string `json:"also"`
	// Style is how the question is written, or for none why it is one.
	Style string `json:"style"`
	// Prev is the earlier question that a follow-up is read with.
	Prev string `json:"prev"`
}

// ErrQuestions is wrapped by errors about a file of labelled questions.
var ErrQuestions = errors.New("not a file of labelled questions")

// maxLine bounds one line of a file of questions, in bytes.
const maxLine = 64 << 10

// Read reads labelled questions, one JSON object a line; errors name the line.
func Read(r io.Reader) ([]Question, error) {
	var out []Question
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(line, &q); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", n, ErrQuestions, err)
		}
		if err := q.check(); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", n, ErrQuestions, err)
		}
		out = append(out, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read labelled questions: %w", err)
	}
	return out, nil
}

func (q Question) check() error {
	switch q.Kind {
	case knowledge.KindAnswer:
		if len(q.Topics) == 0 {
			return fmt.Errorf("question %q is of kind answer and names no topics", q.ID)
		}
	case knowledge.KindNone, knowledge.KindCare:
	default:
		return fmt.Errorf("question %q has kind %q; use answer, none or care", q.ID, q.Kind)
	}
	return nil
}
