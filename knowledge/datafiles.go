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
		if f == nil {
			continue
		}
		number := r.need(item, f, "number")
		n, err := strconv.Atoi(number.text)
		if number.text != "" && (err != nil || n != len(out)+1) {
			r.errorSpot(number, fmt.Sprintf("the articles must be numbered 1, 2, 3 …; here %d is expected, not %s", len(out)+1, quoted(number.text)), "number them anew in the order in which they stand")
		}
		title, about, limits := r.need(item, f, "title"), r.need(item, f, "about"), r.need(item, f, "limits")
		r.shown(title, about, limits)
		out = append(out, Article{
			Number: n, Title: title.text, Author: r.text(f["author"]).text,
			About: about.text, Limits: limits.text, Advertises: plainTexts(r.texts(f["advertises"])),
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
		if f == nil {
			continue
		}
		words := r.texts(f["words"])
		s := Synonym{
			Term: r.need(item, f, "term").text, Words: plainTexts(words),
			Spanish: plainTexts(r.texts(f["es"])), German: plainTexts(r.texts(f["de"])),
			French: plainTexts(r.texts(f["fr"])), Portuguese: plainTexts(r.texts(f["pt"])),
		}
		for _, w := range words {
			if first, taken := owner[w.text]; taken {
				r.errorSpot(w, fmt.Sprintf("%s stands under %s and under %s", named(w.text), named(first), named(s.Term)), "a word means one term: remove it from one of them")
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
		if f == nil {
			continue
		}
		sentence := r.need(item, f, "sentence")
		r.shown(sentence)
		out = append(out, Language{
			Code: r.need(item, f, "code").text, Name: r.need(item, f, "name").text, Sentence: sentence.text,
			Words: plainTexts(r.texts(f["words"])), Script: r.text(f["script"]).text,
		})
	}
	return out
}
