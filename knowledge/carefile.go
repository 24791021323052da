package knowledge

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	maxSigns   = 5
	maxSay     = 280
	maxSign    = 300
	maxHeading = 256
)

// careFile is care.yaml with the places of what its flags refer to.
type careFile struct {
	Care
	members []spot
}

// readCare reads care.yaml: the flags, which combine the concepts of care-words.txt.
func readCare(r *reader, doc *yaml.Node, concepts map[string][]string) Care {
	f := r.mapping(doc, "negations", "not-negations", "flags")
	if f == nil {
		return Care{}
	}
	care := careFile{Care: Care{
		Concepts:  concepts,
		Negations: plainTexts(r.texts(f["negations"])), NotNegations: plainTexts(r.texts(f["not-negations"])),
	}}
	ids := map[string]bool{}
	for _, item := range r.sequence(f["flags"]) {
		care.readFlag(r, item, ids)
	}
	if len(care.Flags) == 0 {
		r.errorNode(doc, "there are no flags", "red flags come before everything else: restore the list")
	}
	care.checkMembers(r)
	return care.Care
}

func (c *careFile) readFlag(r *reader, item *yaml.Node, ids map[string]bool) {
	f := r.mapping(item, "id", "level", "heading", "signs", "say", "when", "unless")
	if f == nil {
		return
	}
	id, level, heading, say := r.need(item, f, "id"), r.need(item, f, "level"), r.need(item, f, "heading"), r.need(item, f, "say")
	signs, unless := r.needList(item, f, "signs"), r.texts(f["unless"])
	flag := RedFlag{
		ID: id.text, Level: Level(level.text), Heading: heading.text,
		Signs: plainTexts(signs), Say: say.text, Unless: plainTexts(unless),
	}
	combinations := r.sequence(f["when"])
	for _, combination := range combinations {
		if combination.Kind == yaml.ScalarNode {
			r.errorNode(combination, "the combination "+quoted(combination.Value)+" has no brackets", "write each combination in brackets: - [fever, rash]")
			continue
		}
		if members := r.texts(combination); len(members) > 0 {
			flag.When = append(flag.When, plainTexts(members))
			c.members = append(c.members, members...)
		}
	}
	c.members = append(c.members, unless...)
	r.once(id, ids)
	if len(combinations) == 0 {
		r.errorNode(item, fmt.Sprintf("the flag %s is never raised: \"when\" is empty", named(id.text)), "add at least one combination of concepts, for example - [fever, rash]")
	}
	checkCard(r, level, heading, say, signs)
	c.Flags = append(c.Flags, flag)
}

// checkCard holds what a person in need reads against the content standard.
func checkCard(r *reader, level, heading, say spot, signs []spot) {
	now := Level(level.text) == LevelNow
	if level.text != "" && Level(level.text).Rank() > LevelSoon.Rank() {
		r.errorSpot(level, fmt.Sprintf("unknown level %s", named(level.text)), "use now, today or soon")
	}
	called := strings.HasPrefix(heading.text, "Call ") || strings.HasPrefix(heading.text, "See ")
	if heading.text != "" && (!called || !strings.HasSuffix(heading.text, " if:")) {
		r.errorSpot(heading, "a heading reads \"Call … if:\" or \"See … if:\", and not "+quoted(heading.text), "say whom to turn to, and let the signs follow")
	}
	if len(signs) > maxSigns {
		r.errorSpot(signs[maxSigns], fmt.Sprintf("a card has at most %d signs, this one has %d", maxSigns, len(signs)), "keep the most telling")
	}
	r.atMost(heading, "the heading", maxHeading)
	r.atMost(say, "say", maxSay)
	for _, s := range append([]spot{heading, say}, signs...) {
		r.atMost(s, "the sign", maxSign)
		r.shown(s)
		r.placeholders(s, "{emergency}", "{crisis}")
		if now && strings.Contains(s.text, "http") {
			r.errorSpot(s, "a card for \"now\" has no links", "say whom to call")
		}
	}
}

// checkMembers warns of a member of a combination that is neither a concept nor looks like
// a phrase, which mostly is a misspelt concept.
func (c *careFile) checkMembers(r *reader) {
	if len(c.Concepts) == 0 {
		return
	}
	known := sortedNames(c.Concepts)
	for _, member := range c.members {
		if _, ok := c.Concepts[member.text]; !ok && strings.Contains(member.text, "-") {
			r.warnSpot(member, fmt.Sprintf("%s is no concept and is read as a phrase", named(member.text)), didYouMean(member.text, known)+"add the list to "+CareWordsFile+", or write the words with spaces")
		}
	}
}
