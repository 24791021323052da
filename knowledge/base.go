package knowledge

import "sort"

// Boundary is a subject near ours that the articles do not cover.
type Boundary struct {
	ID string
	// Subject names it to people, at most 60 characters.
	Subject    string
	AlsoCalled []string
	Questions  []string
	// Line is the one honest line that is said of it, at most 240 characters.
	Line string
	// Near are ids of topics that are offered instead; at most three.
	Near []string
}

// Synonym says that people's words mean a term of the topic files.
type Synonym struct {
	Term string
	// Words are English; the others are keyed by language below.
	Words      []string
	Spanish    []string
	German     []string
	French     []string
	Portuguese []string
}

// Foreign lists the words of the other languages, one list a language.
func (s Synonym) Foreign() [][]string {
	return [][]string{s.Spanish, s.German, s.French, s.Portuguese}
}

// Language is one that people may write in although the bot answers in English.
type Language struct {
	Code     string
	Name     string
	Sentence string
	Words    []string
	// Script is a Unicode script's name that alone tells the language; may be empty.
	Script string
}

// Phrase is one line of the phrase bank: something that a person might type.
type Phrase struct {
	Text string
	// Prev is the earlier question of a follow-up; empty for a question of its own.
	Prev string
}

// Phrases is the bank that the matcher learns from, beside the files' own examples.
type Phrases struct {
	// Topics, Boundaries and Care are keyed by the id of what they belong to.
	Topics     map[string][]Phrase
	Boundaries map[string][]Phrase
	Care       map[string][]Phrase
	// Elsewhere holds messages that are not for this knowledge base, keyed by the name
	// of their file: greeting, thanks, off-topic and so on.
	Elsewhere map[string][]Phrase
}

// Base is a whole set of knowledge files.
type Base struct {
	// Topics are sorted by id.
	Topics []Topic
	// Hidden are topics that are kept and not served, sorted by id; nothing else of the base
	// names them. A base with such is not kept ([Keep]), so it has no place there.
	Hidden     []Topic `kept:"-"`
	Articles   []Article
	Lexicon    []Synonym
	Boundaries []Boundary
	Care       Care
	Languages  []Language
	// Countries are sorted by name.
	Countries []Country
	Replies   Replies
	Phrases   Phrases
	// English holds general English words, one "word band" a line, sorted by word: band 1
	// is the commonest. Empty means that every unknown word counts alike.
	English string
	// Intents are named lists of words that tell what a question wants: food, habits, or
	// what to avoid.
	Intents map[string][]string
	// StopWords carry grammar, not meaning.
	StopWords []string
}

// Topic finds a topic by id; nil when there is none.
func (b *Base) Topic(id string) *Topic {
	// Not slices.BinarySearchFunc, which copies each topic that it looks at.
	i := sort.Search(len(b.Topics), func(i int) bool { return b.Topics[i].ID >= id })
	if i == len(b.Topics) || b.Topics[i].ID != id {
		return nil
	}
	return &b.Topics[i]
}

// Boundary finds a boundary subject by id; nil when there is none.
func (b *Base) Boundary(id string) *Boundary {
	for i := range b.Boundaries {
		if b.Boundaries[i].ID == id {
			return &b.Boundaries[i]
		}
	}
	return nil
}

// Country finds a country by its code; nil when there is none.
func (b *Base) Country(code string) *Country {
	for i := range b.Countries {
		if b.Countries[i].Code == code {
			return &b.Countries[i]
		}
	}
	return nil
}

// Flag finds a red flag by id; nil when there is none.
func (b *Base) Flag(id string) *RedFlag {
	for i := range b.Care.Flags {
		if b.Care.Flags[i].ID == id {
			return &b.Care.Flags[i]
		}
	}
	return nil
}
