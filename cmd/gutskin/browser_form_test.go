package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
	mona.reads("Mona used /knowledge show")
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
	mona, ben := open("mona", "general"), open("ben", "general")
	ben.say("@gutskin can my gut cause acne?")
	mona.reads("Acne")
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
