package router_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// many is a knowledge base of as many topics of food as a test wants, beside acne.
type many struct {
	*scripted.Answers
	base *knowledge.Base
}

func newMany(n int) many {
	base := *scripted.Base()
	base.Topics = []knowledge.Topic{{ID: "acne", Title: "Acne", Group: knowledge.GroupConcern}}
	for i := range n {
		base.Topics = append(base.Topics, knowledge.Topic{
			ID: fmt.Sprintf("food-%04d", i), Title: fmt.Sprintf("Food %04d %s", i, strings.Repeat("x", 50)), Group: knowledge.GroupFood,
			AlsoCalled: []string{strings.Repeat("name ", 30)},
		})
	}
	return many{scripted.New(), &base}
}

func (m many) Base() *knowledge.Base { return m.base }

func (m many) Topic(_ context.Context, id string, _ knowledge.Question) (knowledge.Answer, bool) {
	return scripted.Acne(), m.base.Topic(id) != nil
}

// use is the use of a control under a message that its user alone sees.
func use(id reply.CustomID, values ...string) router.Request {
	encoded, err := id.Encode()
	if err != nil {
		panic(err)
	}
	return router.Request{
		Kind: router.KindControl, Control: encoded, Values: values, Shared: true, Person: "1", Channel: "2", Guild: "3",
		Source: router.Source{ID: "4", Private: true}, Writes: true,
	}
}

// button finds the id of a button by its label.
func button(t *testing.T, r *reply.Reply, label string) reply.CustomID {
	t.Helper()
	for _, row := range r.Rows {
		for _, b := range row.Buttons {
			if b.Label == label {
				return b.ID
			}
		}
	}
	t.Fatalf("no button %q among %s", label, labelled(r))
	return reply.CustomID{}
}

func TestBrowse(t *testing.T) {
	r := newRouted(t)
	said := r.Handle(t.Context(), command(router.CommandTopics))
	const start = "**What I know about**\nChoose a group, then a topic. Only you see this.\n\n" +
		"- **Skin concerns**: Acne, eczema, rosacea and other things that bother the skin\n" +
		"- **Everyday life**: Sleep, stress, exercise and other habits"
	if !said.Private || said.Content != start || labelled(said) != "Skin concerns, Everyday life" {
		t.Fatalf("the start: %+v", said)
	}
	said = r.Handle(t.Context(), use(said.Rows[0].Menu.ID, "concern"))
	if !said.Update || labelled(said) != "Acne, Back" || said.Rows[0].Menu.Items[0].Description != "pimples" ||
		said.Content != "**Skin concerns**\nAcne, eczema, rosacea and other things that bother the skin\n\n- Acne" {
		t.Fatalf("a group: %+v", said)
	}
	back := button(t, said, "Back")
	said = r.Handle(t.Context(), use(said.Rows[0].Menu.ID, "acne"))
	if !said.Update || said.Card == nil || said.Card.Title != "Acne" {
		t.Fatalf("a topic: %+v", said)
	}
	if said = r.Handle(t.Context(), use(button(t, said, "Back"))); labelled(said) != "Acne, Back" {
		t.Errorf("back to the group: %s", labelled(said))
	}
	r.now = r.now.Add(time.Second)
	if said = r.Handle(t.Context(), use(back)); said.Content != start || !said.Update {
		t.Errorf("back to the start: %+v", said)
	}
}

// TestBrowseFromElsewhere holds that a link to the topics opens them wherever it stands.
func TestBrowseFromElsewhere(t *testing.T) {
	for name, tc := range map[string]struct {
		change  func(*router.Request)
		update  bool
		private bool
	}{
		"private":        {func(*router.Request) {}, true, false},
		"public":         {func(r *router.Request) { r.Source.Private = false }, false, true},
		"direct message": {func(r *router.Request) { r.Source.Private, r.Shared, r.Guild = false, false, "" }, true, false},
	} {
		req := use(reply.ID("browse"))
		tc.change(&req)
		said := newRouted(t).Handle(t.Context(), req)
		if said.Update != tc.update || said.Private != tc.private || labelled(said) != "Skin concerns, Everyday life" {
			t.Errorf("%s: %+v", name, said)
		}
	}
}

