package desk

import (
	"gutskin/bot/chart"
	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// longestBarName is how much of a name stands beside a bar, in characters.
const longestBarName = 32

// picture draws the statistics; nil when there is nothing to draw.
func (c *counted) picture(s router.Scene) ([]byte, error) {
	w := s.Words.Board
	days := chart.Days{Title: w.Numbers.Asked, First: c.first}
	for _, k := range kinds() {
		if counts := c.days[k]; counts != nil {
			days.Series = append(days.Series, chart.Series{Name: kindName(w.Explained, k), Counts: counts})
		}
	}
	topics := chart.Bars{Title: w.Numbers.Topics}
	for _, t := range c.topics {
		topics.Names, topics.Values = append(topics.Names, reply.Clip(t.name, longestBarName)), append(topics.Values, float64(t.count))
	}
	shares := chart.Bars{Title: w.Numbers.Helpful + " (%)", Most: 100}
	for _, one := range c.shares[:min(len(c.shares), shownTop)] {
		shares.Names, shares.Values = append(shares.Names, reply.Clip(one.name, longestBarName)), append(shares.Values, one.percent())
	}
	if len(days.Series)+len(topics.Names)+len(shares.Names) == 0 {
		return nil, nil
	}
	return chart.PNG(days, topics, shares)
}
