package main

import (
	"fmt"
	"strconv"
	"strings"

	"gutskin/knowledge"
)

// answer writes a reply of any kind. cautionLabel says that a caution is ours.
func (p *page) answer(a knowledge.Answer, cautionLabel string) {
	if a.Note != "" {
		p.paragraph(a.Note)
		p.gap()
	}
	switch a.Kind {
	case knowledge.KindCare:
		p.care(a)
	case knowledge.KindAnswer:
		p.topics(a)
		p.tips(a.Tips)
		p.cautions(a.Cautions, cautionLabel)
		p.gap()
		p.faint(a.Credit)
		p.faint(a.Disclaimer)
	default:
		p.message(a)
		p.offers(a)
	}
}

// topics writes the summaries, each under its title.
func (p *page) topics(a knowledge.Answer) {
	for i, part := range a.Parts {
		if i > 0 {
			p.gap()
		}
		p.title(part.Title)
		p.paragraph(part.Summary)
	}
}

func (p *page) tips(tips []knowledge.AnswerTip) {
	if len(tips) == 0 {
		return
	}
	p.gap()
	p.heading("What you can do")
	for i, t := range tips {
		p.tip(fmt.Sprintf("%d.", i+1), t)
	}
}

// tip writes a tip with its articles small behind it. The credit is wrapped as one word,
// held together by no-break spaces, and made faint afterwards.
func (p *page) tip(mark string, t knowledge.AnswerTip) {
	text := strings.TrimSpace(t.Text)
	credit := credit(t.Articles)
	lines := p.wrap(text+" "+strings.ReplaceAll(credit, " ", "\u00a0"), p.width-len(mark)-3)
	last := len(lines) - 1
	if credit != "" && last >= 0 {
		plain := strings.ReplaceAll(lines[last], "\u00a0", " ")
		lines[last] = strings.TrimSuffix(plain, credit) + p.ink.faint.Render(credit)
	}
	before := "  " + mark + " "
	for _, line := range lines {
		p.b.WriteString(before + line + "\n")
		before = strings.Repeat(" ", len(mark)+3)
	}
}

// credit is "[1, 3]", the articles that say something; empty when there are none.
func credit(articles []int) string {
	if len(articles) == 0 {
		return ""
	}
	names := make([]string, len(articles))
	for i, n := range articles {
		names[i] = strconv.Itoa(n)
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// cautions writes what is ours and not the articles', and says so once.
func (p *page) cautions(cautions []string, label string) {
	label = strings.TrimSuffix(strings.TrimSpace(label), ":")
	switch len(cautions) {
	case 0:
		return
	case 1:
		p.gap()
		p.paragraph(label + ": " + cautions[0])
		return
	}
	p.gap()
	p.heading(label)
	for _, c := range cautions {
		p.item("-", c)
	}
}

// message writes what is said when there is no answer.
func (p *page) message(a knowledge.Answer) {
	if a.Title != "" {
		p.title(a.Title)
	}
	p.paragraph(a.Message)
}

// offers writes the topics to choose from, numbered.
func (p *page) offers(a knowledge.Answer) {
	if len(a.Offers) == 0 {
		return
	}
	p.gap()
	if a.Kind == knowledge.KindNone {
		p.heading("I do know about")
	}
	for i, o := range a.Offers {
		p.item(fmt.Sprintf("%d.", i+1), o.Title)
	}
}
