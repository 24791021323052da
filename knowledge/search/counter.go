package search

import (
	"gutskin/knowledge"
	"gutskin/knowledge/analysis"
)

// How often a word counts by the field it stands in.
const (
	fieldNames    = 3 // title and other names
	fieldExamples = 2 // example questions and phrases
	fieldText     = 1 // summary and tips
)

// counter counts the stems of topics, weighted by the field they stand in.
type counter struct {
	analyzer *analysis.Analyzer
	lists    map[string][]occurrence
	lengths  []float32
}

// occurrence is how often a stem stands in a topic.
type occurrence struct {
	topic int32
	count float32
}

func (c *counter) topic(number int32, t *knowledge.Topic, phrases []knowledge.Phrase) {
	c.text(number, fieldNames, t.Title)
	for _, name := range t.AlsoCalled {
		c.text(number, fieldNames, name)
	}
	for _, question := range t.Questions {
		c.text(number, fieldExamples, question)
	}
	for _, phrase := range phrases {
		c.text(number, fieldExamples, phrase.Text)
	}
	c.text(number, fieldText, t.Summary)
	for _, tip := range t.Tips {
		c.text(number, fieldText, tip.Text)
	}
}

func (c *counter) text(topic int32, weight float32, text string) {
	for _, token := range c.analyzer.Tokens(text) {
		if token.Stop {
			continue
		}
		c.lengths[topic] += weight
		list := c.lists[token.Stem]
		if n := len(list); n > 0 && list[n-1].topic == topic {
			list[n-1].count += weight
		} else {
			c.lists[token.Stem] = append(list, occurrence{topic, weight})
		}
	}
}

// mean is the mean length of the topics, at least 1.
func (c *counter) mean() float32 {
	var total float64
	for _, l := range c.lengths {
		total += float64(l)
	}
	return float32(max(1, total/float64(max(len(c.lengths), 1))))
}
