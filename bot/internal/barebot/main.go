// Command barebot is the least that a Discord bot can be: the library with its defaults and
// one command with a constant answer. cmd/internal/load compares ours with it.
//
//	barebot TOKEN ADDRESS
package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"

	"github.com/bwmarrin/discordgo"
)

// answer is about as long as a short one of ours.
const answer = "Your gut and your skin are connected. What you eat feeds the microbes in your gut, and what they make reaches " +
	"your skin through the blood. A varied diet with plenty of fiber is a good start."

func main() {
	if err := run(); err != nil {
		panic(err)
	}
}

func run() error {
	if len(os.Args) != 3 {
		return errors.New("usage: barebot TOKEN ADDRESS")
	}
	base, err := url.Parse(os.Args[2])
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	session, err := discordgo.New("Bot " + os.Args[1])
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	session.Client = &http.Client{Transport: elsewhere{base}}
	session.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	session.AddHandler(respond)
	if err := session.Open(); err != nil {
		return fmt.Errorf("open: %w", err)
	}
	_, err = session.ApplicationCommandCreate(session.State.User.ID, "", &discordgo.ApplicationCommand{
		Name: "ask", Description: "Answers", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "What you want to know", Required: true},
		},
	})
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	select {}
}

func respond(s *discordgo.Session, i *discordgo.InteractionCreate) {
	err := s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: answer, Flags: discordgo.MessageFlagsEphemeral},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// elsewhere sends requests for Discord to another address.
type elsewhere struct{ base *url.URL }

// RoundTrip makes a request.
func (e elsewhere) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.URL.Scheme, req.URL.Host, req.Host = e.base.Scheme, e.base.Host, e.base.Host
	return http.DefaultTransport.RoundTrip(req)
}
