package bot

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/desk"
	"gutskin/bot/guild"
	"gutskin/bot/rest"
	"gutskin/bot/words"
)

// notices writes into the moderators' channel what the desk wants to have there.
type notices struct {
	desk *desk.Notices
	rest *rest.Client
	// every is how often the desk is asked.
	every time.Duration
	log   *slog.Logger
	times timings
}

// newNotices makes them; without a desk they are not to be run.
func newNotices(
	cfg Config, moderating *desk.Desk, api *rest.Client, store Store, settings *guild.Book, catalog words.Catalog, times timings, log *slog.Logger,
) *notices {
	chosen := func(ctx context.Context) (channel, language string) {
		s := settings.Of(ctx, cfg.home())
		return s.Notices, s.Language
	}
	n := &notices{rest: api, every: times.notices, times: times, log: log}
	n.desk = moderating.Notices(desk.NoticeParts{
		Memos: store, Chosen: chosen, Locale: n.locale(cfg.home()), Words: catalog, Settle: times.settle, Steady: steady(),
	})
	return n
}

// maxInARow bounds what is sent at one look.
const maxInARow = 10

// run asks the desk again and again until ctx ends.
func (n *notices) run(ctx context.Context) {
	ticker := time.NewTicker(n.every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		for range maxInARow {
			p := n.desk.Next(ctx)
			if p == nil || ctx.Err() != nil {
				break
			}
			message, err := n.send(ctx, p)
			n.desk.Sent(context.WithoutCancel(ctx), p, message, err)
			if err != nil {
				break
			}
		}
	}
}

// send writes or changes one message; it gives its id.
func (n *notices) send(ctx context.Context, p *desk.Post) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, n.times.sending)
	defer cancel()
	url := discordgo.EndpointChannelMessages(p.Channel)
	message := body(p.Reply, false)
	call := rest.Call{Op: "write a notice", Method: http.MethodPost, URL: url, Bucket: url}
	if p.Message != "" {
		call = rest.Call{
			Op: "change a notice", Method: http.MethodPatch, URL: discordgo.EndpointChannelMessage(p.Channel, p.Message),
			Bucket: discordgo.EndpointChannelMessage(p.Channel, ""),
		}
	} else {
		message = message.once(snowflake(p.Once))
	}
	var sent sentMessage
	call.Body, call.Out = message, &sent
	err := n.rest.Do(ctx, call)
	switch rest.CodeOf(err) {
	case rest.CodeUnknownMessage:
		return "", fmt.Errorf("%w: %w", desk.ErrMessageGone, err)
	case rest.CodeNoAccess, rest.CodeNoPermission, rest.CodeUnknownChannel:
		return "", fmt.Errorf("%w: %w", desk.ErrBarred, err)
	}
	return string(sent.ID), err
}

// localeKept is how long the language of a server is used before it is asked for again.
const localeKept = time.Hour

// locale gives the language of a server, which only Discord knows. It is for one goroutine.
func (n *notices) locale(guild string) func(context.Context) string {
	var known string
	var asked time.Time
	return func(ctx context.Context) string {
		if !asked.IsZero() && time.Since(asked) < localeKept {
			return known
		}
		ctx, cancel := context.WithTimeout(ctx, n.times.sending)
		defer cancel()
		var server struct {
			Locale string `json:"preferred_locale"`
		}
		url := discordgo.EndpointGuild(guild)
		err := n.rest.Do(ctx, rest.Call{Op: "read a server", Method: http.MethodGet, URL: url, Bucket: url, Out: &server})
		asked = time.Now()
		if err != nil {
			n.log.Debug("the language of the moderators' server is not known", "error", err)
			return known
		}
		known = server.Locale
		return known
	}
}

// steady is a clock that nobody sets: the time since it was made.
func steady() func() time.Duration {
	began := time.Now()
	return func() time.Duration { return time.Since(began) }
}
