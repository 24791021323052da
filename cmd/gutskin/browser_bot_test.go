package main

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gutskin/bot/localdiscord"
)

// pressed is what a person did, as a bot reads it.
type pressed struct {
	Type  localdiscord.InteractionType
	Token string
	Data  struct {
		Name     string
		CustomID string `json:"custom_id"`
		TargetID string `json:"target_id"`
		Values   []string
		Resolved struct {
			Messages map[string]localdiscord.Message
		}
	}
}

// listensOverHTTP makes a bot of a function, which gives the first response to what a person
// did, and registers its commands.
func listensOverHTTP(t *testing.T, discord *localdiscord.Server, commands []object, respond func(ctx context.Context, p pressed) object) {
	t.Helper()
	key, err := hex.DecodeString(discord.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	bot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		signature, unread := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
		if err != nil || unread != nil || !ed25519.Verify(key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		var p pressed
		if err := json.Unmarshal(body, &p); err != nil {
			t.Error(err)
		}
		response := object{"type": 1}
		if p.Token != "" && p.Type != 1 {
			response = respond(r.Context(), p)
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(response)
	}))
	t.Cleanup(bot.Close)
	asBot(t, discord, http.MethodPut, "/applications/"+discord.Bot().ID+"/commands", commands)
	if err := discord.SetInteractionsEndpoint(t.Context(), bot.URL); err != nil {
		t.Fatal(err)
	}
}

// asBot sends a request as the bot, which must succeed.
func asBot(t *testing.T, discord *localdiscord.Server, method, path string, body any) {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, discord.URL()+path, strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bot "+discord.Token())
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if said, err := io.ReadAll(response.Body); err != nil || response.StatusCode >= 300 {
		t.Fatalf("%s %s: %s %s, %v", method, path, response.Status, said, err)
	}
}

// says is a first response in plain text.
func says(text string) object { return object{"type": 4, "data": object{"content": text}} }

// TestMenusInTheBrowser chooses several things at once in menus of every kind, and uses
// commands on a message and on a person, of a bot that repeats what it was sent.
func TestMenusInTheBrowser(t *testing.T) {
	browser := startBrowser(t)
	discord, address := pageWithoutBot(t)
	names := map[string]string{}
	for _, r := range discord.Guilds()[0].Roles {
		names[r.ID] = "<@&" + r.ID + ">"
	}
	for _, name := range []string{"mia", "ben", "mona"} {
		user := discord.Member(name).User()
		names[user.ID] = user.Mention()
	}
	listensOverHTTP(t, discord, []object{
		{"name": "menus", "description": "Shows menus"}, {"name": "Quote", "type": 3}, {"name": "Wave", "type": 2},
	}, func(_ context.Context, p pressed) object {
		switch p.Data.Name {
		case "menus":
			return object{"type": 4, "data": object{"content": "choose", "components": menus()}}
		case "Quote":
			return says("quoted: " + p.Data.Resolved.Messages[p.Data.TargetID].Content)
		case "Wave":
			return says("waves to " + names[p.Data.TargetID])
		}
		var chosen []string
		for _, v := range p.Data.Values {
			if names[v] != "" {
				v = names[v]
			}
			chosen = append(chosen, v)
		}
		return says(p.Data.CustomID + ": " + strings.Join(chosen, " and "))
	})
	mia := openWindow(browser, t, address, "mia", "general")
	mia.click("#text", "")
	mia.write("hello @Help")
	mia.wait("roles to mention", `document.querySelector("#suggestions .option.active")?.innerText.includes("@Helpers")`)
	mia.keys(kb.Enter + kb.Enter)
	mia.wait("the mention of the role", `eyes.last().includes("hello @Helpers") && document.querySelector("#log .mention")?.dataset.kind === "role"`)
	mia.command("menus")
	mia.button("Run command")
	mia.reads("choose")
	for _, choose := range []struct{ menu, kind, said string }{
		{"Which colours?", "Red,Blue", "colours: red and blue"},
		{"Which roles?", "@Moderators,@Helpers", "roles: @Moderators and @Helpers"},
		{"Who or what?", "Ben,@Helpers", "either: @Ben and @Helpers"},
	} {
		mia.click("#log .select", choose.menu)
		for _, name := range strings.Split(choose.kind, ",") {
			mia.click("#log [role=option]", name)
		}
		mia.click("#text", "") // a list of several is done with when it is left
		mia.reads(choose.said)
	}
	mia.menu("hello @Helpers", "Quote")
	mia.reads("quoted: hello @Helpers")
	ben := openWindow(browser, t, address, "ben", "general")
	ben.press("#log .author", "Mia", chromedp.ButtonRight)
	ben.click("[role=menuitem]", "Wave")
	ben.reads("Ben used Wave")
	ben.reads("waves to @Mia")
	mia.reads("waves to @Mia")
}

// menus are a row each of menus in which several things can be chosen.
func menus() []object {
	menu := func(kind int, id, placeholder string) object {
		return object{"type": kind, "custom_id": id, "placeholder": placeholder, "min_values": 1, "max_values": 3}
	}
	colours := menu(3, "colours", "Which colours?")
	colours["options"] = []object{{"label": "Red", "value": "red"}, {"label": "Green", "value": "green"}, {"label": "Blue", "value": "blue"}}
	var rows []object
	for _, m := range []object{colours, menu(6, "roles", "Which roles?"), menu(7, "either", "Who or what?")} {
		rows = append(rows, object{"type": 1, "components": []object{m}})
	}
	return rows
}

// TestReloadWhileTheBotThinks reloads the page before the bot has said anything, and while it
// is thinking: what comes then is there.
func TestReloadWhileTheBotThinks(t *testing.T) {
	browser := startBrowser(t)
	discord, address := pageWithoutBot(t)
	begun, goOn := make(chan pressed), make(chan struct{})
	listensOverHTTP(t, discord, []object{
		{"name": "form", "description": "Shows a form"}, {"name": "say", "description": "Says something"}, {"name": "think", "description": "Thinks"},
	}, func(ctx context.Context, p pressed) object {
		begun <- p
		if p.Data.Name != "think" {
			select {
			case <-goOn:
			case <-ctx.Done():
			}
		}
		switch p.Data.Name {
		case "think":
			return object{"type": 5}
		case "form":
			return object{"type": 9, "data": object{"custom_id": "form", "title": "A late form", "components": []object{
				{"type": 1, "components": []object{{"type": 4, "custom_id": "name", "label": "Name", "style": 1}}},
			}}}
		}
		return says("late words")
	})
	mia := openWindow(browser, t, address, "mia", "general")
	run := func(command string) pressed {
		t.Helper()
		mia.command(command)
		mia.button("Run command")
		used := <-begun
		mia.reload()
		return used
	}
	run("say")
	goOn <- struct{}{}
	mia.reads("late words")

	run("form")
	goOn <- struct{}{}
	mia.form("A late form")
	mia.button("Cancel")

	thinking := run("think")
	mia.reads("is thinking…")
	asBot(t, discord, http.MethodPatch, "/webhooks/"+discord.Bot().ID+"/"+thinking.Token+"/messages/@original", object{"content": "thought out"})
	mia.reads("thought out")

	run("say") // and no answer within three seconds
	mia.sees("Mia used /say The application did not respond")
}
