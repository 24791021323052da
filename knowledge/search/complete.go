package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

type completer struct{}

func newCompleter(base *knowledge.Base, a *analysis.Analyzer) completer { return completer{} }

func (c completer) complete(typed string, limit int) []string { return nil }
