package desk

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// What the statistics look back on and show.
const (
	statsDays  = 30
	shownTop   = 10
	minVotes   = knowledge.MinPeople
	statsWords = 15
)

// counted is what the statistics are made of. Nothing in it stands for fewer than
// [knowledge.MinPeople] people.
type counted struct {
	first time.Time
	// days are the counts of each kind, a day each.
	days   map[knowledge.Kind][]int
	topics []named
	shares []share
	gaps   []knowledge.Gap
}

// named is a count with a name.
type named struct {
	name  string
	count int
}

// share is how many of the votes on a topic found it helpful.
type share struct {
	name           string
	helpful, votes int
}

func (s share) percent() float64 { return 100 * float64(s.helpful) / float64(s.votes) }

// kinds are the kinds of reply in the order in which they are shown.
func kinds() []knowledge.Kind {
	return []knowledge.Kind{knowledge.KindAnswer, knowledge.KindSuggest, knowledge.KindNone, knowledge.KindCare}
}

// stats shows how much was asked and how well it was answered, in words and as a picture.
func (d *Desk) stats(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	c, err := d.count(ctx)
	if err != nil {
		return nil, err
	}
	return d.renderStats(s, c), nil
}

// count reads the records.
func (d *Desk) count(ctx context.Context) (counted, error) {
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	c := counted{first: knowledge.DayOf(d.Now()).AddDate(0, 0, 1-statsDays), days: map[knowledge.Kind][]int{}}
	tallies, err := d.Records.Tallies(ctx, knowledge.WeekOf(c.first))
	if err != nil {
		return c, fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	votes, err := d.Records.Votes(ctx)
	if err != nil {
		return c, fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	if c.gaps, err = d.Records.Gaps(ctx, statsWords); err != nil {
		return c, fmt.Errorf("%w: %w", errUnreadRecords, err)
	}
	c.add(tallies, d.titleOf)
	for _, v := range votes {
		if n := v.Helpful + v.NotHelpful; n >= minVotes {
			c.shares = append(c.shares, share{d.titleOf(v.Topic), v.Helpful, n})
		}
	}
	slices.SortStableFunc(c.shares, func(a, b share) int { return cmp.Compare(a.percent(), b.percent()) })
	return c, nil
}

// add sorts tallies by what they count.
func (c *counted) add(tallies []knowledge.Tally, titleOf func(string) string) {
	topics := map[string]int{}
	for _, t := range tallies {
		if t.Topic != "" {
			topics[t.Topic] += t.Count
			continue
		}
		day := int(t.Day.Sub(c.first) / (24 * time.Hour))
		if day < 0 || day >= statsDays || t.Day.Before(c.first) {
			continue
		}
		if c.days[t.Kind] == nil {
			c.days[t.Kind] = make([]int, statsDays)
		}
		c.days[t.Kind][day] += t.Count
	}
	for id, n := range topics {
		c.topics = append(c.topics, named{titleOf(id), n})
	}
	slices.SortFunc(c.topics, func(a, b named) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.name, b.name))
	})
	c.topics = c.topics[:min(len(c.topics), shownTop)]
}

// empty reports whether there is nothing to show.
func (c *counted) empty() bool {
	return len(c.days) == 0 && len(c.topics) == 0 && len(c.shares) == 0 && len(c.gaps) == 0
}

func (d *Desk) renderStats(s router.Scene, c counted) *reply.Reply {
	w := s.Words.Board.Numbers
	title := words.Fill(w.Title, "days", strconv.Itoa(statsDays))
	if c.empty() {
		return reply.Whisper(reply.Paragraphs("**"+title+"**", w.None, w.About))
	}
	said := reply.Whisper(reply.Paragraphs("**"+title+"**", w.About))
	said.Card = &reply.Card{Title: title}
	parts := []string{said.Content}
	for _, p := range []struct{ heading, text string }{
		{w.Asked, c.kindLines(s)}, {w.Topics, c.topicLines(w)}, {w.Helpful, c.shareLines(w)}, {w.Missed, c.gapLines(w)},
	} {
		said.Card.Add(p.heading, p.text)
		parts = append(parts, headed(p.heading, p.text))
	}
	said.Plain = reply.Clip(reply.Paragraphs(parts...), reply.MaxContent)
	picture, err := c.picture(s)
	switch {
	case err != nil: // the words say the same
		d.Log.Error("the statistics could not be drawn", "error", err)
	case picture != nil:
		said.Content = reply.Paragraphs(said.Content, w.Table)
		said.File = &reply.File{Name: "stats.png", Data: picture}
	}
	return said
}

func (c *counted) kindLines(s router.Scene) string {
	var out []string
	for _, k := range kinds() {
		total := 0
		for _, n := range c.days[k] {
			total += n
		}
		if total > 0 {
			out = append(out, words.Fill(s.Words.Board.Numbers.Total, "name", kindName(s.Words.Board.Explained, k), "count", strconv.Itoa(total)))
		}
	}
	return strings.Join(out, "\n")
}

func (c *counted) topicLines(w words.Numbers) string {
	var out []string
	for _, t := range c.topics {
		out = append(out, words.Fill(w.Total, "name", reply.Quote(t.name), "count", strconv.Itoa(t.count)))
	}
	return fieldLines(out)
}

// shareLines begin with the topics that helped least: there is the work.
func (c *counted) shareLines(w words.Numbers) string {
	var out []string
	for _, one := range c.shares[:min(len(c.shares), shownTop)] {
		out = append(out, words.Fill(w.Share, "topic", reply.Quote(one.name),
			"percent", strconv.Itoa(int(math.Round(one.percent()))), "votes", strconv.Itoa(one.votes)))
	}
	return fieldLines(out)
}

func (c *counted) gapLines(w words.Numbers) string {
	var out []string
	for _, g := range c.gaps {
		out = append(out, words.Fill(w.Total, "name", g.Word, "count", strconv.Itoa(g.Askers)))
	}
	return fieldLines(out)
}
