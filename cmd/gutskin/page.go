package main

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"golang.org/x/term"

	"gutskin/cmd/internal/config"
)

// Lines are never wider than the terminal, nor than is comfortable to read.
const (
	minWidth     = 40
	maxWidth     = 100
	defaultWidth = 80
)

// page collects text for people, wrapped to a width, and is written in one go.
type page struct {
	out   io.Writer
	width int
	ink   ink
	b     strings.Builder
}

// ink is how the parts of a page look; on a page without colour it changes nothing.
type ink struct{ plain, title, heading, faint, urgent lipgloss.Style }

// newPage makes a page for a writer: as wide as its terminal, coloured when it wants colour.
func newPage(out io.Writer) *page {
	renderer := lipgloss.NewRenderer(out)
	if config.Plain() {
		renderer.SetColorProfile(termenv.Ascii)
	}
	style := renderer.NewStyle
	return &page{out: out, width: widthOf(out), ink: ink{
		plain:   style(),
		title:   style().Bold(true).Foreground(lipgloss.Color("6")),
		heading: style().Bold(true),
		faint:   style().Faint(true),
		urgent:  style().Bold(true).Foreground(lipgloss.Color("1")),
	}}
}

// widthOf is how wide the text on a writer may be.
func widthOf(out io.Writer) int {
	if f, ok := out.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return min(max(width, minWidth), maxWidth)
		}
	}
	return defaultWidth
}

// isTerminal reports whether a stream is a terminal that somebody sits at.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// flush writes the page.
func (p *page) flush() error {
	_, err := io.WriteString(p.out, p.b.String())
	p.b.Reset()
	return err
}

// gap leaves an empty line, unless the page has not begun.
func (p *page) gap() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

// heading writes a line that stands out.
func (p *page) heading(text string) { p.block("", "", text, p.ink.heading) }

// paragraph writes wrapped text.
func (p *page) paragraph(text string) { p.block("", "", text, p.ink.plain) }

// faint writes wrapped text that stands back.
func (p *page) faint(text string) { p.block("", "", text, p.ink.faint) }

// title writes a heading with a line below it, so that it is one without colour too.
func (p *page) title(text string) {
	lines := p.wrap(text, p.width)
	p.block("", "", text, p.ink.title)
	longest := 0
	for _, line := range lines {
		longest = max(longest, ansi.StringWidth(line))
	}
	p.b.WriteString(p.ink.faint.Render(strings.Repeat("─", longest)) + "\n")
}

// item writes an entry of a list: a mark, and the text hanging beside it.
func (p *page) item(mark, text string) {
	p.block("  "+mark+" ", strings.Repeat(" ", ansi.StringWidth(mark)+3), text, p.ink.plain)
}

// block writes text in one look, with something before its first line and its other lines.
func (p *page) block(first, other, text string, look lipgloss.Style) {
	before := first
	for _, line := range p.wrap(text, p.width-ansi.StringWidth(first)) {
		p.b.WriteString(before + look.Render(line) + "\n")
		before = other
	}
}

// wrap cuts text into lines without control characters; paragraphs stay apart.
func (p *page) wrap(text string, width int) []string {
	lines := strings.Split(ansi.Wrap(clean(strings.TrimSpace(text)), width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// pad fills text with spaces up to a width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
