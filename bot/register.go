package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/rest"
)

// registrar makes Discord's list of commands ours. It writes only where they differ: a
// bot may create 200 commands a day.
type registrar struct {
	rest     *rest.Client
	commands []Command
	// guild is the server whose commands they are; empty for those that work everywhere.
	guild string
	log   *slog.Logger
	retry time.Duration
}

// Bounds of registering; each attempt has its own deadline.
const (
	registerTries   = 5
	registerTimeout = 30 * time.Second
)

// run registers the commands, with patience: a bot without them still answers messages.
func (r *registrar) run(ctx context.Context, application snowflake) {
	patiently(ctx, r.retry, func() error { return r.once(ctx, application) }, func(try int, err error) {
		r.log.Error("the commands could not be registered", "try", try, "error", err)
	})
}

// patiently tries until it succeeds, a few times at most, with pauses of which each is twice
// the last; failed hears of each failure.
func patiently(ctx context.Context, pause time.Duration, attempt func() error, failed func(try int, err error)) {
	for try := 1; ; try++ {
		err := attempt()
		if err == nil || ctx.Err() != nil {
			return
		}
		failed(try, err)
		if try == registerTries || rest.Pause(ctx, pause) != nil {
			return
		}
		pause *= 2
	}
}

func (r *registrar) once(ctx context.Context, application snowflake) error {
	ctx, cancel := context.WithTimeout(ctx, registerTimeout)
	defer cancel()
	url := discordgo.EndpointApplicationGlobalCommands(string(application))
	if r.guild != "" {
		url = discordgo.EndpointApplicationGuildCommands(string(application), r.guild)
	}
	var there []Command
	err := r.rest.Do(ctx, rest.Call{Op: "list commands", Method: http.MethodGet, URL: url + "?with_localizations=true", Bucket: url, Out: &there})
	if err != nil {
		return err
	}
	if r.guild != "" {
		for i := range there { // Discord may name what only global commands choose
			there[i].Contexts, there[i].IntegrationTypes = nil, nil
		}
	}
	same, err := sameCommands(there, r.commands)
	if err != nil || same {
		return err
	}
	err = r.rest.Do(ctx, rest.Call{Op: "overwrite commands", Method: http.MethodPut, URL: url, Bucket: url, Body: r.commands})
	if err == nil {
		r.log.Info("commands registered", "count", len(r.commands))
	}
	return err
}

// sameCommands compares two lists whatever their order.
func sameCommands(a, b []Command) (bool, error) {
	one, err := canonical(a)
	if err != nil {
		return false, err
	}
	other, err := canonical(b)
	return one == other, err
}

// canonical writes commands in the same way whatever order they came in.
func canonical(commands []Command) (string, error) {
	sorted := slices.SortedFunc(slices.Values(commands), func(a, b Command) int { return cmp.Compare(a.Name, b.Name) })
	for i := range sorted {
		c := &sorted[i]
		c.Type = max(c.Type, chatCommand) // left out where it is the usual one
		c.Contexts, c.IntegrationTypes = slices.Sorted(slices.Values(c.Contexts)), slices.Sorted(slices.Values(c.IntegrationTypes))
	}
	data, err := json.Marshal(sorted)
	if err != nil {
		return "", fmt.Errorf("encode commands: %w", err)
	}
	return string(data), nil
}
