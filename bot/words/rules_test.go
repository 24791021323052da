package words_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gutskin/bot/words"
)

// longest is how many letters a text of a kind may have: Discord's limit, or our own where a
// telephone shows less than Discord takes. Headings and settings leave room for what is
// filled in.
var longest = map[string]int{
	"":                1000,
	"button":          40, // Discord takes 80; a telephone shows about this many
	"choice":          100,
	"command":         32,
	"description":     100,
	"footer":          100,
	"heading":         60,
	"input":           45,
	"message-command": 32,
	"phrase":          40,
	"placeholder":     100, // Discord takes 150
	"title":           45,
}

var (
	commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)
	placeholder = regexp.MustCompile(`\{[a-z]+\}`)
	mentioned   = regexp.MustCompile(`(?:^|\s)/([-_'\p{L}\p{N}]+)`)
)

// fault is what is wrong with one text, empty when nothing is.
func fault(x text) string {
	limit, known := longest[x.kind]
	length := utf8.RuneCountInString(x.value)
	switch {
	case !known:
		return fmt.Sprintf("kind %q is not known", x.kind)
	case strings.TrimSpace(x.value) == "":
		return "empty"
	case strings.TrimSpace(x.value) != x.value || strings.Contains(x.value, "  ") || strings.Contains(x.value, "\n"):
		return "spaces or line breaks that do not belong there"
	case length > limit:
		return fmt.Sprintf("%d letters, %d at most", length, limit)
	case strings.ContainsAny(placeholder.ReplaceAllString(x.value, ""), "{}"):
		return "curly brackets that are no placeholder"
	case strings.ContainsFunc(x.value, pictorial):
		return "an emoji or an invisible character"
	case x.kind == "command" && (!commandName.MatchString(x.value) || strings.ToLower(x.value) != x.value):
		return "not a name that Discord takes: small letters, digits, - _ ' and no spaces"
	case x.kind == "phrase" && strings.ToLower(x.value) != x.value:
		return "capitals in a phrase to recognise"
	}
	return ""
}

// pictorial tells characters that a screen reader spells out, or that nobody sees.
func pictorial(r rune) bool {
	return unicode.In(r, unicode.So, unicode.Sk, unicode.Cf, unicode.Co) || r == unicode.ReplacementChar
}

func TestEveryTextIsFitToShow(t *testing.T) {
	eachLanguage(t, func(t *testing.T, w *words.Words) {
		for _, x := range texts(t, w) {
			if f := fault(x); f != "" {
				t.Errorf("%v: %s", x, f)
			}
		}
	})
}

// TestFaults holds the rules themselves: each finds what it is for.
func TestFaults(t *testing.T) {
	long := strings.Repeat("ä", 46)
	for _, tc := range []struct {
		kind, value, want string
	}{
		{"button", "Zurück", ""},
		{"title", long[:90], ""},
		{"command", "paramètres", ""},
		{"", "Page {page} of {pages}", ""},
		{"", "", "empty"},
		{"", " ", "empty"},
		{"", "two  spaces", "spaces or line breaks that do not belong there"},
		{"title", long, "46 letters, 45 at most"},
		{"button", long, "46 letters, 40 at most"},
		{"command", "Ask", "not a name that Discord takes: small letters, digits, - _ ' and no spaces"},
		{"command", "ask me", "not a name that Discord takes: small letters, digits, - _ ' and no spaces"},
		{"phrase", "Reset", "capitals in a phrase to recognise"},
		{"", "Page {page", "curly brackets that are no placeholder"},
		{"button", "👍", "an emoji or an invisible character"},
		{"button", "soft\u00adhyphen", "an emoji or an invisible character"},
		{"poster", "Hello", `kind "poster" is not known`},
	} {
		if got := fault(text{"x", tc.kind, tc.value}); got != tc.want {
			t.Errorf("%s %q: %q, want %q", tc.kind, tc.value, got, tc.want)
		}
	}
}

// TestGuideNamesTheLimits: translators read the limits in docs/translating.md.
func TestGuideNamesTheLimits(t *testing.T) {
	guide, err := os.ReadFile("../../docs/translating.md")
	if err != nil {
		t.Fatal(err)
	}
	for kind, limit := range longest {
		row := fmt.Sprintf("| `%s` | %d |", kind, limit)
		if kind == "" {
			row = fmt.Sprintf("| a sentence | %d |", limit)
		}
		if !strings.Contains(string(guide), row) {
			t.Errorf("the guide has no row that begins with %q", row)
		}
	}
}

func TestSamePlaceholdersInAllLanguages(t *testing.T) {
	want := map[string][]string{}
	for _, x := range texts(t, catalog(t).For("en-US")) {
		want[x.path] = placeholders(x.value)
	}
	eachLanguage(t, func(t *testing.T, w *words.Words) {
		for _, x := range texts(t, w) {
			if x.kind == "phrase" {
				continue // as many as a language has
			}
			if got := placeholders(x.value); !slices.Equal(got, want[x.path]) {
				t.Errorf("%v: placeholders %v, want those of the English text, %v", x, got, want[x.path])
			}
		}
	})
}

// placeholders are those of a text, sorted, each as often as it stands there.
func placeholders(s string) []string {
	found := placeholder.FindAllString(s, -1)
	slices.Sort(found)
	return found
}

// TestNamesAreUnique: Discord refuses two commands, or two options of one, of the same name.
func TestNamesAreUnique(t *testing.T) {
	eachLanguage(t, func(t *testing.T, w *words.Words) {
		seen := map[string]string{}
		for _, x := range texts(t, w) {
			if x.kind != "command" {
				continue
			}
			section, rest, _ := strings.Cut(x.path, ".")
			scope := section // an option is unique among those of its command
			if rest == "command.name" {
				scope = "commands"
			}
			if other := seen[scope+" "+x.value]; other != "" {
				t.Errorf("%v: %s has that name already", x, other)
			}
			seen[scope+" "+x.value] = x.path
		}
	})
}

// TestCommandsAreNamedAsTheyAreShown: a text that tells people to use a command names it as
// Discord shows it to them.
func TestCommandsAreNamedAsTheyAreShown(t *testing.T) {
	eachLanguage(t, func(t *testing.T, w *words.Words) {
		var names []string
		found := 0
		for _, x := range texts(t, w) {
			if x.kind == "command" && strings.HasSuffix(x.path, ".command.name") {
				names = append(names, x.value)
			}
		}
		for _, x := range texts(t, w) {
			for _, m := range mentioned.FindAllStringSubmatch(x.value, -1) {
				found++
				if !slices.Contains(names, m[1]) {
					t.Errorf("%v: there is no command /%s, only %v", x, m[1], names)
				}
			}
		}
		if found < len(names) {
			t.Errorf("%d mentions of commands found, want at least one of each of %v", found, names)
		}
	})
}

// TestEverySentenceIsTranslated finds what was copied from the English file and forgotten.
// Short labels may be the same in two languages.
func TestEverySentenceIsTranslated(t *testing.T) {
	c := catalog(t)
	english := map[string]string{}
	for _, x := range texts(t, c.For("en-US")) {
		english[x.path] = x.value
	}
	for _, l := range c.Languages()[1:] {
		for _, x := range texts(t, c.For(l.Code)) {
			if len(x.value) > 20 && x.value == english[x.path] {
				t.Errorf("%s: %v is still English", l.Code, x)
			}
		}
	}
}
