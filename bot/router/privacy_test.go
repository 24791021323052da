package router_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// troubled is a store in trouble: it fails, hangs, or fails after it has deleted.
type troubled struct {
	router.Records
	hangs bool
	gone  knowledge.PersonRecords
}

func (s troubled) Kept(ctx context.Context, _ string) (knowledge.PersonRecords, error) {
	return knowledge.PersonRecords{}, s.fail(ctx)
}

func (s troubled) Forget(ctx context.Context, _ string) (knowledge.PersonRecords, error) {
	return s.gone, s.fail(ctx)
}

func (s troubled) fail(ctx context.Context) error {
	if s.hangs {
		<-ctx.Done()
		return ctx.Err()
	}
	return errors.New("disk on fire")
}

func keep(t *testing.T, r *routed, person string) {
	t.Helper()
	at := r.now
	for _, err := range []error{
		r.Records.Vote(t.Context(), knowledge.Vote{Person: person, Topic: "acne", Helpful: true, At: at}),
		r.Records.Vote(t.Context(), knowledge.Vote{Person: person, Topic: "stress", At: at}),
		r.Records.SendQuestion(t.Context(), knowledge.SentQuestion{Person: person, Guild: "3", Text: "x", At: at}),
		r.Records.Mute(t.Context(), person, "3", at.Add(time.Hour)),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestPrivacy(t *testing.T) {
	r := newRouted(t)
	said := r.Handle(t.Context(), command(router.CommandPrivacy))
	for _, want := range []string{"for 15 minutes", "after 400 days", "for 90 days", "for 30 days after", "Right now I keep nothing about you."} {
		if !strings.Contains(said.Content, want) {
			t.Errorf("%q is missing in\n%s", want, said.Content)
		}
	}
	if !said.Private || labelled(said) != "Delete my data" {
		t.Errorf("%+v", said)
	}
	keep(t, r, "1")
	keep(t, r, "2")
	said = r.Handle(t.Context(), command(router.CommandPrivacy))
	if want := "votes 2, questions sent to moderators 1, requests not to answer you 1, drafts 0, words of questions I could not answer 0, questions whose answer I shall tell you 0."; !strings.Contains(said.Content, want) {
		t.Errorf("%q is missing in\n%s", want, said.Content)
	}
}

func TestDeleteMyData(t *testing.T) {
	r := newRouted(t)
	keep(t, r, "1")
	keep(t, r, "2")
	r.Handle(t.Context(), direct("1", "acne?"))
	r.Handle(t.Context(), direct("2", "acne?"))
	missed := button(t, r.Handle(t.Context(), command(router.CommandTips, router.OptionAbout, "my own words")), "Send my question to the moderators")
	said := r.Handle(t.Context(), command(router.CommandPrivacy))
	confirm := r.Handle(t.Context(), use(button(t, said, "Delete my data")))
	if !confirm.Update || labelled(confirm) != "Yes, delete it, No, keep it" || !strings.HasPrefix(confirm.Content, "Shall I delete") {
		t.Fatalf("the question: %+v", confirm)
	}
	if no := r.Handle(t.Context(), use(button(t, confirm, "No, keep it"))); no.Content != "I deleted nothing." || !no.Update || len(no.Rows) != 0 {
		t.Errorf("no: %+v", no)
	}
	if kept, err := r.Records.Kept(t.Context(), "1"); err != nil || kept.Votes != 2 {
		t.Errorf("after a no %+v, %v are kept", kept, err)
	}
	yes := use(button(t, confirm, "Yes, delete it"))
	if said := r.Handle(t.Context(), yes); said.Content != "Done. Records deleted: 4." || !said.Update || len(said.Rows) != 0 {
		t.Errorf("yes: %+v", said)
	}
	r.now = r.now.Add(10 * time.Second)
	if said := r.Handle(t.Context(), yes); !strings.HasPrefix(said.Content, "I keep nothing about you") {
		t.Errorf("yes again: %+v", said)
	}
	for person, want := range map[string]knowledge.PersonRecords{"1": {}, "2": {Votes: 2, Questions: 1, Mutes: 1}} {
		if kept, err := r.Records.Kept(t.Context(), person); err != nil || kept != want {
			t.Errorf("of %s %+v are kept, %v", person, kept, err)
		}
	}
	if form := r.Handle(t.Context(), use(missed)).Form; form == nil || form.Inputs[0].Value != "" {
		t.Errorf("a question that was not sent is remembered: %+v", form)
	}
	for _, person := range []string{"1", "2"} {
		r.Handle(t.Context(), direct(person, "x"))
	}
	if got := r.earliers(); got != "||||acne?" {
		t.Errorf("earlier questions %q: the memory must forget the one and keep the other", got)
	}
	if said := r.Handle(t.Context(), direct("1", "acne?")); said.Card == nil {
		t.Errorf("that something was asked is remembered: %q", said.Content)
	}
}

// TestDeleteForgetsUnaskedReplies holds that a mute, and the pauses of a person, end with their
// data, at once.
func TestDeleteForgetsUnaskedReplies(t *testing.T) {
	s := helpful(t)
	stop := stopButton(t, s.Handle(t.Context(), hear("1", "acne?")))
	for _, id := range []string{stop, "1:privacy-delete-yes"} {
		s.Handle(t.Context(), router.Request{Kind: router.KindControl, Control: id, Person: "1", Channel: "2", Guild: "3", Shared: true})
		s.now = s.now.Add(3 * time.Minute) // the channel's pause, and not the person's
		if said := s.Handle(t.Context(), hear("1", "rosacea?")); (said != nil) != (id != stop) {
			t.Errorf("after %s: %+v", id, said)
		}
	}
}

// TestPrivacyIsHonest holds that nothing is pretended where the store does not answer, and
// that nobody waits for it.
func TestPrivacyIsHonest(t *testing.T) {
	for name, tc := range map[string]struct {
		store troubled
		want  string
	}{
		"fails":          {troubled{}, "so I deleted nothing"},
		"hangs":          {troubled{hangs: true}, "so I deleted nothing"},
		"fails half-way": {troubled{gone: knowledge.PersonRecords{Votes: 3}}, "records: 3. I could not quite finish"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRouted(t, func(p *router.Parts) { p.Records = tc.store })
			began := time.Now()
			said := r.Handle(t.Context(), command(router.CommandPrivacy))
			if !strings.Contains(said.Content, "I cannot say what I keep about you") || strings.Contains(said.Content, "I keep nothing") {
				t.Errorf("the count: %q", said.Content)
			}
			said = r.Handle(t.Context(), use(reply.ID("privacy-delete-yes")))
			if !strings.Contains(said.Content, tc.want) || labelled(said) != "Delete my data" {
				t.Errorf("the deletion: %+v", said)
			}
			if took := time.Since(began); took > 2500*time.Millisecond {
				t.Errorf("both took %s", took)
			}
		})
	}
}

// TestHelp holds that the help and the notice on privacy fit into one message in every
// language, and name the commands as they are shown.
func TestHelp(t *testing.T) {
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newRouted(t)
	for i, locale := range catalog.Locales() {
		r.now = r.now.Add(time.Minute)
		w := catalog.For(locale)
		for _, name := range []string{router.CommandHelp, router.CommandPrivacy} {
			req := command(name)
			req.Locale, req.Rights.ManageServer = locale, i%2 == 0
			said := r.Handle(t.Context(), req)
			if strings.HasSuffix(said.Content, "…") || strings.ContainsAny(said.Content, "{}") || !said.Private {
				t.Errorf("%s in %s: %q", name, locale, said.Content)
			}
			if name == router.CommandPrivacy {
				continue
			}
			for _, c := range []words.Command{w.Ask.Command, w.Tips.Command, w.Topics.Command, w.Sources.Command, w.Privacy.Command} {
				if !strings.Contains(said.Content, "/"+c.Name) {
					t.Errorf("%s: /%s is missing in\n%s", locale, c.Name, said.Content)
				}
			}
			if strings.Contains(said.Content, "/"+w.Settings.Command.Name) != req.Rights.ManageServer {
				t.Errorf("%s: /%s is for those who manage a server", locale, w.Settings.Command.Name)
			}
			for _, want := range []string{w.Conversation.Reset[0], w.AnswerThis.Command, w.Help.Limits} {
				if !strings.Contains(said.Content, want) {
					t.Errorf("%s: %q is missing in\n%s", locale, want, said.Content)
				}
			}
			if opened := r.Handle(t.Context(), use(button(t, said, w.Miss.Browse))); !opened.Update {
				t.Errorf("%s: the topics do not open: %+v", locale, opened)
			}
		}
	}
}
