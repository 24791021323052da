package knowledge

// Level is how soon a person with a red flag should turn to a professional.
type Level string

// The levels, most urgent first.
const (
	LevelNow   Level = "now"
	LevelToday Level = "today"
	LevelSoon  Level = "soon"
)

// Rank orders levels: 0 is the most urgent. An unknown level ranks last.
func (l Level) Rank() int {
	switch l {
	case LevelNow:
		return 0
	case LevelToday:
		return 1
	case LevelSoon:
		return 2
	}
	return 3
}

// RedFlag is a sign that must be seen by a professional first.
type RedFlag struct {
	ID      string
	Level   Level
	Heading string
	Signs   []string
	Say     string
	// When lists combinations: a flag is raised when all members of one of them stand
	// near each other. A member is the name of a concept or, failing that, a phrase.
	When [][]string
	// Unless lists concepts or phrases any of which keeps the flag down.
	Unless []string
}

// Care is the content of care.yaml and care-words.txt.
type Care struct {
	// Concepts are named lists of words and phrases as people say them.
	Concepts map[string][]string
	// Negations deny what follows shortly after ("no", "without"); NotNegations are phrases
	// that hold such a word and deny nothing ("not sure", "no idea").
	Negations    []string
	NotNegations []string
	Flags        []RedFlag
}
