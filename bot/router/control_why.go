package router

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// why says to one person why the answer is what it is.
func (r *Router) why(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	about, ok := decodeSubject(id.Arg(0))
	if !ok {
		return nil, fmt.Errorf("why: %w", reply.ErrCustomID)
	}
	a, ok := r.Answers.Again(ctx, about, shownTexts(s.Source.Text), s.question("", ""))
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("why: %w", err)
	}
	if !ok {
		return nil, ErrTopicGone
	}
	w, base := s.words.Why, r.Answers.Base()
	next, button := nextTopic(s, base, id.Arg(1))
	text := reply.Paragraphs(
		headed(w.Heading+": "+a.Title, strings.Join(s.found(id), "\n")),
		headed(w.Words, strings.Join(countedWords(id.Arg(3)), ", ")),
		headed(w.Close, next),
		headed(w.Articles, reply.Bullets(credited(a.Tips))),
		articleNames(s.words.Sources, base, a.Articles),
		reviewed(w, base, about),
	)
	said := reply.Long(text, true)
	last := said
	if n := len(said.Next); n > 0 {
		last = said.Next[n-1]
	}
	last.Rows = rows(button)
	return said, nil
}

// found says in sentences how the answer was found.
func (s scene) found(id reply.CustomID) []string {
	w, found := s.words.Why, id.Arg(2)
	var out []string
	for _, f := range []struct{ letter, say string }{
		{foundChosen, w.Chosen}, {foundSure, w.Sure}, {foundFairly, w.FairlySure}, {foundUnsure, w.Unsure}, {foundFollowUp, w.FollowUp},
	} {
		if strings.Contains(found, f.letter) {
			out = append(out, f.say)
		}
	}
	if s.Shared && !s.Source.Private {
		out = append(out, w.Public)
	}
	return out
}

// countedWords are the words of a custom id, each fit to be shown.
func countedWords(arg string) []string {
	var out []string
	for _, word := range strings.Split(arg, ",") {
		if isWord(word) {
			out = append(out, reply.Quote(word))
		}
	}
	return out
}

// nextTopic is the topic that came next, and a button that answers with it.
func nextTopic(s scene, base *knowledge.Base, id string) (string, []reply.Button) {
	t := base.Topic(id)
	if t == nil || s.place.Hides(t.Group) {
		return "", nil
	}
	return t.Title, offerButtons([]knowledge.Offer{{Topic: t.ID, Title: t.Title}})
}

// articleNames are the titles of articles, a line each.
func articleNames(w words.Sources, base *knowledge.Base, numbers []int) string {
	var lines []string
	for _, a := range base.Articles {
		for _, n := range numbers {
			if n == a.Number {
				lines = append(lines, articleName(w, a))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// reviewed says when the topics were last read against the articles: once if that was on
// the same day.
func reviewed(w words.Why, base *knowledge.Base, about subject) string {
	var lines, days []string
	for _, id := range about {
		t := base.Topic(id)
		if t == nil || t.Reviewed.IsZero() {
			continue
		}
		line := words.Fill(w.Reviewed, "date", day(t.Reviewed))
		if !slices.Contains(days, line) {
			lines, days = append(lines, t.Title+": "+line), append(days, line)
		}
	}
	if len(days) == 1 {
		return days[0]
	}
	return strings.Join(lines, "\n")
}

// day is a day as Discord shows it to each reader. It is given by its noon, which is on
// the same day almost everywhere.
func day(t time.Time) string {
	return "<t:" + strconv.FormatInt(t.Add(12*time.Hour).Unix(), 10) + ":D>"
}
