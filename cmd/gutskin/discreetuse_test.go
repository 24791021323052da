package main

import (
	"encoding/json"
	"strings"
	"time"

	"gutskin/bot/localdiscord"
)

// ask asks by every door.
func (c *crowd) ask() {
	c.t.Helper()
	ann, bob, eve := c.person("annabel-lee"), c.person("bartleby-s"), c.person("evangeline-x")
	c.said(ann.Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne? says the "+marker)))
	if _, err := ann.Autocomplete(c.ctx, "#general", "ask", "question", "acne "+marker); err != nil {
		c.t.Fatal(err)
	}
	c.answered(bob, localdiscord.DM, "do "+marker+" strings break?")
	c.answered(bob, "#general", c.discord.Bot().Mention()+" can my gut cause acne, "+marker+"?")
	note, err := eve.Send("#general", "can my gut cause acne? ("+marker+")")
	if err != nil {
		c.t.Fatal(err)
	}
	c.hide(note.ID, "a message's id")
	c.said(c.person("helpful-hana").MessageCommand("Answer this", note))
}

// answered writes a message and waits for its answer.
func (c *crowd) answered(who deskUser, channel, text string) localdiscord.Message {
	c.t.Helper()
	sent, err := who.Send(channel, text)
	if err != nil {
		c.t.Fatal(err)
	}
	c.hide(sent.ID, "a message's id")
	answer, err := who.WaitAnswer(c.ctx, sent)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer
}

// vote votes, says why, and sends a question to the moderators.
func (c *crowd) vote() {
	c.t.Helper()
	kim, leo := c.person("kimberley-o"), c.person("leopold-b")
	shown := c.said(kim.Slash(localdiscord.DM, "ask", localdiscord.Opt("question", "can my gut cause acne? "+marker)))
	c.saw(kim.press(shown, "Helpful"), nil)
	c.saw(kim.press(shown, "Not helpful"), nil)
	missed := c.said(leo.Slash("#general", "ask", localdiscord.Opt("question", "does chlorine in pools ruin my skin, "+marker+"?")))
	opened := c.saw(leo.press(missed, "Send my question to the moderators"), nil)
	c.saw(leo.SubmitModal(c.ctx, opened, nil))
	c.saw(leo.Slash("#general", "privacy"))
}

// manage opens a help channel and sets a number; then somebody needs help there.
func (c *crowd) manage() {
	c.t.Helper()
	mona := c.person("monaghan-j")
	mona.Grant(localdiscord.PermissionManageGuild)
	help, err := mona.Channel("#help")
	if err != nil {
		c.t.Fatal(err)
	}
	panel := c.said(mona.Slash("#general", "settings"))
	view := c.said(mona.Click(panel, "1:settings:chosen", "help"))
	view = c.said(mona.Click(view, "1:settings-set:help", help.ID))
	view = c.said(mona.Click(view, "1:settings:home"))
	view = c.said(mona.Click(view, "1:settings:chosen", "emergency"))
	form := c.saw(mona.Click(view, "1:settings-form:emergency"))
	c.saw(mona.SubmitModal(c.ctx, form, map[string]string{"number": marker}))
	c.answered(c.person("henrietta-p"), "#help", "swelling, help, "+marker)
}

// moderate corrects a topic and takes that back.
func (c *crowd) moderate() {
	c.t.Helper()
	mod := c.person("moderator-mo")
	mod.Grant(localdiscord.PermissionManageGuild)
	opened := c.saw(mod.Slash("#general", "knowledge edit", localdiscord.Opt("topic", "acne")))
	preview := mod.form(opened, map[string]string{"also-called": "pimples\n" + marker})
	published := mod.form(mod.press(preview, "Publish"), map[string]string{"reason": "the " + marker + " asked"})
	if undone := mod.message(mod.press(published, "Undo")); !strings.Contains(undone.Content, "Taken back") {
		c.t.Errorf("undo: %s", undone.Content)
	}
	c.saw(mod.Slash("#general", "knowledge try", localdiscord.Opt("question", "acne "+marker)))
}

// suffer has things go wrong: refusals, limits, forgeries, rubbish, a lost connection.
func (c *crowd) suffer() {
	c.t.Helper()
	faults, ugo := c.discord.Faults(), c.person("unlucky-ugo")
	for _, answer := range []localdiscord.Answer{
		localdiscord.HTML(500, marker), localdiscord.RouteLimit(10 * time.Millisecond), localdiscord.Refusal(localdiscord.CodeUnknownInteraction),
		localdiscord.Refusal(localdiscord.CodeMissingPermissions),
	} {
		faults.Add(localdiscord.Fault{Route: localdiscord.RouteCallback, Answer: answer})
	}
	faults.Add(localdiscord.Fault{Route: localdiscord.RouteCallback, Drop: true})
	for _, name := range []string{"una-lucky", "ulf-lucky", "uma-lucky", "uri-lucky"} { // some will hear nothing
		i, err := c.person(name).Slash("#general", "ask", localdiscord.Opt("question", "can my gut cause acne? "+marker))
		if err != nil {
			c.t.Fatal(err)
		}
		c.hide(i.Token(), "an interaction's token")
	}
	faults.Add(localdiscord.Fault{Route: localdiscord.RouteCreateMessage, Answer: localdiscord.HTML(500, marker)})
	answer := c.answered(ugo, localdiscord.DM, "can my gut cause acne? "+marker)
	c.saw(ugo.Forge(answer, localdiscord.Forgery{CustomID: "1:" + marker}))
	for _, kind := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE", "GUILD_CREATE", marker} {
		faults.Dispatch(kind, json.RawMessage(`{"id":"`+marker+`","token":"`+marker+`","content":["`+marker+`"]}`))
	}
	faults.DropGateway()
	if err := c.discord.WaitDisconnected(c.ctx); err != nil {
		c.t.Fatal(err)
	}
	if err := c.discord.WaitConnected(c.ctx); err != nil {
		c.t.Fatal(err)
	}
	c.answered(c.person("lastly-lou"), localdiscord.DM, "can my gut cause acne? "+marker)
}
