package bot_test

import (
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// commanded is what is said to a command in a server.
func commanded(t *testing.T, script *scripted.Answers, req router.Request) *reply.Reply {
	t.Helper()
	req.Kind, req.Shared, req.Person, req.Channel, req.Guild, req.Writes = router.KindCommand, true, "1", "2", "3", true
	return scripted.Router(t, script, time.Now).Handle(t.Context(), req)
}

func TestCommandsRendered(t *testing.T) {
	about := func(text string) map[string]string { return map[string]string{router.OptionAbout: text} }
	for name, req := range map[string]router.Request{
		"tips":             {Command: router.CommandTips, Options: about("acne?")},
		"tips-none":        {Command: router.CommandTips, Options: about("x")},
		"topics":           {Command: router.CommandTopics},
		"topics-group":     {Command: router.CommandTopics, Options: map[string]string{router.OptionGroup: "concern"}},
		"help":             {Command: router.CommandHelp, Rights: router.Rights{ManageServer: true}},
		"help-fr":          {Command: router.CommandHelp, Locale: "fr"},
		"privacy":          {Command: router.CommandPrivacy},
		"answer-this-care": {Command: router.CommandAnswerThis, Target: &router.Target{ID: "77", Author: "9", Text: "my tongue swells"}},
		"answer-this-none": {Command: router.CommandAnswerThis, Target: &router.Target{ID: "77", Author: "9", Text: "skin?"}},
	} {
		t.Run(name, func(t *testing.T) {
			said := commanded(t, scripted.New(), req)
			golden(t, "replies/"+name+".json", wire(t, said, true))
			if said.Plain != "" {
				golden(t, "replies/"+name+".plain.json", wire(t, said, false))
			}
		})
	}
}

// TestCommandLimits holds that whatever stands in the knowledge files, Discord takes tips and
// the card of a helper.
func TestCommandLimits(t *testing.T) {
	for name, unit := range map[string]string{
		"words": "word ", "one word": "x", "accents": "é́", "right to left": "\u202eمرحبا ", "lines": "a\n", "invalid": "\xff",
	} {
		t.Run(name, func(t *testing.T) {
			long := strings.Repeat(unit, 7000)
			tips := scripted.Acne()
			tips.Title, tips.Credit, tips.Disclaimer, tips.Note, tips.Cautions = long, long, long, long, []string{long}
			tips.Tips = nil
			for range 10 {
				tips.Tips = append(tips.Tips, knowledge.AnswerTip{Text: long, Articles: []int{1, 2, 3}})
			}
			care := scripted.Care()
			care.Care = &knowledge.CareCard{Say: long, Heading: long, Signs: []string{long}}
			miss := knowledge.Answer{Kind: knowledge.KindNone, Message: long, Note: long}
			script := scripted.New().Say("tips", tips).Say("care", care).Say("miss", miss)
			checkLimits(t, commanded(t, script, router.Request{Command: router.CommandTips, Options: map[string]string{router.OptionAbout: "tips"}}))
			for _, text := range []string{"tips", "care", "miss"} {
				said := commanded(t, script, router.Request{Command: router.CommandAnswerThis, Target: &router.Target{ID: "77", Text: text}})
				checkLimits(t, said)
				if said.Post != nil {
					checkLimits(t, said.Post.Reply)
				}
			}
		})
	}
}
