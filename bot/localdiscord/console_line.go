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
  click NAME CHANNEL CUSTOM-ID      use a button of the newest message that has it
  select NAME CHANNEL CUSTOM-ID VALUE...
                                    choose in a menu; @bob is a person, #help a channel, @&helpers a role
  submit NAME [FIELD=VALUE | FIELD="VALUE"]...
                                    fill in the form that NAME was shown last; repeat FIELD for several values
  apps NAME CHANNEL COMMAND         use a command such as Answer this on the newest message
  thread NAME CHANNEL TITLE         begin a thread; then CHANNEL may be its title
  react NAME CHANNEL EMOJI          put an emoji under the newest message
  moderator NAME                    let NAME manage server and messages
  role NAME ROLE                    give NAME a role, which is made if there is none
  locale NAME LOCALE                set the language of NAME's client, for example de
  messages NAME CHANNEL             what the person sees there (CHANNEL may be @bot)
  commands                          what the bot has registered
  offered NAME CHANNEL              the commands that NAME is shown there, in NAME's language
  endpoint URL                      send interactions to URL by HTTP; off: by the gateway again
  key                               the public key that belongs to it
  help, quit
`

// console acts on lines of text.
type console struct {
	server *Server
	out    io.Writer
	wait   time.Duration
	forms  map[string]*Interaction // by the person who was shown one last
}

// verb is what a line can begin with.
type verb struct {
	words int // before the text
	run   func(ctx context.Context, words []string, text string) error
}

func (c *console) verbs() map[string]verb {
	return map[string]verb{
		"ask": {1, c.ask}, "dm": {1, c.dm}, "say": {2, c.say}, "slash": {3, c.slash}, "complete": {4, c.complete},
		"click": {3, c.click}, "select": {3, c.click}, "submit": {1, c.submit}, "apps": {2, c.apps},
		"thread": {2, c.thread}, "react": {2, c.react}, "moderator": {1, c.moderator}, "role": {2, c.role},
		"locale": {2, c.locale}, "messages": {2, c.messages}, "commands": {0, c.commands}, "offered": {2, c.offered},
		"endpoint": {1, c.endpoint}, "key": {0, c.key}, "help": {0, c.help},
	}
}

// do acts on one line and prints what comes back.
func (c *console) do(ctx context.Context, line string) error {
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	known, ok := c.verbs()[name]
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	if !ok {
		return fmt.Errorf("unknown word %q; help lists the known ones", name)
	}
	words := strings.Fields(rest)
	if len(words) < known.words {
		return fmt.Errorf("%s needs more words; help shows them", name)
	}
	words = words[:known.words]
	for _, word := range words {
		rest = strings.TrimSpace(rest)[len(word):]
	}
	ctx, cancel := context.WithTimeout(ctx, c.wait)
	defer cancel()
	return known.run(ctx, words, strings.TrimSpace(rest))
}
