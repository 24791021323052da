package search

// The lists of words/intents.txt that the matcher reads.
const (
	intentFood   = "food"
	intentAvoid  = "avoid"
	intentHabits = "habits"
)

// wish is what a question wants of its tips, or what a tip offers.
type wish struct {
	// food is 1 for "what should I eat", -1 for "besides food", 0 when nothing is said.
	food int
	// avoid is set for "what should I not eat" and for a tip that says what to leave.
	avoid bool
}

// intents recognises wishes by words.
type intents struct {
	matcher *matcher
}

// read tells the wish of a text. Food that is denied anywhere is not wanted: "besides food",
// "without changing what I eat"; but "what not to eat" asks what to avoid.
func (n *intents) read(r reading) wish {
	var w wish
	denied, habits := false, false
	n.matcher.each(r.words, func(s span) {
		switch n.matcher.names[s.name] {
		case intentAvoid:
			w.avoid = true
		case intentHabits:
			habits = true
		case intentFood:
			w.food = 1
			denied = denied || r.deniers[s.from] != notDenied
		}
	})
	switch {
	case w.food == 1 && denied && !w.avoid:
		w.food = -1
	case w.food == 0 && habits:
		w.food = -1
	}
	return w
}
