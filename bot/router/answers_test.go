package router_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
	"gutskin/knowledge/sqlstore"
)

// labels are those of the controls of a reply, a row each.
func labels(r *reply.Reply) string {
	var out []string
	for _, row := range r.Rows {
		var names []string
		for _, b := range row.Buttons {
			names = append(names, b.Label)
		}
		if row.Menu != nil {
			names = append(names, row.Menu.Placeholder)
			for _, i := range row.Menu.Items {
				names = append(names, "> "+i.Label)
			}
		}
		out = append(out, strings.Join(names, ", "))
	}
	return strings.Join(out, " | ")
}

// id is that of the control with a label.
func id(t *testing.T, r *reply.Reply, label string) string {
	t.Helper()
	for _, row := range r.Rows {
		for _, b := range row.Buttons {
			if b.Label == label {
				encoded, err := b.ID.Encode()
				if err != nil {
					t.Fatal(err)
				}
				return encoded
			}
		}
	}
	t.Fatalf("no button %q in %s", label, labels(r))
	return ""
}

// text is all that a reply shows.
func text(r *reply.Reply) string {
	parts := []string{r.Content}
	if r.Card != nil {
		parts = append(parts, r.Card.Title, r.Card.Description)
		for _, f := range r.Card.Fields {
			parts = append(parts, f.Name, f.Value)
		}
		parts = append(parts, r.Card.Footer)
	}
	for _, n := range r.Next {
		parts = append(parts, text(n))
	}
	return strings.Join(parts, "\n")
}

// on presses a control of a reply as somebody sees it in the server.
func on(t *testing.T, shown *reply.Reply, label string) router.Request {
	t.Helper()
	source := router.Source{ID: "9", Private: shown.Private, Text: text(shown)}
	for _, row := range shown.Rows {
		for _, b := range row.Buttons {
			encoded, _ := b.ID.Encode()
			source.Controls = append(source.Controls, encoded)
		}
	}
	return router.Request{
		Kind: router.KindControl, Control: id(t, shown, label), Source: source,
		Shared: true, Writes: true, Person: "1", Channel: "2", Guild: "3",
	}
}

// by is a request of another person.
func by(person string, req router.Request) router.Request {
	req.Person = person
	return req
}

func privately(text string) router.Request {
	req := ask(text)
	req.Writes = true
	return req
}

func publicly(text string) router.Request {
	req := privately(text)
	req.Options[router.OptionPrivate] = "false"
	return req
}

func directly(text string) router.Request {
	return router.Request{Kind: router.KindMessage, Text: text, Writes: true, Person: "1", Channel: "2"}
}

func TestControlsUnderAnAnswer(t *testing.T) {
	noRights := ask("acne?")
	for name, tc := range map[string]struct {
		req  router.Request
		want string
	}{
		"private":              {privately("acne?"), "More tips, Why this answer, Sources, Share here | Helpful, Not helpful | Related topics, > Stress"},
		"private, not allowed": {noRights, "More tips, Why this answer, Sources | Helpful, Not helpful | Related topics, > Stress"},
		"public":               {publicly("acne?"), "More tips, Why this answer, Sources, Remove | Helpful, Not helpful | Related topics, > Stress"},
		"mention":              {say("1", "acne?"), "More tips, Why this answer, Sources, Remove | Helpful, Not helpful | Related topics, > Stress"},
		"direct":               {directly("acne?"), "More tips, Why this answer, Sources | Helpful, Not helpful | Related topics, > Stress"},
		"care":                 {privately("my tongue swells"), ""},
		"care, mention":        {say("1", "my tongue swells"), ""},
		"no topic":             {privately("leads"), "Sources"},
		"too long":             {privately("long"), "More tips, Why this answer, Sources, Share here | Related topics, > Stress"},
	} {
		r := newRouted(t)
		leads, long := scripted.Acne(), scripted.Acne()
		leads.Topic, leads.Parts = "", nil
		long.Parts[0].Topic = strings.Repeat("a", 89)
		r.script.Say("leads", leads).Say("long", long)
		said := r.Handle(t.Context(), tc.req)
		if got := labels(said); got != tc.want {
			t.Errorf("%s: %s\nwant %s", name, got, tc.want)
		}
		for _, row := range said.Rows {
			for _, b := range row.Buttons {
				if _, err := b.ID.Encode(); err != nil {
					t.Errorf("%s: %s: %v", name, b.Label, err)
				}
			}
		}
	}
}

