package bot_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// slow is a service whose answer to "slow?" waits for release.
func slow(release <-chan struct{}, a knowledge.Answer) *scripted.Answers {
	return scripted.New().On("slow?", waits(release, a))
}

// waits is an answer that comes once there is something to receive, or never.
func waits(release <-chan struct{}, a knowledge.Answer) func(context.Context) knowledge.Answer {
	return func(ctx context.Context) knowledge.Answer {
		select {
		case <-release:
		case <-ctx.Done():
		}
		return a
	}
}

func TestDeferred(t *testing.T) {
	for _, tc := range []struct {
		name      string
		answer    knowledge.Answer
		public    bool
		ephemeral bool
		replaced  bool
	}{
		{"private", scripted.Acne(), false, true, false},
		{"public", scripted.Acne(), true, false, false},
		{"public, but care", scripted.Care(), true, true, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			release := make(chan struct{})
			b := start(t, setup{script: slow(release, tc.answer), times: bot.FastTimings().Patience(10 * time.Millisecond)})
			asked, err := b.Member("alice").Slash("#general", "ask",
				localdiscord.Opt("question", "slow?"), localdiscord.Opt("private", !tc.public))
			if err != nil {
				t.Fatal(err)
			}
			first, err := asked.Acknowledged(b.ctx)
			if err != nil || first.Type != localdiscord.CallbackDeferredMessage {
				t.Fatalf("first answer %v, %v", first.Type, err)
			}
			close(release)
			done := func(r localdiscord.Reply) bool { return len(r.FollowUps) == 1 }
			if !tc.replaced {
				done = localdiscord.Reply.Complete
			}
			reply, err := asked.Wait(b.ctx, done)
			if err != nil {
				t.Fatal(err, b.log)
			}
			shown := reply.Message
			if tc.replaced {
				if shown != nil {
					t.Error("the public placeholder is still there")
				}
				shown = &reply.FollowUps[0]
			}
			if shown.Ephemeral() != tc.ephemeral || shown.Content == "" {
				t.Errorf("shown %+v", shown)
			}
		})
	}
}

func TestGracefulStop(t *testing.T) {
	release := make(chan struct{})
	b := start(t, setup{script: slow(release, scripted.Acne())})
	if _, err := b.Member("alice").Send(localdiscord.DM, "slow?"); err != nil {
		t.Fatal(err)
	}
	asked, err := b.Member("bob").Slash("#general", "ask", localdiscord.Opt("question", "slow?"))
	if err != nil {
		t.Fatal(err)
	}
	b.wait("both to begin", func() bool { return len(b.script.Asked()) == 2 })
	b.stop()
	b.wait("the stop to begin", func() bool { return strings.Contains(b.log.String(), "stopping") })
	close(release)
	if _, err := asked.Response(b.ctx); err != nil {
		t.Error(err)
	}
	if err := <-b.ended; err != nil {
		t.Errorf("ended with %v", err)
	}
	if b.requests("POST", "/messages") != 1 || b.health.Ready() {
		t.Error("the message was not answered, or the bot still seems ready")
	}
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	b := start(t, setup{script: slow(nil, scripted.Acne()), times: bot.FastTimings().Drain(50 * time.Millisecond)})
	if _, err := b.Member("alice").Send(localdiscord.DM, "slow?"); err != nil {
		t.Fatal(err)
	}
	b.wait("it to begin", func() bool { return len(b.script.Asked()) == 1 })
	b.quit()
	if !strings.Contains(b.log.String(), "not finished") {
		t.Error("the log does not say that something was cut off")
	}
}

func TestCommandsWrittenOnlyWhenTheyDiffer(t *testing.T) {
	b := start(t, setup{})
	b.quit()
	b.launch(setup{})
	b.wait("commands to be read again", func() bool { return b.requests("GET", "/commands") == 2 })
	b.say("alice", localdiscord.DM, "acne?")
	if n := b.requests("PUT", "/commands"); n != 1 {
		t.Errorf("commands written %d times", n)
	}
}

