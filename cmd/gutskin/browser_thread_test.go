package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// aThread begins a thread at a message, where the bot answers, and one beside them all.
func aThread(_ *testing.T, open opener) {
	mia, ben := open("mia", "general"), open("ben", "general")
	mia.say("Shall we talk about sugar?")
	ben.menu("Shall we talk about sugar?", "Start thread")
	ben.wait("a name for it", `document.querySelector("#thread-name")?.value === "Shall we talk about sugar?"`)
	ben.button("Create thread")
	ben.inThread("Shall we talk about sugar?")
	mia.open("Shall we talk about sugar?")
	ben.say("@gutskin does sugar harm my skin?")
	for _, w := range []window{ben, mia} {
		w.reads("ugar")
		w.wait("the answer in the thread", `[...document.querySelectorAll("#log .message")].at(-1).querySelector(".quote")?.innerText.includes("does sugar harm")`)
	}
	mia.open("general")
	mia.wait("only what belongs here", `!eyes.log().includes("does sugar harm")`)

	mia.button("New thread")
	mia.click("#thread-name", "")
	mia.write("Breakfast")
	mia.button("Create thread")
	mia.inThread("Breakfast")
	mia.say("oats")
	mia.reload()
	mia.inThread("Breakfast")
	mia.reads("oats")
	mia.wait("no thread in a thread", `document.querySelector("#new-thread").hidden`)
	ben.open("Breakfast")
	ben.reads("oats")
}

// inThread waits until the page shows a thread, which stands in the list under its channel.
func (w window) inThread(name string) {
	w.t.Helper()
	w.wait("the thread "+name, `document.querySelector("#place").innerText.trim() === `+quoted(name)+
		` && document.querySelector("#channels .thread [aria-current]")?.innerText.trim() === `+quoted(name))
	w.ready()
}

// menu chooses from the menu of the newest message that says something.
func (w window) menu(text, item string) {
	w.t.Helper()
	w.press("#log .message", text, chromedp.ButtonRight)
	w.click("[role=menuitem]", item)
}
