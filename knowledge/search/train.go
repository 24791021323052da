package search

import "math"

// The training's settings; docs/matching.md has the figures behind them.
const (
	trainingRounds = 8
	// aggressiveness bounds one correction (C in Crammer et al.).
	aggressiveness = 0.2

	// rareCount is how often a pair or piece must be seen to become a feature, once
	// there are manyExamples.
	rareCount    = 3
	manyExamples = 1000
)

// trainer fits a multiclass linear classifier by averaged passive-aggressive updates:
// each example that is not right by a margin moves the weights just enough (PA-I: Crammer,
// Dekel, Keshet, Shalev-Shwartz and Singer, Online Passive-Aggressive Algorithms, JMLR 7,
// 2006), and the mean of all states is kept (Freund and Schapire 1999). The order of the
// examples is shuffled by a fixed sequence, so that training is deterministic.
type trainer struct {
	classes int
	weights []float32
	// drift sums each correction times the step at which it was made; the mean is
	// weights - drift/steps.
	drift  []float32
	scores []float32
	step   float32
	random uint64
}

func newTrainer(features, classes int) *trainer {
	return &trainer{
		classes: classes,
		weights: make([]float32, features*classes), drift: make([]float32, features*classes),
		scores: make([]float32, classes), step: 1, random: 88172645463325252,
	}
}

// fit trains on texts and their classes and returns the averaged weights, a row a feature.
func (t *trainer) fit(texts [][]feature, classes []int) []float32 {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	for range trainingRounds {
		t.shuffle(order)
		for _, i := range order {
			t.learn(texts[i], classes[i])
		}
	}
	for i := range t.weights {
		t.weights[i] -= t.drift[i] / t.step
	}
	return t.weights
}

// shuffle is Fisher-Yates with a xorshift generator (Marsaglia 2003).
func (t *trainer) shuffle(order []int) {
	for i := len(order) - 1; i > 0; i-- {
		t.random ^= t.random << 13
		t.random ^= t.random >> 7
		t.random ^= t.random << 17
		j := int(t.random % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
}

func (t *trainer) learn(text []feature, class int) {
	defer func() { t.step++ }()
	norm := t.score(text)
	rival := t.rival(class)
	loss := 1 - t.scores[class]
	if rival >= 0 {
		loss += t.scores[rival]
	}
	if loss <= 0 || norm == 0 {
		return
	}
	rate := min(aggressiveness, loss/(2*norm))
	for _, f := range text {
		delta := float32(rate * f.weight)
		row := int(f.id) * t.classes
		t.move(row+class, delta)
		if rival >= 0 {
			t.move(row+rival, -delta)
		}
	}
}

func (t *trainer) move(at int, delta float32) {
	t.weights[at] += delta
	t.drift[at] += float32(t.step * delta)
}

// score fills in the scores of a text and returns its squared length.
func (t *trainer) score(text []feature) float32 {
	clear(t.scores)
	var norm float32
	for _, f := range text {
		row := t.weights[int(f.id)*t.classes : int(f.id)*t.classes+t.classes]
		scores := t.scores[:len(row)]
		for c, w := range row {
			scores[c] += float32(w * f.weight)
		}
		norm += float32(f.weight * f.weight)
	}
	return norm
}

// rival is the best class but the right one; -1 when there is no other.
func (t *trainer) rival(class int) int {
	best := -1
	for c, s := range t.scores {
		if c != class && (best < 0 || s > t.scores[best]) {
			best = c
		}
	}
	return best
}

// quantize keeps each row as bytes and a scale: four times smaller, and the same model
// whether it was trained just now or read from a file.
func quantize(weights []float32, classes int) (scale []float32, rows string) {
	scale = make([]float32, len(weights)/max(classes, 1))
	bytes := make([]byte, len(weights))
	for f := range scale {
		row := weights[f*classes : (f+1)*classes]
		var largest float32
		for _, w := range row {
			largest = max(largest, w, -w)
		}
		if largest == 0 {
			continue
		}
		scale[f] = largest / math.MaxInt8
		for c, w := range row {
			bytes[f*classes+c] = byte(int8(math.Round(float64(w / scale[f]))))
		}
	}
	return scale, string(bytes)
}
