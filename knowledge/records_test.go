package knowledge_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"gutskin/knowledge"
)

// TestPrivacyPageIsRight holds that people are told how long things are kept.
func TestPrivacyPageIsRight(t *testing.T) {
	page, err := os.ReadFile("../docs/privacy.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, keep := range []time.Duration{knowledge.KeepVotes, knowledge.KeepQuestions, knowledge.KeepLeftGuild} {
		if days := fmt.Sprintf("%d days", keep/(24*time.Hour)); !strings.Contains(string(page), days) {
			t.Errorf("docs/privacy.md does not say %q", days)
		}
	}
}

func TestVoteCheck(t *testing.T) {
	at := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		vote knowledge.Vote
		good bool
	}{
		"helpful":               {knowledge.Vote{Person: "1", Topic: "acne", Helpful: true, At: at}, true},
		"not helpful":           {knowledge.Vote{Person: "1", Topic: "acne", At: at}, true},
		"with a reason":         {knowledge.Vote{Person: "1", Topic: "acne", Reason: knowledge.ReasonOther, At: at}, true},
		"helpful, for a reason": {knowledge.Vote{Person: "1", Topic: "acne", Helpful: true, Reason: knowledge.ReasonOther, At: at}, false},
		"unknown reason":        {knowledge.Vote{Person: "1", Topic: "acne", Reason: "spite", At: at}, false},
		"nobody":                {knowledge.Vote{Topic: "acne", At: at}, false},
		"no topic":              {knowledge.Vote{Person: "1", At: at}, false},
		"no time":               {knowledge.Vote{Person: "1", Topic: "acne"}, false},
		"long id":               {knowledge.Vote{Person: strings.Repeat("1", knowledge.MaxID+1), Topic: "acne", At: at}, false},
		"topic that is no text": {knowledge.Vote{Person: "1", Topic: "\xff", At: at}, false},
	} {
		t.Run(name, func(t *testing.T) { wantCheck(t, test.vote.Check(), test.good) })
	}
}

func TestSentQuestionCheck(t *testing.T) {
	at := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	longest := strings.Repeat("é", knowledge.MaxSentQuestion)
	for name, test := range map[string]struct {
		question knowledge.SentQuestion
		good     bool
	}{
		"in a server":       {knowledge.SentQuestion{Person: "1", Guild: "2", Text: "why?", At: at}, true},
		"outside":           {knowledge.SentQuestion{Person: "1", Text: "why?", At: at}, true},
		"the longest":       {knowledge.SentQuestion{Person: "1", Text: longest, At: at}, true},
		"too long":          {knowledge.SentQuestion{Person: "1", Text: longest + "é", At: at}, false},
		"blank":             {knowledge.SentQuestion{Person: "1", Text: " \n", At: at}, false},
		"with a zero byte":  {knowledge.SentQuestion{Person: "1", Text: "wh\x00y", At: at}, false},
		"not UTF-8":         {knowledge.SentQuestion{Person: "1", Text: "wh\xffy", At: at}, false},
		"nobody":            {knowledge.SentQuestion{Text: "why?", At: at}, false},
		"no time":           {knowledge.SentQuestion{Person: "1", Text: "why?"}, false},
		"server of no name": {knowledge.SentQuestion{Person: "1", Guild: "\x00", Text: "why?", At: at}, false},
	} {
		t.Run(name, func(t *testing.T) { wantCheck(t, test.question.Check(), test.good) })
	}
}

func wantCheck(t *testing.T, err error, good bool) {
	t.Helper()
	if good && err != nil || !good && !errors.Is(err, knowledge.ErrBadRecord) {
		t.Errorf("got %v, want that it can be kept: %v", err, good)
	}
}
