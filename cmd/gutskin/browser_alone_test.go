package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"testing"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
)

// pageWithoutBot serves the page over a local Discord to which no bot is connected.
func pageWithoutBot(t *testing.T) (discord *localdiscord.Server, address string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	discord, err := localdiscord.Start(ctx, demoDiscord())
	if err != nil {
		t.Fatal(err)
	}
	page, err := demo.New(discord, demo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- page.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		<-ended
		discord.Close()
	})
	return discord, "http://" + listener.Addr().String() + "/"
}

// TestManyMessagesInTheBrowser scrolls through a channel of 5,000 messages: the page never
// draws more than a few of them, and arrives at the first.
func TestManyMessagesInTheBrowser(t *testing.T) {
	const many, drawn = 5000, 8000
	browser := startBrowser(t)
	discord, address := pageWithoutBot(t)
	mia := discord.Member("mia")
	for i := range many {
		if _, err := mia.Send("#general", fmt.Sprintf("message **%d** of many", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	w := openWindow(browser, t, address, "ben", "general")
	w.reads("message 5000 of many")
	most := value[int](w, `(async () => {
		const scroller = document.querySelector("#scroller");
		let most = 0;
		while (!document.querySelector(".welcome")) {
			scroller.scrollTop = 0;
			await new Promise((next) => setTimeout(next));
			most = Math.max(most, document.querySelectorAll("*").length);
		}
		return most;
	})()`)
	w.sees("message 1 of many")
	if most > drawn {
		t.Errorf("the page had %d elements: want at most %d", most, drawn)
	}
	w.button("Jump to the newest")
	w.reads("message 5000 of many")
	if _, err := mia.Send("#general", "one more"); err != nil {
		t.Fatal(err)
	}
	w.reads("one more")
}

// TestNoAnswerInTheBrowser uses a command of a bot that is not there: the page says so, and
// that the bot is not connected.
func TestNoAnswerInTheBrowser(t *testing.T) {
	browser := startBrowser(t)
	discord, address := pageWithoutBot(t)
	asBot(t, discord, http.MethodPost, "/applications/"+discord.Bot().ID+"/commands", object{"name": "echo", "description": "Says nothing"})
	mia := openWindow(browser, t, address, "mia", "general")
	mia.wait("word of the bot", `document.querySelector("#offline").checkVisibility() && document.querySelector("#offline").innerText.includes("not connected")`)
	mia.command("echo")
	mia.button("Run command")
	mia.sees("Mia used /echo The bot is not connected")
}