func TestMoreTips(t *testing.T) {
	r := newRouted(t)
	shown := r.Handle(t.Context(), privately("acne?"))
	req := on(t, shown, "More tips")
	if said := r.Handle(t.Context(), req); said.Content != "Those were all the tips I have on this." || !said.Private || said.Update {
		t.Errorf("every tip was shown: %+v", said)
	}
	req.Source.Text = "- Cut down on sugary foods.\n- Eat plants of many kinds."
	said := r.Handle(t.Context(), req)
	if !said.Private || said.Update || said.Card == nil {
		t.Fatalf("got %+v", said)
	}
	if got := said.Card.Description; got != "- Unwind when breakouts come with stress. [3]" {
		t.Errorf("tips %q", got)
	}
	if !strings.Contains(said.Plain, "More tips: Acne") || !strings.Contains(said.Plain, "stress. [3]") {
		t.Errorf("plain %q", said.Plain)
	}
}

func TestWhy(t *testing.T) {
	r := newRouted(t)
	a := scripted.Acne()
	a.Reasons.Words, a.Reasons.FollowUp = []string{"acne", "سكر", "b:ad", strings.Repeat("x", 80), "l'eau"}, true
	r.script.Say("acne?", a)
	shown := r.Handle(t.Context(), privately("acne?"))
	if got := id(t, shown, "Why this answer"); got != "1:why:acne:stress:sf:acne,سكر,l'eau" {
		t.Errorf("id %q", got)
	}
	said := r.Handle(t.Context(), on(t, shown, "Why this answer"))
	want := strings.Join([]string{
		"**Why this answer: Acne**\nI was very sure that this is the right topic.\nI read your question together with the one before it.",
		"**Your words that counted**\n\u2068acne\u2069, \u2068سكر\u2069, \u2068l'eau\u2069",
		"**The next nearest topic**\nStress",
		"**The articles behind each tip**\n- Cut down on sugary foods. [2]\n- Eat plants of many kinds. [1, 2]\n- Unwind when breakouts come with stress. [3]",
		"Article 1: First\nArticle 2: Second\nArticle 3: Third",
		"Reviewed on <t:1795348800:D>",
	}, "\n\n")
	if said.Content != want || !said.Private || said.Update {
		t.Errorf("got\n%s\nwant\n%s", said.Content, want)
	}
	if labels(said) != "Stress" || id(t, said, "Stress") != "1:topic:stress" {
		t.Errorf("buttons %s", labels(said))
	}
}

// TestWhyInPublic: what others read bears no word of the asker's, not even in an id.
func TestWhyInPublic(t *testing.T) {
	r := newRouted(t)
	for name, req := range map[string]router.Request{"public": publicly("acne?"), "mention": say("5", "acne?")} {
		shown := r.Handle(t.Context(), req)
		if got := id(t, shown, "Why this answer"); got != "1:why:acne:stress:s:" {
			t.Errorf("%s: id %q", name, got)
		}
		said := r.Handle(t.Context(), by("8", on(t, shown, "Why this answer")))
		if !said.Private || !strings.Contains(said.Content, "that others read") || strings.Contains(said.Content, "of yours") {
			t.Errorf("%s: %+v", name, said)
		}
	}
	chosen := r.Handle(t.Context(), press("1:topic:acne"))
	if said := r.Handle(t.Context(), on(t, chosen, "Why this answer")); !strings.Contains(said.Content, "You chose this topic") {
		t.Errorf("chosen: %q", said.Content)
	}
}

