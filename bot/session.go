package bot

import (
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// intents are the groups of events that the bot hears. None is privileged: the text of
// direct messages and of mentions comes without.
const intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages

// newSession makes a session of the library's with everything switched off that the bot
// does better: its caches, its retries, its reconnecting, and its log, which prints the
// token and can only be had as a global hook.
func newSession(cfg Config, client *http.Client) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + cfg.Token)
	if err != nil {
		return nil, fmt.Errorf("discord session: %w", err)
	}
	s.Client = client
	s.UserAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ") gutskin/" + cfg.Version
	s.LogLevel = -1
	s.SyncEvents = true
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.Compress = false // so that the socket can be followed
	s.Identify.Intents = intents
	return s, nil
}