func TestRESTFaults(t *testing.T) {
	message, callback := localdiscord.RouteCreateMessage, localdiscord.RouteCallback
	for name, fault := range map[string]localdiscord.Fault{
		"rate limit":           {Route: message, Answer: localdiscord.RouteLimit(30 * time.Millisecond)},
		"global limit":         {Route: message, Answer: localdiscord.GlobalLimit(30 * time.Millisecond)},
		"bad gateway":          {Route: message, Times: 2, Answer: localdiscord.HTML(502, "<h1>502</h1>")},
		"service unavailable":  {Route: message, Answer: localdiscord.HTML(503, "")},
		"dropped before":       {Route: message, Drop: true},
		"dropped after":        {Route: message, Drop: true, Late: true},
		"error after":          {Route: message, Late: true, Answer: localdiscord.HTML(500, "")},
		"callback error after": {Route: callback, Late: true, Answer: localdiscord.HTML(504, "")},
		"callback bad gateway": {Route: callback, Answer: localdiscord.HTML(502, "")},
		"already acknowledged": {Route: callback, Late: true, Answer: localdiscord.Refusal(localdiscord.CodeAlreadyAcknowledged)},
		"no history":           {Route: message, Answer: localdiscord.Answer{Status: 400, Header: asJSON(), Body: `{"code":160002,"message":"x"}`}},
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t, setup{})
			b.Faults().Add(fault)
			sent, err := b.Member("alice").Send(localdiscord.DM, "acne?")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := b.Member("alice").WaitAnswer(b.ctx, sent); err != nil {
				t.Fatal(err, b.log)
			}
			b.ask("bob", "#general", "acne?")
			b.say("alice", localdiscord.DM, "zits?") // after whatever is still repeated
			n := 0
			messages, err := b.Member("alice").Messages(localdiscord.DM)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range messages {
				if m.Author.ID == b.Bot().ID {
					n++
				}
			}
			if n != 2 {
				t.Errorf("%d messages appeared, want 2", n)
			}
		})
	}
}

func asJSON() map[string][]string { return map[string][]string{"Content-Type": {"application/json"}} }

func TestBan(t *testing.T) {
	b := start(t, setup{})
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: localdiscord.CloudflareBan(time.Hour)})
	for i, who := range []string{"alice", "bob"} {
		if _, err := b.Member(who).Send(localdiscord.DM, "acne?"); err != nil {
			t.Fatal(err)
		}
		b.wait("it to fail", func() bool { return strings.Count(b.log.String(), "was not delivered") == i+1 })
	}
	if n := b.requests("POST", "/messages"); n != 1 {
		t.Errorf("%d requests after the ban, want 1", n)
	}
}

func TestRefusals(t *testing.T) {
	b := start(t, setup{})
	b.Member("alice").CloseDMs(true)
	if _, err := b.Member("alice").Send(localdiscord.DM, "acne?"); err != nil {
		t.Fatal(err)
	}
	b.wait("the closed DM", func() bool { return strings.Contains(b.log.String(), "not wanted") })
	if err := b.Deny("#general", localdiscord.PermissionSendMessages); err != nil {
		t.Fatal(err)
	}
	mention := b.Bot().Mention()
	for _, who := range []string{"alice", "bob"} {
		if _, err := b.Member(who).Send("#general", mention+" acne?"); err != nil {
			t.Fatal(err)
		}
		b.wait("the refusal", func() bool { return strings.Contains(b.log.String(), "may not write") })
	}
	b.say("bob", localdiscord.DM, "acne?")
	if n := b.requests("POST", "/messages"); n != 3 { // closed DM, refused once, bob's
		t.Errorf("%d requests, want 3", n)
	}
	if strings.Contains(b.log.String(), "level=ERROR") {
		t.Errorf("a refusal is logged as an error:\n%s", b.log)
	}
}

// TestEmbedsTakenAway holds that a reply is complete where Discord drops its embeds.
func TestEmbedsTakenAway(t *testing.T) {
	b := start(t, setup{})
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Late: true, Answer: localdiscord.Answer{
		Status: 200, Header: asJSON(), Body: `{"id":"1","embeds":[]}`,
	}})
	if _, err := b.Member("alice").Send("#general", b.Bot().Mention()+" acne?"); err != nil {
		t.Fatal(err)
	}
	b.wait("an edit", func() bool { return b.requests("PATCH", "/messages/1") == 1 })
	requests := b.Requests()
	var edit struct {
		Content string            `json:"content"`
		Embeds  []json.RawMessage `json:"embeds"`
	}
	if err := json.Unmarshal(requests[len(requests)-1].Body, &edit); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(edit.Content, "Cut down on sugary foods.") || len(edit.Embeds) != 0 {
		t.Errorf("edited to %+v", edit)
	}
}

// TestLogKeepsSecrets holds that no question, token or id of a person is ever logged.
func TestLogKeepsSecrets(t *testing.T) {
	b := start(t, setup{})
	b.Faults().Add(localdiscord.Fault{Route: localdiscord.RouteCallback, Times: 5, Answer: localdiscord.HTML(500, "x")})
	asked, err := b.Member("alice").Slash("#general", "ask", localdiscord.Opt("question", "panic"))
	if err != nil {
		t.Fatal(err)
	}
	b.wait("the failure", func() bool { return strings.Contains(b.log.String(), "was not delivered") })
	b.say("bob", localdiscord.DM, "my secret rash")
	for _, secret := range []string{asked.Token(), b.Token(), "secret rash", b.Member("alice").User().ID, b.Member("bob").User().ID} {
		if strings.Contains(b.log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
}
