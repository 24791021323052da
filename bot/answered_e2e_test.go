package bot_test

import (
	"strings"
	"testing"
	"time"

	"gutskin/bot/internal/keptlibrary"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// TestQuestionIsAnswered is the whole way of a question: asked in vain, sent, answered by a
// moderator, and told to whoever asked, once, though the bot is restarted in between.
func TestQuestionIsAnswered(t *testing.T) {
	lib := keptlibrary.New(t)
	s := withDesk(setup{answers: lib.Answers()}, lib)
	b := start(t, s)
	const question = "is dairy any good for people with zits"
	b.response(b.labelled("ann", b.sendQuestion("ann", question), followButton))
	board := b.response(b.knowledge("mona", "gaps"))
	sent := b.chosen("mona", board, "q.1").Message
	topics := b.response(b.labelled("mona", *sent, "Add as an example"))
	preview := b.chosen("mona", topics, "acne").Message
	if !strings.Contains(preview.Content, "gets the answer in a direct message") {
		t.Fatalf("the preview: %s", preview.Content)
	}
	published := b.sendForm("mona", b.labelled("mona", *preview, "Publish"), nil)
	if !strings.Contains(published.Content, "is being told") {
		t.Fatalf("published: %s", published.Content)
	}
	b.quit()
	b.launch(s)
	check(t, b.WaitConnected(b.ctx))
	if off := b.response(b.labelled("mona", published, "Done: take it off the list")); !strings.Contains(off.Content, "off the list") {
		t.Errorf("off the list: %s", off.Content)
	}
	b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
	told := b.told("ann")
	if len(told) != 1 || !strings.Contains(told[0].Content, question) || !strings.Contains(told[0].Text(), "Acne may be linked with the gut") {
		t.Fatalf("told %+v", told)
	}
	b.press("ann", told[0], "Helpful")
	if list, err := b.store.Questions(b.ctx, b.Guilds()[0].ID, 9); err != nil || len(list) != 0 {
		t.Errorf("left %+v, %v", list, err)
	}
}

// TestBoundaryFromDiscord: what the articles do not say gets an honest line, by its command.
func TestBoundaryFromDiscord(t *testing.T) {
	lib := keptlibrary.New(t)
	b := start(t, withDesk(setup{answers: lib.Answers()}, lib))
	preview := b.sendForm("mona", b.knowledge("mona", "boundary"), map[string]string{
		"subject": "Pool water", "also-called": "chlorine", "questions": "is chlorine bad for skin",
		"line": "The articles say nothing about chlorine.", "near": "acne",
	})
	if !strings.Contains(preview.Content, "Nothing is published yet") {
		t.Fatalf("the preview: %s", preview.Content)
	}
	b.sendForm("mona", b.labelled("mona", preview, "Publish"), nil)
	if got := b.ask("ann", "#general", "is chlorine bad for skin").Message.Text(); !strings.Contains(got, "The articles say nothing about chlorine.") {
		t.Errorf("a member reads %s", got)
	}
	choices, err := b.Member("mona").Autocomplete(b.ctx, "#general", "knowledge boundary", "subject", "poo")
	if err != nil || len(choices) != 1 || choices[0].Value != "pool-water" {
		t.Errorf("choices %v, %v", choices, err)
	}
}

// walkBoundaries makes the desk send what it says of subjects that are not covered.
func walkBoundaries(b *bench) {
	b.t.Helper()
	check(b.t, b.store.SendQuestion(b.ctx, knowledge.SentQuestion{Person: "8", Text: strings.Repeat("is <@1> chlorine so? ", 150), At: time.Now()}))
	board := b.response(b.knowledge("olga", "gaps"))
	menu := board.Controls()[len(board.Controls())-1]
	sent := b.click("olga", board, menu.CustomID, menu.Options[0].Value)
	wrong := b.sendForm("olga", b.labelled("olga", sent, "Not covered: say so"), map[string]string{"subject": "Gluten"})
	bad := b.sendForm("olga", b.labelled("olga", wrong, "Keep editing"), map[string]string{"subject": "Pools", "near": "nothing", "line": strings.Repeat("long ", 90)})
	form := b.knowledge("pia", "boundary", localdiscord.Opt("subject", "gluten"))
	good := b.sendForm("olga", b.labelled("olga", bad, "Keep editing"), map[string]string{
		"near": "acne", "line": "The articles say nothing of it.", "questions": "is chlorine so",
	})
	b.sendForm("olga", b.labelled("olga", good, "Publish"), nil)
	other := b.sendForm("quinn", b.knowledge("quinn", "boundary", localdiscord.Opt("subject", "gluten")), map[string]string{"subject": "Wheat"})
	b.sendForm("quinn", b.labelled("quinn", other, "Publish"), nil)
	clash := b.sendForm("pia", form, map[string]string{"subject": "Rye"})
	b.response(b.labelled("pia", clash, "1. Take mine"))
}

// walkAnswered makes the bot send what comes of an answered question.
func walkAnswered(b *bench) {
	b.t.Helper()
	const text = "is dairy any good for people with zits"
	for _, person := range []string{"ann", "ben"} {
		following := b.response(b.labelled(person, b.sendQuestion(person, text+" like "+person), followButton))
		if person == "ben" {
			b.response(b.labelled(person, following, "Rather not"))
		}
	}
	list, err := b.store.Questions(b.ctx, b.Guilds()[0].ID, 9)
	check(b.t, err)
	for _, q := range list {
		one := q.Text[len(q.Text)-3:] + "'s moderator"
		board := b.response(b.knowledge(one, "gaps"))
		menu := board.Controls()[len(board.Controls())-1]
		sent := b.click(one, board, menu.CustomID, string(knowledge.QuestionGap(q.ID)))
		topics := b.response(b.labelled(one, sent, "Add as an example"))
		preview := b.chosen(one, topics, "acne").Message
		if q.Followed {
			b.answered(b.labelled(one, *preview, "Publish without telling"))
		}
		published := b.sendForm(one, b.labelled(one, *preview, "Publish"), nil)
		b.response(b.knowledge(one, "gaps"))
		b.response(b.labelled(one, published, "Done: take it off the list"))
	}
	b.wait("a direct message", func() bool { return len(b.told("ann")) == 1 })
	b.Member("cleo").CloseDMs(true)
	check(b.t, b.store.SendQuestion(b.ctx, knowledge.SentQuestion{Person: b.Member("cleo").User().ID, Text: text, At: time.UnixMilli(1)}))
	if _, err := b.store.Follow(b.ctx, b.Member("cleo").User().ID, time.UnixMilli(1), "fr"); err != nil {
		b.t.Fatal(err)
	}
	outside, err := b.store.Questions(b.ctx, "", 1)
	check(b.t, err)
	if _, err := b.store.Owe(b.ctx, "", outside[0].ID, time.Now()); err != nil {
		b.t.Fatal(err)
	}
	b.wait("the end of it", func() bool { _, kept := b.followers(); return kept == 0 })
}
