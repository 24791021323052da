package search

import "gutskin/knowledge"

// Result is what the index makes of a question, before any words are put to it.
type Result struct {
	Kind knowledge.Kind
	// Topics are the one or two topics answered, the lever before the concern; set for
	// KindAnswer alone.
	Topics []*knowledge.Topic
	// Offers are up to three topics to choose from, for KindSuggest and KindNone.
	Offers []*knowledge.Topic
	// Ranked holds up to five topics, best first, whatever the kind.
	Ranked []knowledge.Ranked
	// Confidence is the estimated probability, 0 to 1, that Kind and Topics are right.
	Confidence float64
	// Tips are three to five for KindAnswer, best first.
	Tips []knowledge.Tip
	// Flag is the most urgent red flag; set for KindCare alone.
	Flag *knowledge.RedFlag
	// Boundary is the subject that the articles do not cover; nil when none was recognised.
	Boundary *knowledge.Boundary
	// Elsewhere names a kind of message that is not for the knowledge base (the name of its
	// phrase file); empty when none was recognised.
	Elsewhere string
	// Hidden is true for KindNone where the nearest topic is one that the place hides.
	Hidden bool
	// Reasons are set for KindAnswer when the question asked for them.
	Reasons *knowledge.Reasons
	// Language is the language of the question when it is not English; nil otherwise.
	Language *knowledge.Language
}

// Explanation is why a question was decided as it was, in data that a door can lay out.
type Explanation struct {
	// Read is the question as it was understood, one entry a word.
	Read []ReadWord `json:"read"`
	// FollowUp is true when the earlier question was read along.
	FollowUp bool `json:"follow_up"`
	// Candidates are the best classes with their evidence, topics and others together.
	Candidates []Candidate `json:"candidates"`
	// Coverage is the share of the question's weight that the best topic's words explain.
	Coverage float64 `json:"coverage"`
	// Decision says in a sentence what decided.
	Decision string `json:"decision"`
}

// ReadWord is a word of the question and what it was taken for.
type ReadWord struct {
	// Typed is the word as it was written, folded.
	Typed string `json:"typed"`
	// As is the known word that a misspelling was taken for; empty otherwise.
	As string `json:"as,omitempty"`
	// Terms are the lexicon's terms that the word, or a phrase it begins, stands for.
	Terms []string `json:"terms,omitempty"`
	// Effect is how much the word speaks for the best candidate over the runner-up.
	Effect float64 `json:"effect"`
}

// Candidate is one thing that the question might be about.
type Candidate struct {
	// Kind is "topic", "boundary", "elsewhere" or "care".
	Kind string `json:"kind"`
	ID   string `json:"id"`
	// Score compares with the other candidates of the same question only.
	Score float64 `json:"score"`
}
