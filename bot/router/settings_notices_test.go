package router_test

import (
	"slices"
	"strings"
	"testing"

	"gutskin/bot/router"
)

// TestNoticesChannel holds that the moderators' server has a setting more, that choosing a
// channel introduces the bot there, and that a channel in which it may not write is not kept.
func TestNoticesChannel(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.Home = "3" })
	if said := s.Handle(t.Context(), settingsCommand()); !strings.Contains(said.Content, "**Where moderators get notices:** Not set") {
		t.Errorf("the panel:\n%s", said.Content)
	}
	said := s.use("1:settings-set:notices", "77")
	if s.settings().Notices != "77" || said.Post == nil || said.Post.Channel != "77" || !strings.HasPrefix(said.Content, "Saved. Where moderators get notices: <#77>") {
		t.Fatalf("%+v, %+v", said, s.settings())
	}
	if !strings.Contains(said.Post.Refused, "I may not write in <#78>") && !strings.Contains(said.Post.Refused, "I may not write in <#77>") {
		t.Errorf("refused: %s", said.Post.Refused)
	}
	s.use("1:settings-set:notices", "78")
	s.NotPosted(t.Context(), manage(router.Request{Kind: router.KindControl, Control: "1:settings-set:notices", Values: []string{"78"}}))
	if got := s.settings().Notices; got != "77" {
		t.Errorf("a channel in which nothing was written: %q", got)
	}
	s.NotPosted(t.Context(), manage(router.Request{Kind: router.KindControl, Control: "1:settings-set:notices"}))
	if got := s.settings().Notices; got != "77" {
		t.Errorf("taken back twice: %q", got)
	}
	for _, forged := range [][]string{{"#general"}, {"1", "2"}, {""}} {
		if s.use("1:settings-set:notices", forged...); s.settings().Notices != "77" {
			t.Errorf("%q was taken", forged)
		}
	}
	if said := s.use("1:settings-set:notices"); said.Post != nil || s.settings().Notices != "" {
		t.Errorf("nothing chosen: %+v", said)
	}
	s.use("1:settings-set:notices", "77")
	if said := s.use("1:settings-reset:notices"); s.settings().Notices != "" || said.Post != nil {
		t.Errorf("reset: %+v", said)
	}
}

// TestNoticesElsewhere holds that no other server has the setting.
func TestNoticesElsewhere(t *testing.T) {
	s := newServer(t, func(p *router.Parts) { p.Home = "4" })
	if said := s.Handle(t.Context(), settingsCommand()); strings.Contains(said.Content, "get notices") {
		t.Errorf("the panel:\n%s", said.Content)
	}
	for _, id := range []string{"1:settings:notices", "1:settings-set:notices", "1:settings-reset:notices"} {
		if said := s.use(id, "77"); s.settings().Notices != "" || said.Post != nil || slices.Contains(ids(t, said), "1:settings-set:notices") {
			t.Errorf("%s: %+v", id, said)
		}
	}
}
