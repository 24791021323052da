package gateway

import "github.com/bwmarrin/discordgo"

// intents are the groups of events that the bot hears. None is privileged: the text of
// direct messages and of mentions comes without. Config.Content adds the one that is.
const intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages

// setUp switches off in a session of the library's what is done better here: its caches
// and its reconnecting.
func setUp(s *discordgo.Session, content bool) {
	s.SyncEvents = true
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.Compress = false // so that the socket can be followed
	s.Identify.Intents = intents
	if content {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
}
