package router_test

import (
	"context"
	"testing"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// firstReply is a responder that keeps the first answer.
type firstReply struct{ said *reply.Reply }

func (f *firstReply) Respond(_ context.Context, said *reply.Reply) error { f.said = said; return nil }
func (f *firstReply) Follow(_ context.Context, said *reply.Reply) error  { f.said = said; return nil }
func (*firstReply) Typing(context.Context) error                         { return nil }
func (*firstReply) Defer(context.Context, bool) error                    { return nil }

// TestExtraTakesItsTime holds that what another package adds may take longer than an answer
// for members, and nothing else may.
func TestExtraTakesItsTime(t *testing.T) {
	left := func(ctx context.Context) *reply.Reply {
		deadline, _ := ctx.Deadline()
		return reply.Text(time.Until(deadline).Round(time.Minute).String())
	}
	r := newRouted(t, func(p *router.Parts) {
		p.Extra = router.Extra{
			Commands: map[string]router.Handler{"train": func(ctx context.Context, _ router.Scene) (*reply.Reply, error) { return left(ctx), nil }},
			Controls: map[reply.Action]router.Control{
				"train": func(ctx context.Context, _ router.Scene, _ reply.CustomID) (*reply.Reply, error) {
					return left(ctx), nil
				},
			},
			Forms: map[reply.Action]router.Control{
				"train": func(ctx context.Context, _ router.Scene, _ reply.CustomID) (*reply.Reply, error) {
					return left(ctx), nil
				},
			},
		}
	})
	for name, req := range map[string]router.Request{
		"command": {Kind: router.KindCommand, Command: "train"},
		"control": {Kind: router.KindControl, Control: "1:train:acne"},
		"form":    {Kind: router.KindForm, Control: "1:train"},
	} {
		req.Person = name
		var to firstReply
		if err := r.Serve(t.Context(), req, &to); err != nil || to.said.Content != "2m0s" {
			t.Errorf("%s: %q, %v", name, to.said.Content, err)
		}
	}
}
