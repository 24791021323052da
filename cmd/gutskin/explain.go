package main

import (
	"fmt"
	"math"
	"strings"

	"gutskin/knowledge/search"
)

// explanation writes why a question was answered as it was.
func (p *page) explanation(e search.Explanation) {
	p.title("Why this")
	p.paragraph(e.Decision)
	if e.FollowUp {
		p.paragraph("Read together with the earlier question.")
	}
	if len(e.Read) > 0 {
		p.gap()
		p.heading("Words, and how they were read")
		for _, w := range e.Read {
			p.item("-", readWord(w))
		}
	}
	if len(e.Candidates) > 0 {
		p.gap()
		p.heading("What it might be about")
		for i, c := range e.Candidates {
			p.item(fmt.Sprintf("%d.", i+1), candidateLine(c))
		}
	}
	p.gap()
	p.paragraph(fmt.Sprintf("The best topic's words explain %.0f %% of the question.", math.Round(e.Coverage*100)))
}

// candidateLine is one thing that a question might be about.
func candidateLine(c search.Candidate) string {
	return fmt.Sprintf("%s %s, score %.3f", c.Kind, c.ID, c.Score)
}

// readWord is a word, the steps that it was taken through, and what it speaks for.
func readWord(w search.ReadWord) string {
	var b strings.Builder
	b.WriteString(w.Typed)
	if w.As != "" {
		b.WriteString(", taken as a slip for " + w.As)
	}
	if len(w.Terms) > 0 {
		b.WriteString(", in the lexicon for " + strings.Join(w.Terms, ", "))
	}
	if w.Effect != 0 {
		fmt.Fprintf(&b, " (%+.2f for the best)", w.Effect)
	}
	return b.String()
}
