package demo_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/localdiscord"
)

// toLocal sends what was meant for Discord to a local server.
type toLocal struct{ url *url.URL }

func (l toLocal) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = l.url.Scheme, l.url.Host
	return http.DefaultTransport.RoundTrip(r)
}

// joinBot connects a bot that answers everything in a simple way until it leaves, or the test
// ends.
func joinBot(t testing.TB, discord *localdiscord.Server) (leave func() error) {
	t.Helper()
	to, err := url.Parse(discord.URL())
	if err != nil {
		t.Fatal(err)
	}
	bot, err := discordgo.New("Bot " + discord.Token())
	if err != nil {
		t.Fatal(err)
	}
	bot.Client = &http.Client{Transport: toLocal{to}}
	bot.StateEnabled, bot.ShouldReconnectOnError, bot.LogLevel = false, false, -1
	bot.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	bot.AddHandler(echo)
	bot.AddHandler(answer)
	if err := bot.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bot.Close() })
	if _, err := bot.ApplicationCommandBulkOverwrite(discord.Bot().ID, "", botCommands()); err != nil {
		t.Fatal(err)
	}
	return bot.Close
}

// botCommands are those of the bot: each is named for what it does.
func botCommands() []*discordgo.ApplicationCommand {
	type option = discordgo.ApplicationCommandOption
	german := func(name string) *map[discordgo.Locale]string {
		return &map[discordgo.Locale]string{discordgo.German: name}
	}
	return []*discordgo.ApplicationCommand{
		{Name: "say", Description: "Says it.", NameLocalizations: german("sag"), Options: []*option{
			{
				Type: discordgo.ApplicationCommandOptionString, Name: "text", Description: "What?", Autocomplete: true,
				NameLocalizations: map[discordgo.Locale]string{discordgo.German: "worte"},
			},
			{Type: discordgo.ApplicationCommandOptionBoolean, Name: "private", Description: "For you?"},
			{Type: discordgo.ApplicationCommandOptionInteger, Name: "times", Description: "How often?"},
			{Type: discordgo.ApplicationCommandOptionNumber, Name: "pause", Description: "How long?"},
			{Type: discordgo.ApplicationCommandOptionUser, Name: "to", Description: "To whom?"},
			{Type: discordgo.ApplicationCommandOptionChannel, Name: "in", Description: "Where?"},
			{Type: discordgo.ApplicationCommandOptionAttachment, Name: "file", Description: "Which?"},
		}},
		{Name: "think", Description: "Thinks, and says nothing."},
		{Name: "sleep", Description: "Does not answer."},
		{Name: "form", Description: "Shows a form."},
		{Name: "manage", Description: "For moderators.", DefaultMemberPermissions: new(int64(discordgo.PermissionManageGuild))},
		{Name: "Quote", Type: discordgo.MessageApplicationCommand},
		{Name: "Wave", Type: discordgo.UserApplicationCommand},
	}
}

// echo answers messages.
func echo(bot *discordgo.Session, m *discordgo.MessageCreate) {
	if m.Author != nil && !m.Author.Bot && m.GuildID == "" {
		_, _ = bot.ChannelMessageSendReply(m.ChannelID, "you said "+m.Content, m.Reference())
	}
}

// answer answers interactions.
func answer(bot *discordgo.Session, i *discordgo.InteractionCreate) {
	kind, data := discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{}
	switch i.Type {
	case discordgo.InteractionApplicationCommandAutocomplete:
		kind = discordgo.InteractionApplicationCommandAutocompleteResult
		data.Choices = []*discordgo.ApplicationCommandOptionChoice{{Name: "hello", Value: "hello"}}
	case discordgo.InteractionMessageComponent:
		kind = discordgo.InteractionResponseUpdateMessage
		data.Content = "pressed " + i.MessageComponentData().CustomID
	case discordgo.InteractionModalSubmit:
		row := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow)
		data.Content = "hello " + row.Components[0].(*discordgo.TextInput).Value
	default:
		if kind = command(i.ApplicationCommandData(), data); kind == 0 {
			return
		}
	}
	_ = bot.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: kind, Data: data})
}

// command fills in the answer to a command; its kind is zero for none.
func command(used discordgo.ApplicationCommandInteractionData, data *discordgo.InteractionResponseData) discordgo.InteractionResponseType {
	switch used.Name {
	case "think":
		return discordgo.InteractionResponseDeferredChannelMessageWithSource
	case "sleep":
		return 0
	case "form":
		data.Title, data.CustomID = "A form", "form"
		data.Components = row(discordgo.TextInput{CustomID: "name", Label: "Name", Style: discordgo.TextInputShort, Required: true})
		return discordgo.InteractionResponseModal
	case "Quote":
		data.Content = "> " + used.Resolved.Messages[used.TargetID].Content
	case "Wave":
		data.Content = "waves to " + used.Resolved.Users[used.TargetID].Username
	default:
		say(used, data)
	}
	return discordgo.InteractionResponseChannelMessageWithSource
}

// say repeats the options, in a message with a button.
func say(used discordgo.ApplicationCommandInteractionData, data *discordgo.InteractionResponseData) {
	var said []string
	for _, o := range used.Options {
		switch o.Type {
		case discordgo.ApplicationCommandOptionString:
			said = append(said, o.StringValue())
		case discordgo.ApplicationCommandOptionBoolean:
			if o.BoolValue() {
				data.Flags = discordgo.MessageFlagsEphemeral
			}
		case discordgo.ApplicationCommandOptionInteger:
			said = append(said, strings.Repeat("!", int(o.IntValue())))
		case discordgo.ApplicationCommandOptionUser:
			said = append(said, "to "+used.Resolved.Users[o.Value.(string)].Username)
		case discordgo.ApplicationCommandOptionChannel:
			said = append(said, "in "+used.Resolved.Channels[o.Value.(string)].Name)
		case discordgo.ApplicationCommandOptionAttachment:
			said = append(said, "with "+used.Resolved.Attachments[o.Value.(string)].Filename)
		}
	}
	data.Content = "says " + strings.Join(said, " ")
	data.Components = row(discordgo.Button{Label: "Again", CustomID: "again"})
}

func row(c discordgo.MessageComponent) []discordgo.MessageComponent {
	return []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{c}}}
}
