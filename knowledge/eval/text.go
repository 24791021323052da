package eval

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes a report as a person reads it, the same bytes for the same report.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	line := func(name string, s Share) {
		fmt.Fprintf(&b, "%-44s %4d of %4d  %5.1f %%\n", name, s.Count, s.Of, 100*s.Rate())
	}
	line("answer: right topic first", r.FirstRight)
	line("answer: right topic among the first three", r.TopThree)
	line("answer: right topic answered", r.Answered)
	line("none: answered anyway (false answers)", r.FalseAnswers)
	line("care: red flags caught", r.Caught)
	line("others sent to care (false alarms)", r.FalseCare)
	line("all: right", r.Right)
	b.WriteString("\nright per kind and style\n")
	for _, s := range r.Styles {
		line("  "+string(s.Kind)+" "+s.Style, s.Right)
	}
	if len(r.Confusions) > 0 {
		b.WriteString("\nwrong first topic (wanted, got)\n")
		for _, c := range r.Confusions {
			fmt.Fprintf(&b, "  %-28s %-28s %d\n", c.Want, c.Got, c.Count)
		}
	}
	b.WriteString("\nconfidence: right in each tenth\n")
	for _, bin := range r.Calibration {
		if bin.Right.Of > 0 {
			line(fmt.Sprintf("  %.1f to %.1f (mean %.2f)", bin.From, bin.To, bin.Mean), bin.Right)
		}
	}
	b.WriteString("\nif nothing below a confidence were answered\n")
	for _, a := range r.Abstention {
		fmt.Fprintf(&b, "  below %.1f: %5.1f %% answered, %5.1f %% of answers wrong\n", a.Threshold, 100*a.Answered.Rate(), 100*a.Wrong.Rate())
	}
	_, err := io.WriteString(w, b.String())
	return err
}
