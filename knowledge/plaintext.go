package knowledge

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts that people see are plain: Discord would turn these into something else.
var (
	// ping calls people or names channels, roles, emoji, times and commands.
	ping = regexp.MustCompile(`@(?:everyone|here)\b|<(?:@|#|a?:|t:|/|id:)`)
	link = regexp.MustCompile(`(?i)https?:/|\bdiscord\.gg/|\]\s?\(|\]:`)
	// markup begins or ends bold, italics, code, spoilers, crossed-out text, quotes and headings.
	markup = regexp.MustCompile("[*_`\\\\<>]|~~|\\|\\||^#|^- ")
)

// shown reports what does not come out on Discord as it stands in the file.
func (r *reader) shown(texts ...spot) {
	for _, s := range texts {
		r.visible(s)
		if !strings.ContainsAny(s.text, "@<>]*_`\\~|/#") && !strings.HasPrefix(s.text, "- ") {
			continue
		}
		if at := ping.FindStringIndex(s.text); at != nil {
			r.errorSpot(s.at(at[0]), fmt.Sprintf("Discord makes a mention of %q in %s", s.text[at[0]:at[1]], quoted(s.text)), "write it without the sign; the bot calls nobody")
			continue
		}
		if at := link.FindStringIndex(s.text); at != nil {
			r.errorSpot(s.at(at[0]), fmt.Sprintf("there is a link in %s", quoted(s.text)), "leave links out; what the bot says must stand by itself")
			continue
		}
		if at := markup.FindStringIndex(s.text); at != nil {
			r.errorSpot(s.at(at[0]), fmt.Sprintf("Discord reads the sign %q in %s as formatting", s.text[at[0]:at[1]], quoted(s.text)), "use plain words without formatting")
		}
	}
}

// visible reports a character that nobody can see, such as a zero-width space.
func (r *reader) visible(s spot) {
	for i, c := range s.text {
		if c < utf8.RuneSelf {
			continue
		}
		if unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Zl, c) || unicode.Is(unicode.Zp, c) || unicode.Is(unicode.Co, c) {
			r.errorSpot(s.at(i), fmt.Sprintf("an invisible character (U+%04X) stands in %s", c, quoted(s.text)), "delete it and type the words around it anew")
			return
		}
	}
}
