package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
	"gutskin/bot/words"
)

// TestForgedEverywhere has a stranger without rights use every control that there is, with
// what is not on offer, and under messages that are gone: each gets a kind answer, nothing is
// changed, and nothing is removed.
func TestForgedEverywhere(t *testing.T) {
	s := crawled()
	b := start(t, s)
	c := &crawler{bench: b, openings: openings(), locales: []string{"en-US"}}
	forgeries := c.forgeries(c.ways())
	t.Logf("%d forgeries", len(forgeries))
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	inParallel(len(forgeries), 8, func(i int) {
		f := forgeries[i]
		said, err := c.forge(fmt.Sprint("stranger ", i), f)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			return
		}
		if fault := unkind(catalog, f.id, said); fault != "" {
			t.Errorf("%s: %s: %q", f, fault, said)
		}
	})
	if n := b.requests("DELETE", "/@original"); n > c.removals {
		t.Errorf("%d messages removed, want %d", n, c.removals)
	}
	if strings.Contains(b.log.String(), "level=ERROR") {
		t.Error("a forgery is logged as an error of the bot")
	}
}

// unkind is what is wrong with an answer to a forgery, in whichever language the server has by
// now; empty if nothing is.
func unkind(catalog words.Catalog, id, said string) string {
	var expected []string
	for _, l := range catalog.Languages() {
		w := catalog.For(l.Code)
		if e := w.Errors; slices.Contains([]string{"", e.Failed, e.TooSlow, e.Nothing, e.TooFast}, said) {
			return "that is no answer"
		}
		switch {
		case strings.HasPrefix(id, "1:settings"):
			expected = append(expected, w.Settings.Replies.ManagersOnly)
		case strings.HasPrefix(id, "1:remove"):
			expected = append(expected, w.Remove.NotYours)
		case strings.HasPrefix(id, "1:hush"), strings.HasPrefix(id, "1:speak"):
			expected = append(expected, w.HelpChannel.NotYours)
		}
	}
	if len(expected) > 0 && !slices.Contains(expected, said) {
		return "that is for others to do"
	}
	return ""
}

// forgery is a control, or a form, and what somebody makes of it.
type forgery struct {
	view
	id     string
	kind   localdiscord.ComponentType
	values []string
}

func (f forgery) String() string { return fmt.Sprint(f.id, " ", f.kind, " ", f.values) }

// forgeries are what can be forged of all that the ways lead to.
func (c *crawler) forgeries(ways []way) []forgery {
	c.t.Helper()
	var all []forgery
	known := map[string]bool{}
	add := func(v view, id string, kind localdiscord.ComponentType) {
		if known[unmarked(id)] {
			return
		}
		known[unmarked(id)] = true
		gone := v
		if v.message != nil {
			m := *v.message
			m.ID = "1"
			gone.message = &m
		}
		for _, values := range [][]string{nil, {"forged"}, {"../../etc/passwd", "acne", "1:settings"}, {strings.Repeat("9", 100)}} {
			all = append(all, forgery{v, id, kind, values})
		}
		for _, suffix := range []string{":forged", ":-1", "::::", ":" + strings.Repeat("9", 19)} {
			all = append(all, forgery{v, unmarked(id) + suffix, kind, nil})
		}
		all = append(all, forgery{gone, id, kind, nil})
	}
	seen := c.goAll(ways)
	c.removals = c.requests("DELETE", "/@original")
	for _, v := range seen {
		switch {
		case v.form != nil:
			add(v, v.reply.Modal.CustomID, localdiscord.ComponentTextInput)
		case v.message != nil:
			for _, control := range v.message.Controls() {
				add(v, control.CustomID, control.Type)
			}
		}
	}
	return all
}

// forge does it, and gives what is said to that.
func (c *crawler) forge(who string, f forgery) (string, error) {
	var did *localdiscord.Interaction
	var err error
	if f.form != nil {
		fields := map[string][]string{}
		for _, input := range f.reply.Modal.Inputs() {
			fields[input.CustomID] = f.values
		}
		did, err = c.Member(who).ForgeModal(f.form, f.id, fields)
	} else {
		did, err = c.Member(who).Forge(*f.message, localdiscord.Forgery{CustomID: f.id, Type: f.kind, Values: f.values})
	}
	if err != nil {
		return "", err
	}
	v, err := c.seen(visit{who: who}, did)
	switch {
	case err != nil:
		return "", err
	case v.form != nil:
		return "a form", nil
	case v.message == nil:
		return "", fmt.Errorf("no message: %+v", v.reply)
	}
	return v.message.Content, nil
}
