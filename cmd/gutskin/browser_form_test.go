package main

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gutskin/bot/demo"
	"gutskin/bot/localdiscord"
)

// phone uses the page at the width of a small telephone: nothing sticks out sideways.
func phone(t *testing.T, open opener) {
	mona := open("mona", "")
	mona.size(360, 740)
	fits := func(where string) {
		t.Helper()
		out := value[[]string](mona, `document.documentElement.scrollWidth <= innerWidth && document.querySelector("#scroller").scrollWidth <= document.querySelector("#scroller").clientWidth ? []
			: [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + "." + e.className).slice(0, 8)`)
		if len(out) > 0 {
			t.Errorf("%s: sideways there is %s", where, strings.Join(out, ", "))
		}
	}
	fits("the channel")
	mona.button("Channels and people")
	mona.click("#channels .channel", "moderators")
	mona.wait("the channel", `document.querySelector("#place").innerText.trim() === "moderators"`)
	mona.wait("the drawer to be closed", `document.querySelector("#sidebar").inert`)
	mona.ready()
	fits("another channel")
	mona.command("knowledge show")
	fits("a command")
	mona.complete("pso", "Psoriasis")
	mona.button("Run command")
	mona.reads("Psoriasis")
	fits("an answer")
	mona.command("knowledge edit")
	mona.complete("pso", "Psoriasis")
	mona.button("Run command")
	mona.form("Psoriasis")
	fits("a form")
	mona.button("Cancel")
	mona.button("Behind the scenes")
	mona.wait("what is behind", `document.querySelector("#behind details")`)
	fits("behind the scenes")
}

// otherLanguage has the client speak German: the commands and what the bot says do, too.
func otherLanguage(_ *testing.T, open opener) {
	ben := open("ben", "general")
	ben.click("#locale", "")
	ben.keys("German" + kb.Enter)
	ben.wait("the language", `document.querySelector("#locale").value === "de"`)
	ben.click("#text", "")
	ben.write("/")
	ben.wait("German commands", `document.querySelector("#suggestions").innerText.includes("/fragen")`)
	ben.keys(kb.Escape)
}

// forEverybody has axe look for what shuts people out, in light and in dark.
func forEverybody(t *testing.T, open opener) {
	mona := open("mona", "general")
	mona.script("axe.min.js")
	mona.reload()
	check := func(where string) {
		t.Helper()
		found := value[[]string](mona, `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`)
		for _, f := range found {
			if strings.HasPrefix(f, "scrollable-region-focusable: #list-") {
				continue // scrolled by the arrow keys of the field that owns the list
			}
			t.Errorf("%s: %s", where, f)
		}
	}
	for _, colours := range []string{"light", "dark"} {
		mona.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}, {Name: "prefers-reduced-motion", Value: "reduce"}},
			})
			return err
		}))
		mona.wait("the colours", fmt.Sprintf(`document.documentElement.dataset.theme === %q`, colours))
		check(colours + ", the messages")
	}
	mona.press("#log .message", "", chromedp.ButtonRight)
	mona.wait("the menu", `document.querySelector("#menu:popover-open")`)
	check("the menu")
	mona.keys(kb.Escape)
	mona.click("#text", "")
	mona.write("/")
	mona.wait("the commands", `document.querySelector("#suggestions .option")`)
	check("the commands")
	mona.keys("knowledge edit" + kb.Enter)
	mona.complete("ecz", "Eczema")
	check("a command")
	mona.button("Run command")
	mona.form("Eczema")
	check("a form")
	mona.wait("the focus in the form", `document.querySelector("#modal").contains(document.activeElement)`)
	mona.keys(kb.Escape)
	mona.wait("the focus back in the field", `document.activeElement.id === "text"`)
	mona.command("settings")
	mona.button("Run command")
	mona.reads("Only you can see this")
	mona.button("Behind the scenes")
	mona.wait("what is behind", `document.querySelector("#behind details")`)
	check("behind the scenes")
}

// TestManyMessagesInTheBrowser scrolls through a channel of 5,000 messages: the page never
// draws more than a few of them, and arrives at the first.
func TestManyMessagesInTheBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time, and -short was asked for")
	}
	const many, drawn = 5000, 8000
	browser := startBrowser(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	options := demoDiscord()
	discord, err := localdiscord.Start(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	defer discord.Close()
	mia := discord.Member("mia")
	for i := range many {
		if _, err := mia.Send("#general", fmt.Sprintf("message **%d** of many", i+1)); err != nil {
			t.Fatal(err)
		}
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
	defer func() { stop(); <-ended }()

	w := openWindow(browser, t, "http://"+listener.Addr().String()+"/", "ben", "general")
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
