package localdiscord_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/localdiscord"
)

// rewriteHost sends what was meant for Discord to a local server.
type rewriteHost struct{ to *url.URL }

func (h rewriteHost) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = h.to.Scheme, h.to.Host
	return http.DefaultTransport.RoundTrip(r)
}

// echo is a bot made with discordgo that answers everything in a simple way.
type echo struct {
	*discordgo.Session
	t  testing.TB
	mu sync.Mutex // guards failures, which come from many goroutines
}

func connect(t testing.TB, s *localdiscord.Server) *echo {
	t.Helper()
	return connectAt(t, s.URL(), s.Token())
}

func connectAt(t testing.TB, address, token string) *echo {
	t.Helper()
	bot := newEcho(t, address, token)
	bot.open()
	bot.register()
	return bot
}

// open connects until the test ends.
func (b *echo) open() {
	b.t.Helper()
	if err := b.Open(); err != nil {
		b.t.Fatalf("open: %v", err)
	}
	b.t.Cleanup(func() { _ = b.Close() })
}

func newEcho(t testing.TB, address, token string) *echo {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	session, err := discordgo.New("Bot " + token)
	if err != nil {
		t.Fatal(err)
	}
	session.Client = &http.Client{Transport: rewriteHost{to}}
	session.StateEnabled = false
	session.ShouldReconnectOnError = false
	session.LogLevel = -1 // the tests provoke what it would complain about
	session.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	bot := &echo{Session: session, t: t}
	session.AddHandler(bot.onMessage)
	session.AddHandler(bot.onInteraction)
	return bot
}

// check notes a failure of the bot's own requests.
func (b *echo) check(err error) {
	if err == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.t.Errorf("the bot: %v", err)
}

// register makes the commands of the bot.
func (b *echo) register() {
	b.t.Helper()
	me, err := b.User("@me")
	if err != nil {
		b.t.Fatalf("users/@me: %v", err)
	}
	_, err = b.ApplicationCommandBulkOverwrite(me.ID, "", []*discordgo.ApplicationCommand{
		{Name: "ask", Description: "Ask.", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "What?", Required: true, Autocomplete: true},
			{Type: discordgo.ApplicationCommandOptionBoolean, Name: "private", Description: "Only for you?"},
		}},
		{Name: "menu", Description: "Menu."},
		{Name: "form", Description: "Form.", DescriptionLocalizations: &map[discordgo.Locale]string{discordgo.German: "Formular."}},
		{Name: "Answer this", Type: discordgo.MessageApplicationCommand},
	})
	if err != nil {
		b.t.Fatalf("commands: %v", err)
	}
}

func (b *echo) onMessage(s *discordgo.Session, m *discordgo.MessageCreate) {
	if m.Author == nil || m.Author.Bot {
		return
	}
	direct := m.GuildID == ""
	if !direct && len(m.Mentions) == 0 {
		return
	}
	words := strings.Fields(m.Content)
	_, err := s.ChannelMessageSendReply(m.ChannelID, "you said "+words[len(words)-1], m.Reference())
	b.check(err)
}

func (b *echo) onInteraction(s *discordgo.Session, i *discordgo.InteractionCreate) {
	switch i.Type {
	case discordgo.InteractionApplicationCommandAutocomplete:
		b.respond(i, discordgo.InteractionApplicationCommandAutocompleteResult, &discordgo.InteractionResponseData{
			Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "acne", Value: "acne"}},
		})
	case discordgo.InteractionApplicationCommand:
		b.onCommand(s, i)
	case discordgo.InteractionMessageComponent:
		text := "more of it"
		if data := i.MessageComponentData(); data.CustomID == "who" {
			text = "you chose " + data.Resolved.Users[data.Values[0]].Username
		}
		b.respond(i, discordgo.InteractionResponseUpdateMessage, &discordgo.InteractionResponseData{Content: text})
	case discordgo.InteractionModalSubmit:
		row := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow)
		name := row.Components[0].(*discordgo.TextInput).Value
		b.respond(i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{Content: "hello " + name})
	}
}

func (b *echo) onCommand(s *discordgo.Session, i *discordgo.InteractionCreate) {
	data := i.ApplicationCommandData()
	switch data.Name {
	case "menu":
		more := discordgo.Button{Label: "More", Style: discordgo.PrimaryButton, CustomID: "more"}
		who := discordgo.SelectMenu{MenuType: discordgo.UserSelectMenu, CustomID: "who", Placeholder: "Whose?"}
		b.respond(i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{
			Content: "pick", Components: []discordgo.MessageComponent{
				discordgo.ActionsRow{Components: []discordgo.MessageComponent{more}},
				discordgo.ActionsRow{Components: []discordgo.MessageComponent{who}},
			},
		})
	case "Answer this":
		b.respond(i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{
			Content: "about: " + data.Resolved.Messages[data.TargetID].Content,
		})
	case "form":
		name := discordgo.TextInput{CustomID: "name", Label: "Name", Style: discordgo.TextInputShort, Value: "x", Required: true}
		b.respond(i, discordgo.InteractionResponseModal, &discordgo.InteractionResponseData{
			Title: "A form", CustomID: "form",
			Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{name}}},
		})
	case "ask":
		b.postpone(i, len(data.Options) > 1 && data.Options[1].BoolValue())
		text := "answer to " + data.Options[0].StringValue()
		_, err := s.InteractionResponseEdit(i.Interaction, &discordgo.WebhookEdit{Content: &text})
		b.check(err)
	}
}

func (b *echo) postpone(i *discordgo.InteractionCreate, private bool) {
	data := &discordgo.InteractionResponseData{}
	if private {
		data.Flags = discordgo.MessageFlagsEphemeral
	}
	b.respond(i, discordgo.InteractionResponseDeferredChannelMessageWithSource, data)
}

func (b *echo) respond(i *discordgo.InteractionCreate, kind discordgo.InteractionResponseType, data *discordgo.InteractionResponseData) {
	b.check(b.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: kind, Data: data}))
}