func TestBrowsePages(t *testing.T) {
	for _, n := range []int{1, 25, 26, 35, 500} {
		topics := newMany(n)
		r := newRouted(t, func(p *router.Parts) { p.Answers = topics })
		seen := map[string]bool{}
		said := r.Handle(t.Context(), command(router.CommandTopics, router.OptionGroup, "food"))
		pages := (n + 24) / 25
		for page := 1; ; page++ {
			menu := said.Rows[0].Menu
			for _, i := range menu.Items {
				seen[i.Value] = true
			}
			if len(menu.Items) > 25 || reply.Length(said.Content) > reply.MaxContent || strings.Contains(said.Content, "…") {
				t.Fatalf("%d topics, page %d: %d items, %d letters", n, page, len(menu.Items), reply.Length(said.Content))
			}
			if of := fmt.Sprintf("Page %d of %d", page, pages); strings.HasSuffix(said.Content, of) != (pages > 1) {
				t.Errorf("%d topics: %q is missing, or not needed", n, of)
			}
			if strings.Contains(labelled(said), "Previous page") != (page > 1) || strings.Contains(labelled(said), "Next page") != (page < pages) {
				t.Errorf("%d topics, page %d: %s", n, page, labelled(said))
			}
			if page == pages {
				break
			}
			r.now = r.now.Add(500 * time.Millisecond) // as fast as anybody turns pages
			said = r.Handle(t.Context(), use(button(t, said, "Next page")))
		}
		if len(seen) != n {
			t.Errorf("%d of %d topics shown", len(seen), n)
		}
		if pages > 1 {
			answer := r.Handle(t.Context(), use(said.Rows[0].Menu.ID, fmt.Sprintf("food-%04d", n-1)))
			r.now = r.now.Add(500 * time.Millisecond) // as fast as anybody turns pages
			if back := r.Handle(t.Context(), use(button(t, answer, "Back"))); !strings.Contains(back.Content, fmt.Sprintf("Page %d of", pages)) {
				t.Errorf("%d topics: back leads to %q", n, back.Content)
			}
		}
	}
}

// TestBrowseOddly sends what no client of Discord's own would, and what was true once.
func TestBrowseOddly(t *testing.T) {
	const outdated, start, page = "another version of me", "What I know about", "Page 2 of 2"
	for name, tc := range map[string]struct {
		req  router.Request
		want string
	}{
		"a page too far":     {use(reply.ID("browse", "food", "99")), page},
		"a page before":      {use(reply.ID("browse", "food", "-1")), "Page 1 of 2"},
		"no page":            {use(reply.ID("browse", "food")), "Page 1 of 2"},
		"no number":          {use(reply.ID("browse", "food", "x")), outdated},
		"a huge number":      {use(reply.ID("browse", "food", "99999999999999999999")), outdated},
		"no such group":      {use(reply.ID("browse", "secrets")), outdated},
		"an empty group":     {use(reply.ID("browse", "mechanism", "1")), "no topics in this group"},
		"no choice":          {use(reply.ID("browse-group")), outdated},
		"two choices":        {use(reply.ID("browse-group"), "food", "concern"), outdated},
		"a forged choice":    {use(reply.ID("browse-group"), "../etc"), outdated},
		"no topic":           {use(reply.ID("browse-topic", "food", "1")), outdated},
		"a forged topic":     {use(reply.ID("browse-topic", "food", "1"), "<@1>"), outdated},
		"a topic gone":       {use(reply.ID("browse-topic", "food", "1"), "gone"), "no longer have that topic"},
		"from nowhere":       {use(reply.ID("browse-topic", "x", "1"), "acne"), outdated},
		"the option, forged": {command(router.CommandTopics, router.OptionGroup, "secrets"), start},
		"the option, empty":  {command(router.CommandTopics, router.OptionGroup, "mechanism"), "no topics in this group"},
	} {
		topics := newMany(26)
		r := newRouted(t, func(p *router.Parts) { p.Answers = topics })
		if said := r.Handle(t.Context(), tc.req); !strings.Contains(said.Content, tc.want) || !said.Private && !said.Update {
			t.Errorf("%s: %+v", name, said)
		}
	}
}

// TestHiddenGroups holds that what a server does not show cannot be browsed there.
func TestHiddenGroups(t *testing.T) {
	r := newRouted(t)
	if _, err := r.Settings.Change(t.Context(), "3", func(s *guild.Settings) { s.Hidden = []knowledge.Group{knowledge.GroupConcern} }); err != nil {
		t.Fatal(err)
	}
	if said := r.Handle(t.Context(), command(router.CommandTopics)); labelled(said) != "Everyday life" || strings.Contains(said.Content, "Skin concerns") {
		t.Errorf("the start shows %s:\n%s", labelled(said), said.Content)
	}
	for _, req := range []router.Request{
		command(router.CommandTopics, router.OptionGroup, "concern"), use(reply.ID("browse", "concern", "1")), use(reply.ID("browse-group"), "concern"),
	} {
		if said := r.Handle(t.Context(), req); labelled(said) != "Everyday life" || !strings.Contains(said.Content, "no topics in this group") {
			t.Errorf("%+v shows %s:\n%s", req, labelled(said), said.Content)
		}
	}
}

// TestBrowseInGerman holds that the reader's language is that of the interface.
func TestBrowseInGerman(t *testing.T) {
	req := command(router.CommandTopics)
	req.Locale = "de"
	if said := newRouted(t).Handle(t.Context(), req); labelled(said) != "Hautprobleme, Alltag" || !strings.Contains(said.Content, "Nur du siehst das hier") {
		t.Errorf("%s:\n%s", labelled(said), said.Content)
	}
}
