package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"gutskin/knowledge"
)

// TipQuestion is a question with the tips that an editor would be glad to see in its
// answer; docs/evaluation.md describes the file format.
type TipQuestion struct {
	ID   string `json:"id"`
	Text string `json:"q"`
	Prev string `json:"prev"`
	// Tips are graded from 1, acceptable, to 3, exactly this. A tip that is missing has 0.
	Tips []GradedTip `json:"tips"`
}

// GradedTip is a tip's text with an editor's grade.
type GradedTip struct {
	Text  string `json:"text"`
	Grade int    `json:"grade"`
}

// ReadTips reads questions labelled with tips, one JSON object a line.
func ReadTips(r io.Reader) ([]TipQuestion, error) {
	var out []TipQuestion
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var q TipQuestion
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", n, ErrQuestions, err)
		}
		out = append(out, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read questions with tips: %w", err)
	}
	return out, nil
}

// TipReport is how well the tips shown answer the questions.
type TipReport struct {
	Questions int `json:"questions"`
	// Precision is the mean share of the tips shown that the editor grades at all.
	Precision float64 `json:"precision"`
	// NDCG is the mean normalized discounted cumulative gain of the first five (Järvelin
	// and Kekäläinen 2002), with the gain 2^grade-1.
	NDCG float64 `json:"ndcg_at_5"`
	// Low lists the ids of questions with an NDCG below one half.
	Low []string `json:"low"`
}

// tipsJudged is how many tips count.
const tipsJudged = 5

// RunTips asks every question and judges the tips of its answer. A question that is not
// answered shows none and counts as 0.
func RunTips(s Searcher, questions []TipQuestion) TipReport {
	r := TipReport{Questions: len(questions)}
	for _, q := range questions {
		var shown []string
		for _, tip := range s.Search(knowledge.Question{Text: q.Text, Prev: q.Prev}).Tips {
			shown = append(shown, tip.Text)
		}
		precision, ndcg := q.judge(shown[:min(len(shown), tipsJudged)])
		r.Precision += precision
		r.NDCG += ndcg
		if ndcg < 0.5 {
			r.Low = append(r.Low, q.ID)
		}
	}
	if n := float64(len(questions)); n > 0 {
		r.Precision /= n
		r.NDCG /= n
	}
	return r
}

func (q TipQuestion) judge(shown []string) (precision, ndcg float64) {
	grades := map[string]int{}
	var ideal []int
	for _, t := range q.Tips {
		grades[t.Text] = t.Grade
		ideal = append(ideal, t.Grade)
	}
	slices.SortFunc(ideal, func(a, b int) int { return b - a })
	var got []int
	picked := 0
	for _, text := range shown {
		got = append(got, grades[text])
		if grades[text] > 0 {
			picked++
		}
	}
	best := gain(ideal[:min(len(ideal), tipsJudged)])
	if len(shown) == 0 || best == 0 {
		return 0, 0
	}
	return float64(picked) / float64(len(shown)), gain(got) / best
}

func gain(grades []int) float64 {
	var sum float64
	for i, g := range grades {
		sum += float64((math.Exp2(float64(g)) - 1) / math.Log2(float64(i)+2))
	}
	return sum
}

// WriteText writes a tip report as a person reads it.
func (r TipReport) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, "questions            %d\nprecision of tips    %.3f\nnDCG@5               %.3f\nbelow one half       %s\n",
		r.Questions, r.Precision, r.NDCG, orNone(r.Low))
	return err
}
