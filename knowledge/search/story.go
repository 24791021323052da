package search

import (
	"math"

	"gutskin/knowledge/analysis"
)

// storyFrom is the number of words beyond which a message is read as a story and what is
// asked of it. People tell about their lives before they ask, and much in there is not what
// they ask about; in shorter messages every word belongs to the question.
const storyFrom = 25

// tellsStory reports a long message in which some sentences ask and others do not.
func tellsStory(tokens []analysis.Token) bool {
	if len(tokens) <= storyFrom {
		return false
	}
	asks := 0
	for i := range tokens {
		if tokens[i].Asks {
			asks++
		}
	}
	return 0 < asks && asks < len(tokens)
}

// weighStory looks at a story twice: as a whole, for a red flag may stand anywhere in it, and
// with the sentences that ask counting above those that tell. Scores are sums, so what is
// asked and what is told are added up once each.
func (e *evidence) weighStory() {
	m := e.index.model
	asked, told := m.parts(e.reading)
	a, t := m.sums(asked), m.sums(told)
	e.whole = m.view(a.with(t, 1, length(asked, told, 1)))
	e.view = m.view(a.with(t, m.recipe.told, length(asked, told, m.recipe.told)))
	e.features = merge(asked, told, m.recipe.told)
	normalize(e.features)
}

// parts lists the features of a story's questions, with those of the question before, and
// those that stand in what is told alone; neither is normalized.
func (m *Model) parts(r reading) (asked, told []feature) {
	var room [3][bitsetRoom / 64]uint64
	asks, tells := newBitset(len(m.hashes), room[0][:]), newBitset(len(m.hashes), room[1][:])
	for i := range r.seen {
		if id, ok := m.ids.find(r.seen[i].hash); !ok {
			continue
		} else if r.tokens[r.seen[i].token].Asks {
			asks.add(id)
		} else {
			tells.add(id)
		}
	}
	earlier := m.known(r.earlier, room[2][:])
	asked, told = make([]feature, 0, asks.count()+earlier.count()), make([]feature, 0, tells.count())
	for id := range asks.with(earlier) {
		switch {
		case asks.has(id):
			asked = append(asked, feature{id, m.rarity[id]})
		case !tells.has(id):
			asked = append(asked, feature{id, m.rarity[id] * m.recipe.earlier})
		}
	}
	for id := range tells.with(nil) {
		if !asks.has(id) {
			told = append(told, feature{id, m.rarity[id]})
		}
	}
	return asked, told
}

// length is that of the features of a story, with those that are told times a weight.
func length(asked, told []feature, weight float32) float64 {
	return math.Sqrt(squares(asked) + float64(float64(float64(weight)*float64(weight))*squares(told)))
}

// with adds what others say times a weight and divides by a length.
func (s sums) with(other sums, weight float32, length float64) sums {
	scale := float32(1 / max(length, math.SmallestNonzeroFloat32))
	add := func(a, b []float32) []float32 {
		out := make([]float32, len(a))
		for i := range a {
			out[i] = float32((a[i] + float32(weight*b[i])) * scale)
		}
		return out
	}
	return sums{add(s.scores, other.scores), add(s.near, other.near)}
}

// merge puts the features that are asked and those that are told, times a weight, in order.
func merge(asked, told []feature, weight float32) []feature {
	out := make([]feature, 0, len(asked)+len(told))
	for len(asked) > 0 || len(told) > 0 {
		if len(told) == 0 || len(asked) > 0 && asked[0].id < told[0].id {
			out, asked = append(out, asked[0]), asked[1:]
			continue
		}
		out, told = append(out, feature{told[0].id, told[0].weight * weight}), told[1:]
	}
	return out
}

// askedNearer is how much nearer to a topic than to the red flags a story's questions must be
// for the story not to be taken for a red flag, unless a rule is met.
const askedNearer = 0.2

// asksAboutTopic reports a story that asks about a topic clearly more than about red flags.
func (e *evidence) asksAboutTopic() bool {
	return e.reading.story && e.best-e.care >= askedNearer
}
