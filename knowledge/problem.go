package knowledge

import (
	"fmt"
	"slices"
	"sort"

	"go.yaml.in/yaml/v3"
)

// Severity tells a problem that stops a file from being served from one that does not.
type Severity string

// The two severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Problem is one thing that is wrong in a knowledge file.
type Problem struct {
	// File is the path within the knowledge folder, with forward slashes.
	File string `json:"file"`
	// Line and Column count from 1; 0 means the file as a whole.
	Line   int `json:"line"`
	Column int `json:"column"`
	// Severity is an error, which keeps the file out of service, or a warning.
	Severity Severity `json:"severity"`
	// Message says what is wrong; Hint says how to mend it.
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// String is the problem as a terminal shows it: file:line:column: severity: message (hint).
func (p Problem) String() string {
	s := p.File
	if p.Line > 0 {
		s += fmt.Sprintf(":%d:%d", p.Line, max(p.Column, 1))
	}
	s += ": " + string(p.Severity) + ": " + p.Message
	if p.Hint != "" {
		s += "\n    " + p.Hint
	}
	return s
}

// HasErrors reports whether any of the problems is an error.
func HasErrors(problems []Problem) bool {
	for _, p := range problems {
		if p.Severity == SeverityError {
			return true
		}
	}
	return false
}

// sortProblems orders problems by file, line and column, keeping the found order for ties.
func sortProblems(problems []Problem) {
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
}

// maxProblems is how many problems of one file are listed: who has mended those checks anew.
const maxProblems = 100

// errorNode reports an error at a place of the YAML text.
func (r *reader) errorNode(n *yaml.Node, message, hint string) {
	r.errorAt(n.Line, n.Column, message, hint)
}

// errorAt reports an error at a line of the YAML text itself, before the offset.
func (r *reader) errorAt(line, column int, message, hint string) {
	r.report(SeverityError, spot{line: line + r.offset, column: column}, message, hint)
}

// errorSpot reports an error at a text read earlier.
func (r *reader) errorSpot(s spot, message, hint string) {
	r.report(SeverityError, s, message, hint)
}

// warnSpot reports a warning at a text read earlier.
func (r *reader) warnSpot(s spot, message, hint string) {
	r.report(SeverityWarning, s, message, hint)
}

func (r *reader) report(severity Severity, s spot, message, hint string) {
	p := Problem{File: r.file, Line: s.line, Column: s.column, Severity: severity, Message: message, Hint: hint}
	full := len(r.problems) >= maxProblems && (severity != SeverityError || HasErrors(r.problems))
	if !full && !slices.Contains(r.problems, p) {
		r.problems = append(r.problems, p)
	}
}
