package eval

import (
	"cmp"
	"slices"

	"gutskin/knowledge"
)

// Bin is one tenth of the range of confidence: of the cases whose confidence lies in it,
// how many were right. Well calibrated means that the rate is near the middle of the bin.
type Bin struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Right Share   `json:"right"`
	// Mean is the mean confidence of the bin's cases.
	Mean float64 `json:"mean"`
}

// bins is how many bins of confidence there are.
const bins = 10

func calibrate(outcomes []Outcome) []Bin {
	out := make([]Bin, bins)
	sums := make([]float64, bins)
	for i := range out {
		out[i].From, out[i].To = float64(i)/bins, float64(i+1)/bins
	}
	for _, o := range outcomes {
		i := min(int(o.Confidence*bins), bins-1)
		out[i].Right.add(o.Right())
		sums[i] += o.Confidence
	}
	for i := range out {
		if n := out[i].Right.Of; n > 0 {
			out[i].Mean = sums[i] / float64(n)
		}
	}
	return out
}

// Abstention is what happens if nothing below a confidence is answered.
type Abstention struct {
	Threshold float64 `json:"threshold"`
	// Answered is the share of questions of kind answer that still get one; Wrong is the
	// share of all answers that are wrong.
	Answered Share `json:"answered"`
	Wrong    Share `json:"wrong"`
}

func abstain(outcomes []Outcome) []Abstention {
	var out []Abstention
	for step := range bins {
		a := Abstention{Threshold: float64(step) / bins}
		for _, o := range outcomes {
			given := o.Kind == knowledge.KindAnswer && o.Confidence >= a.Threshold
			if o.Question.Kind == knowledge.KindAnswer {
				a.Answered.add(given)
			}
			if given {
				a.Wrong.add(!o.Right())
			}
		}
		out = append(out, a)
	}
	return out
}

func compareStrings(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if c := cmp.Compare(pairs[i], pairs[i+1]); c != 0 {
			return c
		}
	}
	return 0
}

// Wrong lists the outcomes that are not right, in the order of their ids.
func Wrong(outcomes []Outcome) []Outcome {
	var out []Outcome
	for _, o := range outcomes {
		if !o.Right() {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Outcome) int { return cmp.Compare(a.Question.ID, b.Question.ID) })
	return out
}
