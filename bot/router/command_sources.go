package router

import (
	"context"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// actionSources shows where answers come from, as /sources does.
const actionSources reply.Action = "sources"

// sources handles /sources: what the articles are, and what to know before trusting them.
func (r *Router) sources(_ context.Context, s scene) (*reply.Reply, error) {
	w := s.words.Sources
	parts := []string{headed(w.Heading, w.Introduction)}
	for _, article := range r.Answers.Base().Articles {
		parts = append(parts, describe(w, article))
	}
	return reply.Long(reply.Paragraphs(parts...), true), nil
}

// sourcesButton answers the button of that name.
func (r *Router) sourcesButton(ctx context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	return r.sources(ctx, s)
}

// describe tells all that is known of an article.
func describe(w words.Sources, a knowledge.Article) string {
	author := w.AuthorUnknown + "."
	if a.Author != "" {
		author = words.Fill(w.Author, "author", a.Author) + "."
	}
	lines := []string{bold(articleName(w, a)), author}
	if a.About != "" {
		lines = append(lines, w.About+": "+a.About)
	}
	if a.Limits != "" {
		lines = append(lines, w.Limits+": "+a.Limits)
	}
	if len(a.Advertises) > 0 {
		lines = append(lines, words.Fill(w.Advertises, "products", strings.Join(a.Advertises, ", ")))
	}
	return strings.Join(lines, "\n")
}

// articleName is an article's number and title.
func articleName(w words.Sources, a knowledge.Article) string {
	return words.Fill(w.Article, "number", strconv.Itoa(a.Number)) + ": " + a.Title
}
