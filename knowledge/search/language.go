package search

import "gutskin/knowledge"

type languages struct{}

func newLanguages(list []knowledge.Language) languages { return languages{} }

func (l languages) detect(text string) *knowledge.Language { return nil }
