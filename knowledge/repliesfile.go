package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxReply is the longest standing sentence: it must leave room for other words beside it.
const maxReply = 1000

// readReplies reads replies.yaml.
func readReplies(r *reader, doc *yaml.Node) Replies {
	var out Replies
	keys := replyKeys(&out)
	names := []string{"elsewhere"}
	for _, k := range keys {
		names = append(names, k.name)
	}
	f := r.mapping(doc, names...)
	if f == nil {
		return out
	}
	for _, k := range keys {
		*k.target = r.reply(r.need(doc, f, k.name), k.fills...)
	}
	out.Elsewhere = map[string]string{}
	if f["elsewhere"] != nil {
		kinds := r.mapping(f["elsewhere"])
		for _, name := range sortedNames(kinds) {
			out.Elsewhere[name] = r.reply(r.need(kinds[name], kinds, name))
		}
	}
	return out
}

// reply checks one standing sentence.
func (r *reader) reply(s spot, fills ...string) string {
	r.atMost(s, "this", maxReply)
	r.shown(s)
	r.placeholders(s, fills...)
	return s.text
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}?`)

// placeholders reports words in curly brackets that the bot does not fill in.
func (r *reader) placeholders(s spot, known ...string) {
	if !strings.Contains(s.text, "{") {
		return
	}
	for _, at := range placeholder.FindAllStringIndex(s.text, -1) {
		found := s.text[at[0]:at[1]]
		if slices.Contains(known, found) {
			continue
		}
		hint := "remove the curly brackets: nothing is filled in here"
		if len(known) > 0 {
			hint = "what is filled in here: " + strings.Join(known, ", ")
		}
		r.errorSpot(s.at(at[0]), fmt.Sprintf("%s means nothing here and would be shown as it is", named(found)), hint)
	}
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

type replyKey struct {
	name   string
	target *string
	// fills are the words in curly brackets that are replaced in it.
	fills []string
}

func replyKeys(out *Replies) []replyKey {
	credit := []string{"{articles}", "{count}", "{all}"}
	return []replyKey{
		{"disclaimer", &out.Disclaimer, nil}, {"credit-one", &out.CreditOne, credit}, {"credit-many", &out.CreditMany, credit},
		{"caution-label", &out.CautionLabel, nil}, {"suggest", &out.Suggest, nil}, {"none", &out.None, nil},
		{"empty", &out.Empty, nil}, {"hint", &out.Hint, nil}, {"too-long", &out.TooLong, nil},
		{"none-of-these", &out.NoneOfThese, nil}, {"hidden", &out.Hidden, nil},
		{"emergency", &out.Emergency, nil}, {"crisis", &out.Crisis, nil},
	}
}
