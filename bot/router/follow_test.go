package router_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

const followLabel = "Tell me when it is answered"

// offered sends a question and gives the reply that offers to tell of its answer.
func offered(t *testing.T, r *routed) *reply.Reply {
	t.Helper()
	req := on(t, r.Handle(t.Context(), privately("dairy?")), sendLabel)
	return r.Handle(t.Context(), submit(t, form(t, r, req), req, "dairy?"))
}

func TestFollow(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, withStore(store))
	offer := offered(t, r)
	if !offer.Private || labelled(offer) != followLabel || !strings.Contains(offer.Content, "90 days") {
		t.Fatalf("the offer: %+v", offer)
	}
	press := on(t, offer, followLabel)
	if said := r.Handle(t.Context(), by("7", press)); !strings.Contains(said.Content, "no longer have that question") {
		t.Errorf("pressed by somebody else: %+v", said)
	}
	following := r.Handle(t.Context(), press)
	if labelled(following) != "Rather not" || !strings.Contains(following.Content, "encrypted") {
		t.Errorf("following: %+v", following)
	}
	list, err := store.Questions(t.Context(), "3", 9)
	if err != nil || len(list) != 1 || !list[0].Followed {
		t.Errorf("kept: %+v, %v", list, err)
	}
	back := on(t, following, "Rather not")
	r.Handle(t.Context(), by("7", back)) // theirs alone
	if kept, err := store.Kept(t.Context(), "1"); err != nil || kept.Follows != 1 {
		t.Errorf("kept after somebody else's press: %+v, %v", kept, err)
	}
	if said := r.Handle(t.Context(), back); !strings.Contains(said.Content, "I have deleted who you are") {
		t.Errorf("taken back: %+v", said)
	}
	if kept, err := store.Kept(t.Context(), "1"); err != nil || kept.Follows != 0 || kept.Questions != 1 {
		t.Errorf("kept: %+v, %v", kept, err)
	}
}

func TestForgedFollow(t *testing.T) {
	r := newRouted(t)
	for _, id := range []string{"1:follow", "1:follow:", "1:follow:-1", "1:follow:0", "1:follow:!", "1:follow:zzzzzzzzzzzzz", "1:unfollow", "1:unfollow:zzzzzzzzzzz", "1:follow:abc"} {
		said := r.Handle(t.Context(), press(id))
		if !strings.Contains(said.Content, "another version") && !strings.Contains(said.Content, "no longer have") || len(said.Rows) > 0 {
			t.Errorf("%s: %+v", id, said)
		}
	}
}

// unfollowable is a store that fails to keep followers.
type unfollowable struct{ router.Records }

var errFull = errors.New("full")

func (unfollowable) Follow(context.Context, string, time.Time, string) (bool, error) {
	return false, errFull
}

func (unfollowable) Unfollow(context.Context, string, time.Time) error { return errFull }

func TestFollowFails(t *testing.T) {
	store := scripted.Store(t)
	r := newRouted(t, func(p *router.Parts) { p.Records = unfollowable{store} })
	said := r.Handle(t.Context(), on(t, offered(t, r), followLabel))
	if said.Update || !strings.Contains(said.Content, "could not keep") {
		t.Errorf("following: %+v", said) // in another message, so that the button is still there
	}
	if said := r.Handle(t.Context(), press("1:unfollow:abc")); !strings.Contains(said.Content, "deleted nothing") {
		t.Errorf("taken back: %+v", said)
	}
}

func TestTell(t *testing.T) {
	boundary := knowledge.Answer{Kind: knowledge.KindNone, Title: "Milk", Message: "The articles do not say.", Gap: true}
	for name, test := range map[string]struct {
		answer knowledge.Answer
		want   string
	}{
		"answer": {scripted.Acne(), "More tips"}, "boundary": {boundary, "Browse topics"},
		"none": {scripted.Miss(), ""}, "suggestion": {scripted.Suggestion(), ""}, "care": {scripted.Care(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRouted(t)
			long := strings.Repeat("is dairy *bad*? ", 200)
			r.script.Say(long, test.answer)
			said, err := r.Tell(t.Context(), knowledge.Follower{Question: 1, Person: "1", Text: long})
			switch {
			case err != nil || said == nil && test.want == "":
			case said == nil || test.want == "" || !strings.Contains(labelled(said), test.want) || strings.Contains(labelled(said), "Send"):
				t.Errorf("%+v, %v", said, err)
			case !strings.Contains(said.Content, `bad\*`) || reply.Length(said.Content) > reply.MaxContent || reply.Length(said.Plain) > reply.MaxContent:
				t.Errorf("%s", said.Content)
			}
		})
	}
}

// TestPrivacyIsWhole: the end of /privacy, what is kept of the reader, is not cut off in any
// language.
func TestPrivacyIsWhole(t *testing.T) {
	for _, locale := range []string{"en-US", "de", "fr", "es-ES", "pt-BR"} {
		r := newRouted(t)
		keep(t, r, "1")
		req := command(router.CommandPrivacy)
		req.Locale = locale
		if said := r.Handle(t.Context(), req); !strings.HasSuffix(said.Content, " 0.") {
			t.Errorf("%s: %d characters, ends with %q", locale, reply.Length(said.Content), said.Content[len(said.Content)-40:])
		}
	}
}
