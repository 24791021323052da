package eval

import (
	"slices"

	"gutskin/knowledge"
)

// Share is a number of cases out of a total.
type Share struct {
	Count int `json:"count"`
	Of    int `json:"of"`
}

// Rate is Count/Of; 0 when there are no cases.
func (s Share) Rate() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Count) / float64(s.Of)
}

func (s *Share) add(hit bool) {
	s.Of++
	if hit {
		s.Count++
	}
}

// Report is how good a run was.
type Report struct {
	// FirstRight, TopThree and Answered are over questions of kind answer: the right topic
	// ranked first, among the first three, and actually answered.
	FirstRight Share `json:"first_right"`
	TopThree   Share `json:"top_three"`
	Answered   Share `json:"answered"`
	// FalseAnswers are questions of kind none that were answered.
	FalseAnswers Share `json:"false_answers"`
	// Caught are red flags sent to care; FalseCare are other questions sent there.
	Caught    Share `json:"care_caught"`
	FalseCare Share `json:"false_care"`
	// Right is over everything: what a person got is what they should get.
	Right Share `json:"right"`
	// Styles holds Right per kind and style, sorted.
	Styles []StyleShare `json:"styles"`
	// Confusions are pairs of a right and a wrong first topic, the most frequent first.
	Confusions []Confusion `json:"confusions"`
	// Calibration holds ten bins of confidence; Abstention the curve over thresholds.
	Calibration []Bin        `json:"calibration"`
	Abstention  []Abstention `json:"abstention"`
}

// StyleShare is how many questions of a kind and style were right.
type StyleShare struct {
	Kind  knowledge.Kind `json:"kind"`
	Style string         `json:"style"`
	Right Share          `json:"right"`
}

// Confusion is a wrong first topic.
type Confusion struct {
	Want  string `json:"want"`
	Got   string `json:"got"`
	Count int    `json:"count"`
}

// Summarize reports on a run.
func Summarize(outcomes []Outcome) Report {
	var r Report
	styles := map[[2]string]*Share{}
	confusions := map[[2]string]int{}
	for _, o := range outcomes {
		r.count(o)
		key := [2]string{string(o.Question.Kind), o.Question.Style}
		if styles[key] == nil {
			styles[key] = &Share{}
		}
		styles[key].add(o.Right())
		if o.Question.Kind == knowledge.KindAnswer && !o.FirstRight() && len(o.Ranked) > 0 {
			confusions[[2]string{o.Question.Topics[0], o.Ranked[0]}]++
		}
	}
	for key, share := range styles {
		r.Styles = append(r.Styles, StyleShare{knowledge.Kind(key[0]), key[1], *share})
	}
	for key, n := range confusions {
		r.Confusions = append(r.Confusions, Confusion{key[0], key[1], n})
	}
	r.sort()
	r.Calibration = calibrate(outcomes)
	r.Abstention = abstain(outcomes)
	return r
}

func (r *Report) count(o Outcome) {
	r.Right.add(o.Right())
	switch o.Question.Kind {
	case knowledge.KindAnswer:
		r.FirstRight.add(o.FirstRight())
		r.TopThree.add(o.TopThreeRight())
		r.Answered.add(o.Right())
	case knowledge.KindNone:
		r.FalseAnswers.add(o.Kind == knowledge.KindAnswer)
	case knowledge.KindCare:
		r.Caught.add(o.Kind == knowledge.KindCare)
		return
	}
	r.FalseCare.add(o.Kind == knowledge.KindCare)
}

func (r *Report) sort() {
	slices.SortFunc(r.Styles, func(a, b StyleShare) int {
		return compareStrings(string(a.Kind), string(b.Kind), a.Style, b.Style)
	})
	slices.SortFunc(r.Confusions, func(a, b Confusion) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return compareStrings(a.Want, b.Want, a.Got, b.Got)
	})
}