func TestSources(t *testing.T) {
	r := newRouted(t)
	shown := r.Handle(t.Context(), publicly("acne?"))
	command := router.Request{Kind: router.KindCommand, Command: router.CommandSources, Person: "1", Channel: "2"}
	for _, req := range []router.Request{command, on(t, shown, "Sources")} {
		said := r.Handle(t.Context(), req)
		if !said.Private || said.Update {
			t.Errorf("who sees it: %+v", said)
		}
		for _, want := range []string{
			"**Article 1: First**\nThe author is not named.", "Written by Ashley.", "What it is about: It is about both.",
			"What to know before you trust it: It cites no study.", "It advertises: a product.",
		} {
			if !strings.Contains(text(said), want) {
				t.Errorf("%q is missing in\n%s", want, text(said))
			}
		}
	}
}

func TestShare(t *testing.T) {
	r := newRouted(t)
	r.script.Say("two?", scripted.SugarAndAcne())
	for question, title := range map[string]string{"acne?": "Acne", "two?": "Sugar · Acne"} {
		req := privately(question)
		req.Locale, req.GuildLocale = "de", "en-US"
		shown := r.Handle(t.Context(), req)
		shown.Card.Description = strings.ReplaceAll(shown.Card.Description, "- Eat plants of many kinds.\n", "")
		pressed := on(t, shown, "Hier teilen")
		pressed.Locale, pressed.GuildLocale, pressed.Source.ID = "de", "en-US", question
		r.now = r.now.Add(time.Minute)
		said := r.Handle(t.Context(), pressed)
		if said.Post == nil || !said.Update || !strings.Contains(said.Content, "ohne deinen Namen") || strings.Contains(labels(said), "Hier teilen") {
			t.Fatalf("%s: %+v", question, said)
		}
		if id(t, said, "Warum diese Antwort") != id(t, shown, "Warum diese Antwort") {
			t.Error("the reasons are lost")
		}
		posted := said.Post.Reply
		if posted.Card.Title != title || strings.Contains(text(posted), "Eat plants") || !strings.Contains(text(posted), "Cut down on sugary foods.") {
			t.Errorf("%s: posted %s", question, text(posted))
		}
		if !strings.Contains(posted.Card.Footer, "asked me in private") || !strings.Contains(posted.Plain, "asked me in private") {
			t.Errorf("footer %q", posted.Card.Footer)
		}
		if got := labels(posted); got != "More tips, Why this answer, Sources, Remove | Helpful, Not helpful | Related topics, > Stress" {
			t.Errorf("%s: controls %s", question, got)
		}
		if got := id(t, posted, "Why this answer"); !strings.HasSuffix(got, "acne:::") {
			t.Errorf("the reasons are given away: %q", got)
		}
		if again := r.Handle(t.Context(), pressed); again.Post != nil || !strings.Contains(again.Content, "schon geteilt") {
			t.Errorf("pressed twice: %+v", again)
		}
	}
}

func TestShareRefused(t *testing.T) {
	r := newRouted(t)
	shown := r.Handle(t.Context(), privately("acne?"))
	for name, change := range map[string]struct {
		of   func(*router.Request)
		want string
	}{
		"no permission":     {func(q *router.Request) { q.Writes = false }, "not allowed to write"},
		"forged in a DM":    {func(q *router.Request) { q.Shared = false }, "another version"},
		"forged in public":  {func(q *router.Request) { q.Source.Private = false }, "another version"},
		"a topic that left": {func(q *router.Request) { q.Control = "1:share:gone" }, "no longer have that topic"},
		"a forged topic":    {func(q *router.Request) { q.Control = "1:share:acne+acne" }, "another version"},
		"three topics":      {func(q *router.Request) { q.Control = "1:share:acne+b+c" }, "another version"},
		"none":              {func(q *router.Request) { q.Control = "1:share" }, "another version"},
	} {
		req := by(name, on(t, shown, "Share here"))
		change.of(&req)
		if said := r.Handle(t.Context(), req); said.Post != nil || !said.Private || !strings.Contains(said.Content, change.want) {
			t.Errorf("%s: %+v", name, said)
		}
	}
}

