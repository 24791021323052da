package bot_test

import (
	"testing"

	"gutskin/bot"
)

func TestSameCommands(t *testing.T) {
	ours := bot.Commands()
	theirs := bot.Commands()
	theirs[0].Type = 0
	theirs[0].Contexts = []int{2, 1, 0}
	if same, err := bot.SameCommands(theirs, ours); !same || err != nil {
		t.Errorf("order and defaults make a difference: %v", err)
	}
	theirs[0].Options[0].MaxLength = 999
	if same, _ := bot.SameCommands(theirs, ours); same {
		t.Error("a changed option makes no difference")
	}
	if same, _ := bot.SameCommands(nil, ours); same {
		t.Error("no commands are the same as ours")
	}
}
