package bot_test

import (
	"testing"

	"gutskin/bot"
	"gutskin/bot/words"
)

func TestSameCommands(t *testing.T) {
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := bot.Commands(catalog), bot.Commands(catalog)
	theirs[0].Type = 0
	theirs[0].Contexts = []int{2, 1, 0}
	theirs[1], theirs[2] = theirs[2], theirs[1]
	if same, err := bot.SameCommands(theirs, ours); !same || err != nil {
		t.Errorf("order and defaults make a difference: %v", err)
	}
	theirs[0].Options[0].MaxLength = 999
	if same, _ := bot.SameCommands(theirs, ours); same {
		t.Error("a changed option makes no difference")
	}
	theirs = bot.Commands(catalog)
	theirs[0].NameLocalizations["de"] = "x"
	if same, _ := bot.SameCommands(theirs, ours); same {
		t.Error("a changed translation makes no difference")
	}
	if same, _ := bot.SameCommands(nil, ours); same {
		t.Error("no commands are the same as ours")
	}
}
