package localdiscord

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// consoleHelp lists what the lines of Main can say.
const consoleHelp = `  ask NAME TEXT                     use /ask in #general with TEXT as its first option
  slash NAME CHANNEL /COMMAND [OPTION=VALUE | OPTION="VALUE"]...
  complete NAME CHANNEL /COMMAND OPTION TEXT
  dm NAME TEXT                      write to the bot
  say NAME CHANNEL TEXT             write in a channel; <@bot> mentions the bot
  click NAME CHANNEL CUSTOM-ID [VALUE]...
  messages NAME CHANNEL             what the person sees there (CHANNEL may be @bot)
  commands                          what the bot has registered
  help, quit
`

// console acts on lines of text.
type console struct {
	server *Server
	out    io.Writer
	wait   time.Duration
}

// do acts on one line and prints what comes back.
func (c *console) do(ctx context.Context, line string) error {
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	verbs := map[string]struct {
		words int // before the text
		run   func(ctx context.Context, words []string, text string) error
	}{
		"ask": {1, c.ask}, "dm": {1, c.dm}, "say": {2, c.say}, "slash": {3, c.slash},
		"complete": {4, c.complete}, "click": {3, c.click}, "messages": {2, c.messages},
		"commands": {0, c.commands}, "help": {0, c.help},
	}
	known, ok := verbs[verb]
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	if !ok {
		return fmt.Errorf("unknown word %q; help lists the known ones", verb)
	}
	words := strings.Fields(rest)
	if len(words) < known.words {
		return fmt.Errorf("%s needs more words; help shows them", verb)
	}
	words = words[:known.words]
	for _, word := range words {
		rest = strings.TrimSpace(rest)[len(word):]
	}
	ctx, cancel := context.WithTimeout(ctx, c.wait)
	defer cancel()
	return known.run(ctx, words, strings.TrimSpace(rest))
}
