package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/cli/browser"

	"gutskin/bot/guild"
	"gutskin/bot/localdiscord"
	"gutskin/cmd/internal/config"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// welcome prints where the page is and what to try, and opens it.
func (a *app) welcome(o demoOptions, at net.Addr) {
	address := "http://" + at.String() + "/"
	fmt.Fprintf(a.stdout, `%s

Try: a question in #help, or anywhere with @gutskin; /ask, /tips and /topics; a direct
message; Mona's #moderators and /knowledge. Two windows can be two people.
Messages are in memory only. Ctrl-C ends it%s.
`, address, o.leaves())
	if !o.dontOpen && (o.open || a.hasScreen()) {
		openBrowser(address)
	}
}

// leaves says what is left when the demo has ended.
func (o demoOptions) leaves() string {
	if o.data == "" {
		return " and leaves nothing behind"
	}
	return "; " + clean(o.data) + " keeps records and knowledge"
}

// hasScreen tells whether somebody sits before a screen on which a browser can open.
func (a *app) hasScreen() bool {
	if !isTerminal(a.stdout) {
		return false
	}
	switch runtime.GOOS {
	case "darwin", "windows":
		return true
	}
	return config.Variable("DISPLAY") != "" || config.Variable("WAYLAND_DISPLAY") != ""
}

// openBrowser lets the browser come or not: the address has been printed. It does not wait
// for a browser that stays.
func openBrowser(address string) {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	go func() { _ = browser.OpenURL(address) }()
}

// channelTopics say what the channels are for.
func channelTopics() map[string]string {
	return map[string]string{
		"general":    "Talk about anything. Mention @gutskin to ask it something.",
		"help":       "A help channel: the bot answers unasked when it knows.",
		"moderators": "For moderators alone: /knowledge, /settings.",
	}
}

func describeChannels(discord *localdiscord.Server) error {
	topics := channelTopics()
	for _, c := range discord.Channels(discord.Guilds()[0].ID) {
		if err := discord.SetTopic(c.ID, topics[c.Name]); err != nil {
			return err
		}
	}
	return nil
}

// helpChannel is the channel in which the bot answers unasked.
const helpChannel = "help"

// openHelpChannel lets the bot answer unasked in #help, unless somebody has settled
// something else there.
func openHelpChannel(ctx context.Context, discord *localdiscord.Server, records guild.Store) error {
	server := discord.Guilds()[0].ID
	if settled, err := records.GuildSettings(ctx, server); err != nil || settled != nil {
		return err
	}
	var settings guild.Settings
	for _, c := range discord.Channels(server) {
		if c.Name == helpChannel {
			settings.HelpChannels = append(settings.HelpChannels, c.ID)
		}
	}
	data, err := settings.Encode()
	if err != nil {
		return err
	}
	return records.SaveGuildSettings(ctx, server, data)
}

// errStarting is why nothing can be explained at first.
var errStarting = errors.New("the bot is starting")

// answers is the service that the bot answers with.
type answers = *answer.Service

// explainer says why questions are answered as they are, once there is a service.
type explainer struct {
	service atomic.Pointer[answer.Service]
}

func (e *explainer) explain(ctx context.Context, question string) (string, error) {
	service := e.service.Load()
	if service == nil {
		return "", errStarting
	}
	_, why, err := service.Explain(ctx, knowledge.Question{Text: question})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	p := newPage(&b)
	p.explanation(why)
	err = p.flush()
	return b.String(), err
}
