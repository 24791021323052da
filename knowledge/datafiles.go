package knowledge

import (
	"fmt"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// readArticles reads articles.yaml.
func readArticles(r *reader, doc *yaml.Node) []Article {
	var out []Article
	for _, item := range r.sequence(doc) {
		f := r.mapping(item, "number", "title", "author", "about", "limits", "advertises")
		number := r.text(f["number"])
		n, err := strconv.Atoi(number.text)
		if err != nil || n != len(out)+1 {
			r.errorSpot(number, fmt.Sprintf("the articles must be numbered 1, 2, 3 …; here %d is expected", len(out)+1), "")
		}
		out = append(out, Article{
			Number: n, Title: r.need(item, f, "title"), Author: r.text(f["author"]).text,
			About: r.need(item, f, "about"), Limits: r.need(item, f, "limits"),
			Advertises: plainTexts(r.texts(f["advertises"])),
		})
	}
	return out
}

// readLexicon reads lexicon.yaml.
func readLexicon(r *reader, doc *yaml.Node) []Synonym {
	owner := map[string]string{}
	var out []Synonym
	for _, item := range r.sequence(doc) {
		f := r.mapping(item, "term", "words", "es", "de", "fr", "pt")
		words := r.texts(f["words"])
		s := Synonym{
			Term: r.need(item, f, "term"), Words: plainTexts(words),
			Spanish: plainTexts(r.texts(f["es"])), German: plainTexts(r.texts(f["de"])),
			French: plainTexts(r.texts(f["fr"])), Portuguese: plainTexts(r.texts(f["pt"])),
		}
		for _, w := range words {
			if first, taken := owner[w.text]; taken {
				r.errorSpot(w, fmt.Sprintf("%q stands under %q and under %q", w.text, first, s.Term), "a word means one term: remove it from one of them")
			}
			owner[w.text] = s.Term
		}
		out = append(out, s)
	}
	return out
}

// readLanguages reads languages.yaml.
func readLanguages(r *reader, doc *yaml.Node) []Language {
	var out []Language
	for _, item := range r.sequence(doc) {
		f := r.mapping(item, "code", "name", "sentence", "words", "script")
		out = append(out, Language{
			Code: r.need(item, f, "code"), Name: r.need(item, f, "name"), Sentence: r.need(item, f, "sentence"),
			Words: plainTexts(r.texts(f["words"])), Script: r.text(f["script"]).text,
		})
	}
	return out
}

// need reads a text that must not be empty.
func (r *reader) need(item *yaml.Node, fields map[string]*yaml.Node, key string) string {
	s := r.text(fields[key])
	if s.text == "" {
		r.errorNode(item, fmt.Sprintf("%q is missing or empty", key), "add a line \""+key+": …\"")
	}
	return s.text
}
