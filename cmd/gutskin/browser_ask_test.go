package main

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestDemoInTheBrowser uses the whole program as people do: the real bot, a local Discord,
// and its page in a real browser. Each part has windows of its own; parts of a group share
// a server, and are few enough for the bot's limits for one person.
func TestDemoInTheBrowser(t *testing.T) {
	browser := startBrowser(t)
	type part struct {
		name string
		run  func(*testing.T, opener)
	}
	groups := map[string][]part{
		"members": {
			{"ask by a command and use what stands below", askByCommand},
			{"two windows, two people", twoPeople},
			{"follow up in a direct message", followUp},
			{"a red flag", redFlag},
			{"answer this", answerThis},
			{"a thread", aThread},
			{"keys alone", keysAlone},
		},
		"moderators": {
			{"a moderator edits", moderatorEdits},
			{"files out and in", filesOutAndIn},
		},
		"page": {
			{"messages run nothing", messagesRunNothing},
			{"a reload loses nothing", reloadLosesNothing},
			{"behind the scenes", behindTheScenes},
			{"drop and paste", dropAndPaste},
			{"phone", phone},
			{"another language", otherLanguage},
			{"for everybody", forEverybody},
		},
	}
	for group, parts := range groups {
		t.Run(group, func(t *testing.T) {
			t.Parallel()
			address := runningDemo(t)
			for _, part := range parts {
				t.Run(part.name, func(t *testing.T) {
					part.run(t, func(as, channel string) window { return openWindow(browser, t, address, as, channel) })
				})
			}
		})
	}
}

// opener opens a window as somebody in a channel.
type opener = func(as, channel string) window

// askByCommand asks with a completion, and presses what stands under the answer.
func askByCommand(_ *testing.T, open opener) {
	mia := open("mia", "general")
	mia.command("ask")
	mia.complete("can my gut cause acne", "Can my gut cause acne?")
	mia.button("Run command")
	mia.reads("Acne (spots and breakouts)")
	mia.reads("Only you can see this")
	mia.reads("Mia used /ask")
	mia.button("More tips")
	mia.reads("More tips: Acne")
	mia.button("Why this answer")
	mia.reads("words that counted")
	mia.button("Sources")
	mia.reads("Article")
	mia.button("Not helpful")
	mia.form("")
	mia.click("#modal .select", "")
	mia.click("#modal [role=option]", "")
	mia.button("Submit")
	mia.wait("the form to be closed", `!document.querySelector("#modal[open]")`)
	mia.button("Share here")
	ben := open("ben", "general")
	ben.sees("Acne (spots and breakouts)")
	mia.button("Dismiss message")
}

// twoPeople mentions the bot in one window while somebody else watches in another.
func twoPeople(_ *testing.T, open opener) {
	mia, ben := open("mia", "general"), open("ben", "general")
	ben.click("#text", "")
	ben.write("@gut")
	ben.wait("people to mention", `document.querySelector("#suggestions .option.active")?.innerText.includes("gutskin")`)
	ben.keys(kb.Enter)
	ben.write("does stress make my skin worse?")
	ben.keys(kb.Enter)
	for _, w := range []window{ben, mia} {
		w.sees("does stress make my skin worse?")
		w.reads("Stress")
		w.wait("the line of the message that is answered", `[...document.querySelectorAll("#log .message")].at(-1).querySelector(".quote")?.innerText.includes("does stress make")`)
	}
	mia.open("help")
	ben.say("See you")
	mia.wait("the mark of something unread", `[...document.querySelectorAll("#channels .unread")].some((c) => c.innerText.includes("general"))`)
	ben.keys(kb.ArrowUp) // arrow up: the last message again
	ben.wait("the message to correct", `document.querySelector("#text").value === "See you"`)
	ben.write(" soon")
	ben.keys(kb.Enter)
	mia.open("general")
	mia.sees("See you soon (edited)")
	ben.menu("See you soon", "Delete message")
	ben.click("#dialog button", "Delete")
	mia.wait("the message to be gone", `!eyes.log().includes("See you soon")`)
}

// followUp asks twice; the second question lives from the first.
func followUp(_ *testing.T, open opener) {
	ben := open("ben", "gutskin")
	ben.say("can my gut cause acne?")
	ben.reads("Acne (spots and breakouts)")
	ben.say("and eczema?")
	ben.reads("Eczema")
}

// redFlag describes a red flag: there is the card and nothing to press.
func redFlag(t *testing.T, open opener) {
	mia := open("mia", "gutskin")
	mia.say("my face is swelling up and I can't breathe properly")
	mia.reads("emergency")
	if n := value[int](mia, `[...document.querySelectorAll("#log .message")].at(-1).querySelectorAll(".components").length`); n != 0 {
		t.Errorf("the card has %d rows of controls", n)
	}
}

// answerThis lets a helper have somebody's message answered.
func answerThis(_ *testing.T, open opener) {
	mia, mona := open("mia", "general"), open("mona", "general")
	mia.say("can probiotics help my skin?")
	mona.sees("can probiotics help my skin?")
	mona.menu("can probiotics help my skin?", "Answer this")
	mia.wait("the reply", `[...document.querySelectorAll("#log .quote")].some((q) => q.innerText.includes("can probiotics help"))`)
}

// keysAlone asks without a mouse, and reads the answer.
func keysAlone(_ *testing.T, open opener) {
	back := chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	ben := open("ben", "")
	ben.wait("the focus in the field", `document.activeElement.id === "text"`)
	ben.keys("/to")
	ben.wait("the commands", `document.querySelector("#suggestions .option.active")?.dataset.value === "topics"`)
	ben.keys(kb.Enter)
	ben.wait("the focus in the form", `document.querySelector("#command").contains(document.activeElement)`)
	ben.keys(kb.Enter)
	ben.reads("Only you can see this")
	ben.wait("the focus back in the field", `document.activeElement.id === "text"`)
	ben.do(back, back) // past the button for files to the newest message
	ben.wait("the focus on a control of the log", `document.querySelector("#log").contains(document.activeElement)`)
	ben.keys(kb.Escape)
	ben.wait("the focus on the message", `document.activeElement.matches(".message")`)
	ben.keys(kb.Enter)
	ben.wait("the menu", `document.activeElement.matches("[role=menuitem]")`)
	ben.keys(kb.Escape)
	ben.wait("the focus back on the message", `document.activeElement.matches(".message")`)
	ben.keys(kb.Escape)
	ben.wait("the focus in the field again", `document.activeElement.id === "text"`)
}
