package search_test

import (
	"testing"

	"gutskin/knowledge"
)

// TestStories holds long messages that tell a story and then ask: what is asked counts above
// what is told, but a red flag anywhere in it is a red flag.
func TestStories(t *testing.T) {
	for _, test := range []struct {
		kind        knowledge.Kind
		topic, text string
	}{
		{knowledge.KindAnswer, "alcohol", "We flew back from holiday on Sunday, the kids were loud, the flight was late and the suitcase is still in Rome. " +
			"At the hotel I drank far too much wine and slept very little. What does alcohol do to my gut?"},
		{knowledge.KindAnswer, "alcohol", "What does alcohol do to my gut? We flew back from holiday on Sunday, the kids were loud, the flight was late and " +
			"the suitcase is still in Rome. At the hotel I drank far too much wine and slept very little."},
		{knowledge.KindCare, "", "Yesterday after the concert I coughed up blood and could hardly breathe, and my chest hurts since then. " +
			"My friend says I should just drink more water and sleep it off. My skin looks awful too these days. Does water help against dull skin?"},
		{knowledge.KindNone, "", "My dog ate a whole bag of flour while I was at the dentist and the kitchen looks like winter. My skin is dry and I work " +
			"nights at the moment. Is there a good recipe for bread without yeast?"},
	} {
		r := ask(built(), test.text)
		if r.Kind != test.kind || test.topic != "" && topicIDs(r)[0] != test.topic {
			t.Errorf("got %s, want %s %s: %s", outcome(r), test.kind, test.topic, test.text)
		}
	}
}
