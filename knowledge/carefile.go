package knowledge

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	maxSigns = 5
	maxSay   = 280
)

// readCare reads care.yaml: the flags, which combine the concepts of care-words.txt.
func readCare(r *reader, doc *yaml.Node, concepts map[string][]string) Care {
	f := r.mapping(doc, "negations", "not-negations", "flags")
	care := Care{
		Concepts:  concepts,
		Negations: plainTexts(r.texts(f["negations"])), NotNegations: plainTexts(r.texts(f["not-negations"])),
	}
	ids := map[string]bool{}
	for _, item := range r.sequence(f["flags"]) {
		flag := readFlag(r, item)
		r.once(item, ids, flag.ID)
		care.Flags = append(care.Flags, flag)
	}
	if len(care.Flags) == 0 {
		r.errorNode(doc, "there are no flags", "red flags come before everything else: restore the list")
	}
	return care
}

func readFlag(r *reader, item *yaml.Node) RedFlag {
	f := r.mapping(item, "id", "level", "heading", "signs", "say", "when", "unless")
	flag := RedFlag{
		ID: r.need(item, f, "id"), Level: Level(r.need(item, f, "level")), Heading: r.need(item, f, "heading"),
		Signs: plainTexts(r.texts(f["signs"])), Say: r.need(item, f, "say"), Unless: plainTexts(r.texts(f["unless"])),
	}
	for _, combination := range r.sequence(f["when"]) {
		if members := plainTexts(r.texts(combination)); len(members) > 0 {
			flag.When = append(flag.When, members)
		}
	}
	checkFlag(r, item, f, flag)
	return flag
}

func checkFlag(r *reader, item *yaml.Node, f map[string]*yaml.Node, flag RedFlag) {
	if flag.Level.Rank() > LevelSoon.Rank() {
		r.errorSpot(r.text(f["level"]), fmt.Sprintf("unknown level %q", flag.Level), "use now, today or soon")
	}
	heading := flag.Heading
	if !(strings.HasPrefix(heading, "Call ") || strings.HasPrefix(heading, "See ")) || !strings.HasSuffix(heading, " if:") {
		r.errorSpot(r.text(f["heading"]), "a heading reads \"Call … if:\" or \"See … if:\"", "")
	}
	if n := len(flag.Signs); n < 1 || n > maxSigns {
		r.errorNode(item, fmt.Sprintf("a card needs one to %d signs, this one has %d", maxSigns, n), "")
	}
	if len(flag.When) == 0 {
		r.errorNode(item, "the flag is never raised: \"when\" is empty", "add at least one combination of concepts")
	}
	r.atMost(r.text(f["say"]), "say", maxSay)
	if flag.Level == LevelNow && strings.Contains(flag.Say+strings.Join(flag.Signs, ""), "http") {
		r.errorSpot(r.text(f["say"]), "an emergency card has no links", "say whom to call")
	}
}

// checkMembers warns of a member of a combination that is neither a concept nor looks like
// a phrase, which mostly is a misspelt concept.
func checkMembers(r *reader, care Care) {
	for _, flag := range care.Flags {
		for _, member := range slices.Concat(append(slices.Clone(flag.When), flag.Unless)...) {
			if _, ok := care.Concepts[member]; !ok && strings.Contains(member, "-") {
				r.warnSpot(spot{line: 1, column: 1}, fmt.Sprintf("flag %q names %q, which is no concept and is read as a phrase", flag.ID, member), "add the list to care-words.txt, or write the words with spaces")
			}
		}
	}
}