func TestRemove(t *testing.T) {
	r := newRouted(t, func(p *router.Parts) { p.Random = nil })
	shown := r.Handle(t.Context(), publicly("acne?"))
	req := on(t, shown, "Remove")
	moderator, manager := by("8", req), by("9", req)
	moderator.Rights.ManageMessages, manager.Rights.ManageServer = true, true
	forged := by("7", req)
	forged.Control = "1:remove:" + strings.Repeat("A", 20) + "::7"
	empty := by("", req)
	empty.Control = "1:remove"
	for name, tc := range map[string]struct {
		req     router.Request
		removed bool
	}{
		"the asker": {req, true}, "another": {by("7", req), false}, "a moderator": {moderator, true}, "a manager": {manager, true},
		"forged": {forged, false}, "nobody": {empty, false},
	} {
		// A new router with the same secret: the bot was started anew.
		said := newRouted(t).Handle(t.Context(), tc.req)
		if said.Remove != tc.removed || said.Content == "" || !tc.removed && (!said.Private || !strings.Contains(said.Content, "Only the person")) {
			t.Errorf("%s: %+v", name, said)
		}
	}
	other := newRouted(t, func(p *router.Parts) { p.Secret = []byte("another") })
	if said := other.Handle(t.Context(), req); said.Remove {
		t.Error("a mark of another bot's is taken")
	}
	again := id(t, r.Handle(t.Context(), publicly("acne?")), "Remove")
	if again == req.Control || strings.Contains(req.Control, ":1") && !strings.HasPrefix(req.Control, "1:remove:") {
		t.Errorf("two messages of a person can be told to be theirs: %s, %s", req.Control, again)
	}
}

// votes are those in a store, as text.
func votes(t *testing.T, store *sqlstore.Store) string {
	t.Helper()
	all, err := store.Votes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range all {
		out = append(out, fmt.Sprintf("%s +%d -%d %v", v.Topic, v.Helpful, v.NotHelpful, v.Reasons))
	}
	return strings.Join(out, "; ")
}

func withStore(store *sqlstore.Store) func(*router.Parts) {
	return func(p *router.Parts) { p.Records = store }
}

func TestVotes(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	shown := r.Handle(t.Context(), publicly("acne?"))
	for _, person := range []string{"1", "1", "2"} {
		said := r.Handle(t.Context(), by(person, on(t, shown, "Helpful")))
		if said.Content != "Thank you. Your vote counts." || !said.Private || said.Update {
			t.Errorf("thanks: %+v", said)
		}
	}
	said := r.Handle(t.Context(), on(t, shown, "Not helpful"))
	if said.Form == nil || len(said.Form.Inputs) != 1 || len(said.Form.Inputs[0].Items) != 5 {
		t.Fatalf("form %+v", said)
	}
	if got := votes(t, store); got != "acne +2 -0 map[]" {
		t.Errorf("before the form is sent: %s", got)
	}
	form, err := said.Form.ID.Encode()
	if err != nil {
		t.Fatal(err)
	}
	sent := router.Request{
		Kind: router.KindForm, Control: form, Fields: map[string]string{"reason": "unclear"}, Person: "1", Channel: "2", Guild: "3", Shared: true,
	}
	if said := r.Handle(t.Context(), sent); !said.Private || !strings.Contains(said.Content, "make my answers better") {
		t.Errorf("after the form: %+v", said)
	}
	if got := votes(t, store); got != "acne +1 -1 map[unclear:1]" {
		t.Errorf("after the form: %s", got)
	}
	sent.Fields["reason"], sent.Person = "forged", "4"
	r.Handle(t.Context(), sent)
	if got := votes(t, store); got != "acne +1 -2 map[:1 unclear:1]" {
		t.Errorf("a forged reason: %s", got)
	}
}

// TestVotesOnWhatIsNoTopic: nothing about a red flag is ever counted, nor what is forged.
func TestVotesOnWhatIsNoTopic(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	for i, control := range []string{"1:helpful:swelling", "1:helpful", "1:helpful:../x", "1:not-helpful:swelling", "1:reason:swelling", "1:reason:a+b+c"} {
		req := by(fmt.Sprint(i), press(control))
		if strings.HasPrefix(control, "1:reason") {
			req.Kind, req.Fields = router.KindForm, map[string]string{"reason": "other"}
		}
		if said := r.Handle(t.Context(), req); said.Form != nil || !said.Private || !strings.Contains(said.Content, "Please ask your question again") {
			t.Errorf("%s: %+v", control, said)
		}
	}
	if got := votes(t, store); got != "" {
		t.Errorf("counted %s", got)
	}
}

