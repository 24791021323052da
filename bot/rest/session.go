package rest

import (
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// newSession makes a session of the library's that makes its requests with client.
// Switched off is what is done better here, its retries, and its log, which prints the
// token and can only be had as a global hook.
func newSession(token, version string, client *http.Client) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("discord session: %w", err)
	}
	s.Client = client
	s.UserAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ") gutskin/" + version
	s.LogLevel = -1
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	return s, nil
}
