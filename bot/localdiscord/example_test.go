package localdiscord_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"gutskin/bot/localdiscord"
)

// A test starts a server, lets a person use a command, and reads the answer.
func Example() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	discord, err := localdiscord.Start(ctx, localdiscord.Options{Limits: localdiscord.Limits{Off: true}})
	if err != nil {
		log.Fatal(err)
	}
	defer func() { _ = discord.Close() }()

	runBot(ctx, discord.URL(), discord.Token()) // the bot under test
	if _, err := discord.WaitCommand(ctx, "ask"); err != nil {
		log.Fatal(err)
	}
	discord.Faults().Add(localdiscord.Fault{
		Route: localdiscord.RouteCallback, Answer: localdiscord.HTML(502, "<h1>Bad Gateway</h1>"),
	})
	asked, err := discord.Member("alice").Slash("#general", "ask", localdiscord.Opt("question", "why?"))
	if err != nil {
		log.Fatal(err)
	}
	reply, err := asked.Response(ctx)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(reply.Message.Text(), reply.After < 3*time.Second)
}

func runBot(context.Context, string, string) {}