// down are records that never answer, whatever they are asked.
type down struct{ router.Records }

func (down) Vote(ctx context.Context, _ knowledge.Vote) error { <-ctx.Done(); return ctx.Err() }
func (down) SendQuestion(ctx context.Context, _ knowledge.SentQuestion) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestStoreDown(t *testing.T) {
	r := newRouted(t, func(p *router.Parts) { p.Records = down{} })
	shown := r.Handle(t.Context(), privately("acne?"))
	began := time.Now()
	if said := r.Handle(t.Context(), on(t, shown, "Helpful")); said.Content != "Thank you. Your vote counts." {
		t.Errorf("got %+v", said)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("thanks took %v", took)
	}
}

// TestStoreClosed: the same with a store that fails at once.
func TestStoreClosed(t *testing.T) {
	store, err := sqlstore.Open(t.Context(), filepath.Join(t.TempDir(), "closed.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	r := newRouted(t, withStore(store))
	shown := r.Handle(t.Context(), publicly("acne?"))
	for label, want := range map[string]string{"Helpful": "Your vote counts", "More tips": "Those were all", "Why this answer": "Article 1", "Sources": "Ashley"} {
		if said := r.Handle(t.Context(), on(t, shown, label)); !strings.Contains(text(said), want) {
			t.Errorf("%s: %+v", label, said)
		}
	}
}

func TestOldControls(t *testing.T) {
	r := newRouted(t)
	for i, control := range []string{"1:more:gone", "1:why:gone", "1:why:gone:acne:s:word", "1:share:gone", "1:helpful:gone", "1:not-helpful:gone"} {
		req := by(fmt.Sprint(i), press(control))
		req.Shared, req.Writes, req.Source = true, true, router.Source{ID: "4", Private: true}
		if said := r.Handle(t.Context(), req); !said.Private || said.Content != "I no longer have that topic. Please ask your question again." {
			t.Errorf("%s: %+v", control, said)
		}
	}
	for i, control := range []string{"1:more", "1:why", "1:why:a b", "1:send", "1:send:x", "1:send:../../..", "0:more:acne"} {
		if said := r.Handle(t.Context(), by(fmt.Sprint("x", i), press(control))); !said.Private || !strings.Contains(said.Content, "another version of me") {
			t.Errorf("%s: %+v", control, said)
		}
	}
}

// FuzzControls holds that no id, however it is forged, breaks anything.
func FuzzControls(f *testing.F) {
	for _, s := range []string{
		"1:more:acne", "1:why:acne:stress:sf:acne,sugar", "1:why:acne:::\u0301", "1:share:acne", "1:remove:AAAAAAAAAAAAAAAAAAAA:x", "1:send:AAAAAAAA",
		"1:none:AAAAAAAA", "1:helpful:acne+stress", "1:reason:acne", "1:sources", "1:topic",
	} {
		f.Add(s, "acne")
	}
	r := scripted.Router(f, scripted.New(), time.Now)
	var person atomic.Int64 // a new one each time, so that no rate is exceeded
	f.Fuzz(func(t *testing.T, control, value string) {
		for _, kind := range []router.Kind{router.KindControl, router.KindForm} {
			said := r.Handle(t.Context(), router.Request{
				Kind: kind, Control: control, Values: []string{value}, Fields: map[string]string{"reason": value, "question": value},
				Person: fmt.Sprint(person.Add(1)), Channel: "2", Shared: true, Writes: true, Source: router.Source{ID: "1", Private: true, Text: "- " + value},
			})
			if said == nil || said.Form == nil && !said.Remove && (reply.Wordless(said.Content) || !utf8.ValidString(said.Content)) {
				t.Errorf("%s %q: %+v", kind, control, said)
			}
			if said != nil && !slices.Contains([]int{0, 1, 2, 3, 4, 5}, len(said.Rows)) {
				t.Errorf("%d rows", len(said.Rows))
			}
		}
	})
}
