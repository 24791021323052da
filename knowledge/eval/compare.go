package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"gutskin/knowledge"
)

// Record is a run as it is kept in a file, to compare a later one with.
type Record struct {
	Report   Report          `json:"report"`
	Outcomes []RecordedReply `json:"outcomes"`
}

// RecordedReply is what was made of one question. The question's text is left out.
type RecordedReply struct {
	ID         string         `json:"id"`
	Kind       knowledge.Kind `json:"kind"`
	Topics     []string       `json:"topics,omitempty"`
	Flag       string         `json:"flag,omitempty"`
	Ranked     []string       `json:"ranked"`
	Confidence float64        `json:"confidence"`
	Right      bool           `json:"right"`
}

// NewRecord keeps a run.
func NewRecord(outcomes []Outcome) Record {
	r := Record{Report: Summarize(outcomes)}
	for _, o := range outcomes {
		r.Outcomes = append(r.Outcomes, RecordedReply{
			ID: o.Question.ID, Kind: o.Kind, Topics: o.Topics, Flag: o.Flag,
			Ranked: o.Ranked, Confidence: o.Confidence, Right: o.Right(),
		})
	}
	return r
}

// maxRecord bounds a record that is read, in bytes.
const maxRecord = 64 << 20

// ReadRecord reads what was written from a [Record] as JSON.
func ReadRecord(r io.Reader) (Record, error) {
	var out Record
	if err := json.NewDecoder(io.LimitReader(r, maxRecord)).Decode(&out); err != nil {
		return Record{}, fmt.Errorf("read a former run: %w", err)
	}
	return out, nil
}

// Comparison is what changed from one run to another on the questions that both asked.
type Comparison struct {
	// Better went from wrong to right, Worse from right to wrong; ids, sorted.
	Better, Worse []string
	// Same counts the questions that are as right or wrong as before.
	Same int
}

// Compare tells what changed since a former run.
func Compare(before, after Record) Comparison {
	was := map[string]bool{}
	for _, o := range before.Outcomes {
		was[o.ID] = o.Right
	}
	var c Comparison
	for _, o := range after.Outcomes {
		right, asked := was[o.ID]
		switch {
		case !asked:
		case o.Right == right:
			c.Same++
		case o.Right:
			c.Better = append(c.Better, o.ID)
		default:
			c.Worse = append(c.Worse, o.ID)
		}
	}
	slices.Sort(c.Better)
	slices.Sort(c.Worse)
	return c
}

// WriteText writes a comparison as a person reads it.
func (c Comparison) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, "compared with the former run: %d better, %d worse, %d as before\n  better: %s\n  worse:  %s\n",
		len(c.Better), len(c.Worse), c.Same, orNone(c.Better), orNone(c.Worse))
	return err
}

func orNone(ids []string) string {
	if len(ids) == 0 {
		return "none"
	}
	return strings.Join(ids, " ")
}
