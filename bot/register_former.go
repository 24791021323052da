package bot

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/desk"
	"gutskin/bot/rest"
)

// memoHome is the memo of the server that has the moderators' commands.
const memoHome = "home"

// former takes the moderators' commands away from the server that had them, when it is
// another one now or none: Discord would go on showing them there.
type former struct {
	rest *rest.Client
	// home is the server that has them now; empty for none.
	home  string
	memos desk.Memos
	log   *slog.Logger
	retry time.Duration
}

// run tries with patience, and notes which server has the commands.
func (f *former) run(ctx context.Context, application snowflake) {
	patiently(ctx, f.retry, func() error { return f.once(ctx, application) }, func(try int, err error) {
		f.log.Error("the moderators' commands could not be taken away from their former server", "try", try, "error", err)
	})
}

func (f *former) once(ctx context.Context, application snowflake) error {
	ctx, cancel := context.WithTimeout(ctx, registerTimeout)
	defer cancel()
	last, err := f.memos.Memo(ctx, memoHome)
	if err != nil || string(last) == f.home {
		return err
	}
	if len(last) > 0 {
		url := discordgo.EndpointApplicationGuildCommands(string(application), string(last))
		err := f.rest.Do(ctx, rest.Call{Op: "remove commands", Method: http.MethodPut, URL: url, Bucket: url, Body: []Command{}})
		switch rest.CodeOf(err) {
		case rest.CodeNoAccess, rest.CodeUnknownGuild: // the bot is there no more, and neither are they
			err = nil
		}
		if err != nil {
			return err
		}
		f.log.Info("the moderators' commands were taken away from their former server")
	}
	return f.memos.SaveMemo(ctx, memoHome, []byte(f.home))
}
