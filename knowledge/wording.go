package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// overclaimed are the words that no summary or tip may use in our own name.
var overclaimed = []string{"cure", "heal", "detox", "toxin", "proven", "guarantee", "always", "root cause"}

// The words that the content standard judges. Each list stands here and nowhere else;
// docs/knowledge-files.md repeats them for moderators.
var (
	// overclaims match what promises more than three articles without a study can hold.
	overclaims = regexp.MustCompile(`(?i)\b(?:` + strings.Join(overclaimed, "|") + `)(?:s|es|d|ed|ing|ify\w*|ific\w*)?\b`)
	// namesArticle matches the words that leave such a promise to the article that makes it.
	namesArticle = regexp.MustCompile(`(?i)\barticles? \d`)

	// doses are a number and a unit: an amount, a frequency or a duration.
	doses = regexp.MustCompile(`(?i)\b(?:` + amount + `)[ -]?(?:` + unit + `)(?:[^\pL]|$)|\b(?:once|twice|thrice) (?:daily|weekly|(?:a|per|every|each) \w+)`)

	// redness names a colour that is hard to see on brown and black skin.
	redness = regexp.MustCompile(`(?i)\b(?:redness|reddish|redder|reddens?|reddened|flushed|flushing (?:of|in|on|face|skin|cheeks?)|blush(?:ed|es|ing)?|red (?:skin|face|cheeks?|patch(?:es)?|spots?|bumps?|marks?|rash(?:es)?)|(?:turn|look|go|get)(?:s|es|ing)? red)\b`)
	// anyTone matches signs that show on every skin tone.
	anyTone = regexp.MustCompile(`(?i)\b(?:warm\w*|hot|hotter|heat|swell\w*|swollen|feel\w*|itch\w*|sore\w*|pain\w*|hurt\w*|burn\w*|sting\w*|tender|rough\w*|dry\w*|scaly|bumpy|bumps?|lumps?|dark\w*|purple|brown\w*|gr[ae]y\w*|skin tones?)\b`)

	// brandSigns mark a product's name.
	brandSigns = regexp.MustCompile(`[®™℠]`)
)

const (
	amount = `\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|half an?|a few|several|a couple of`
	unit   = `mg|g|grams?|mcg|µg|μg|iu|ml|l|lit(?:re|er)s?|oz|ounces?|kg|kilos?|pounds?|cups?|glass(?:es)?|bottles?|tablets?|capsules?|pills?|servings?|portions?|drops?|scoops?|spoon(?:s|fuls?)|t(?:able|ea)spoon(?:s|fuls?)?|tbsp|tsp|cfus?|k?cal|calories|%|percent|million|billion|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|x|rounds?|courses?`
)

// holdsAny reports whether a text holds one of some roots; it saves most texts the slower
// look for whole words.
func holdsAny(text string, roots []string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(roots, func(root string) bool { return strings.Contains(lower, root) })
}

// notVerbs are words that a tip must not begin with, for it says first what to do.
var notVerbs = strings.Fields(`
	a an the this that these those some any all every each either both no none not many much more most less
	fewer few several plenty lots enough other another such
	i you he she it we they my your his her its our their who what which whose
	one two three four five six seven eight nine ten once twice half
	if when while because since as although though unless until before after so
	in on at by for from with without of to into during through about instead besides
	and or but is are was were be been can could may might should must will would
	always never often sometimes daily please just simply also maybe perhaps only even very too
	good bad healthy better best yes`)

// aboutSubject are words that show the word before them to be a subject, not a command.
var aboutSubject = strings.Fields(`is are was were can could may might should must will would has helps means contains gives makes supports keeps feeds`)

// verbsLikeNouns end as nouns mostly do and are verbs all the same.
var verbsLikeNouns = strings.Fields(`bring swing spring string cling focus discuss press mention question position witness harness address process`)

// notAVerb says why a tip does not begin with a verb; empty when it seems to.
func notAVerb(tip string) string {
	w := words(tip)
	if len(w) == 0 {
		return "there are no words in it"
	}
	first := bare(w[0])
	switch {
	case first[0] >= '0' && first[0] <= '9':
		return "it begins with a number"
	case slices.Contains(notVerbs, first):
		return "“" + first + "” is no verb"
	case len(w) > 1 && slices.Contains(aboutSubject, bare(w[1])):
		return "“" + first + "” is what the sentence is about, and no verb"
	case slices.Contains(verbsLikeNouns, first):
		return ""
	case strings.HasSuffix(first, "ing"), strings.HasSuffix(first, "tion"), strings.HasSuffix(first, "ness"),
		strings.HasSuffix(first, "s") && !strings.HasSuffix(first, "ss"):
		return "“" + first + "” looks like the name of a thing, not a verb"
	}
	return ""
}

// cautionSubjects are the subjects on which somebody should ask a professional first, with
// who that is. A topic is about one when a name of it begins with the word.
var cautionSubjects = []struct{ word, reason string }{
	{"supplement", "people who take medicines or are pregnant should ask first"},
	{"probiotic", "they can be dangerous for people with a weak immune system"},
	{"vitamin", "vitamin K works against blood thinners, and too much of some is harmful"},
	{"omega", "fish oil adds to what blood thinners do"},
	{"fish oil", "it adds to what blood thinners do"},
	{"collagen", "it is made of animals, to which some are allergic, and is a supplement"},
	{"antibiotic", "nobody may stop or refuse a prescribed medicine because of us"},
	{"alcohol", "stopping suddenly can be dangerous for people who drink a lot"},
	{"stress", "somebody who asks may be in distress"},
	{"fasting", "it can harm people with an eating disorder, diabetes or medicines"},
	{"cleanse", "it can harm people with an eating disorder, diabetes or medicines"},
	{"detox", "it can harm people with an eating disorder, diabetes or medicines"},
}
