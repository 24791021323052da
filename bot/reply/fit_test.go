package reply_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"gutskin/bot/reply"
)

func TestClip(t *testing.T) {
	for _, tc := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly 10", 10, "exactly 10"},
		{"One sentence. Another one that is cut", 25, "One sentence. …"},
		{"only some words without an end", 15, "only some…"},
		{"nospacesatallinhere", 10, "nospaces…"},
		{"éééééééééé", 5, "ééé…"},
		{"Vitamin B3.5 is odd and long", 13, "Vitamin…"},
		{"a👩‍🔬b👩‍🔬c👩‍🔬", 7, "a👩‍🔬b…"},
		{"e\u0301e\u0301e\u0301", 5, "e\u0301…"},
		{"m" + strings.Repeat("\u0301", 50), 10, "m" + strings.Repeat("\u0301", 7) + "…"},
	} {
		if got := reply.Clip(tc.in, tc.limit); got != tc.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tc.in, tc.limit, got, tc.want)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, tc := range []struct {
		in    string
		limit int
		want  []string
	}{
		{"", 10, nil},
		{" \n ", 10, nil},
		{"One. Two.", 10, []string{"One. Two."}},
		{"One. Two. Three.", 10, []string{"One. Two.", "Three."}},
		{"First one.\n\nSecond. Third.", 20, []string{"First one.", "Second. Third."}},
		{"- a tip\n- another tip\n- a third", 22, []string{"- a tip\n- another tip", "- a third"}},
		{"words that never end in a stop", 12, []string{"words that", "never end in", "a stop"}},
		{"nospacesatall", 5, []string{"nospa", "cesat", "all"}},
		{"Vitamin B3.5 is odd.", 10, []string{"Vitamin", "B3.5 is", "odd."}},
		{"👩‍🔬👩‍🔬👩‍🔬", 7, []string{"👩‍🔬👩‍🔬", "👩‍🔬"}},
	} {
		if got := reply.Split(tc.in, tc.limit); !slices.Equal(got, tc.want) {
			t.Errorf("Split(%q, %d) = %q, want %q", tc.in, tc.limit, got, tc.want)
		}
	}
}

func TestLong(t *testing.T) {
	r := reply.Long(strings.Repeat("A sentence that says something. ", 100), true)
	if len(r.Next) != 1 || !r.Private || !r.Next[0].Private || !strings.HasSuffix(r.Content, "something.") {
		t.Errorf("got %+v", r)
	}
	if r := reply.Long("", false); r.Content != "" || r.Next != nil {
		t.Errorf("of nothing: %+v", r)
	}
}

// FuzzSplit holds that whatever is cut, parts fit, nothing is lost but space, and no
// character is cut in two.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"One. Two.", "a\n\nb", "👩‍🔬👩‍🔬", "e\u0301e\u0301", "\xff\xfe", strings.Repeat("long ", 50)} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 3 || limit > 5000 || len(s) > 10_000 {
			return
		}
		valid := strings.ToValidUTF8(s, "\uFFFD")
		parts := reply.Split(s, limit)
		for _, p := range parts {
			if n := reply.Length(p); n == 0 || n > limit {
				t.Errorf("a part has %d code points, %d fit", n, limit)
			}
		}
		if got, want := withoutSpace(strings.Join(parts, "")), withoutSpace(valid); got != want {
			t.Errorf("%q became %q", want, got)
		}
		clipped := reply.Clip(s, limit)
		if reply.Length(clipped) > limit {
			t.Errorf("clipped to %d code points, %d fit", reply.Length(clipped), limit)
		}
		if longest(valid) > limit-2 {
			return
		}
		whole, head := bounds(valid), 0
		if kept := strings.TrimRightFunc(strings.TrimSuffix(clipped, "…"), unicode.IsSpace); clipped != valid && strings.HasPrefix(valid, kept) {
			head = len(kept)
		}
		if !whole[head] {
			t.Errorf("%q is cut inside a character: %q", valid, clipped)
		}
	})
}

func withoutSpace(s string) string {
	return strings.Join(strings.Fields(s), "")
}

// longest is how many code points the longest character has.
func longest(s string) int {
	most := 0
	for g := graphemes.FromString(s); g.Next(); {
		most = max(most, reply.Length(g.Value()))
	}
	return most
}

// bounds are the places between characters.
func bounds(s string) map[int]bool {
	at := map[int]bool{0: true}
	for g := graphemes.FromString(s); g.Next(); {
		at[g.End()] = true
	}
	return at
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"skin":            "\u2068skin\u2069",
		"**bold** <@1>":   "\u2068\\*\\*bold\\*\\* \\<\\@1\\>\u2069",
		"سؤال":            "\u2068سؤال\u2069",
		"a\u202eb\u2069c": "\u2068abc\u2069",
	} {
		if got := reply.Quote(in); got != want {
			t.Errorf("Quote(%q) = %q, want %q", in, got, want)
		}
	}
}
