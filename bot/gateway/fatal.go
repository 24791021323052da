package gateway

import (
	"errors"
	"fmt"

	"github.com/gorilla/websocket"
)

// FatalError ends the bot: Discord has said that connecting again is useless until a
// person has changed something.
type FatalError struct {
	// Code is the gateway's close code.
	Code int
	// Reason is what is wrong, Remedy what to do about it.
	Reason, Remedy string
}

// Error says what is wrong and what to do.
func (e *FatalError) Error() string {
	return fmt.Sprintf("%s (gateway close code %d): %s", e.Reason, e.Code, e.Remedy)
}

// Close codes of the gateway that need a decision.
const (
	closeNotAuthenticated = 4003
	closeBadToken         = 4004
	closeInvalidSequence  = 4007
	closeSessionTimeout   = 4009
	closeInvalidShard     = 4010
	closeShardingRequired = 4011
	closeInvalidVersion   = 4012
	closeInvalidIntents   = 4013
	closeForbiddenIntents = 4014
)

// fatal is the error of a close code after which nobody may reconnect; nil for any other.
func fatal(code int) error {
	switch code {
	case closeBadToken:
		return &FatalError{code, "Discord did not accept the bot token",
			"in the Discord developer portal open your application, Bot, Reset Token, and put the new token into GUTSKIN_DISCORD_TOKEN"}
	case closeInvalidShard:
		return &FatalError{code, "Discord did not accept the shard", "look at GUTSKIN_SHARDS: the shards are numbered from 0, and all processes of the bot must name the same number of them"}
	case closeShardingRequired:
		return &FatalError{code, "the bot is in more servers than one connection may serve",
			"set GUTSKIN_SHARDS to a higher number, or leave it empty: then Discord says how many shards there should be"}
	case closeInvalidVersion:
		return &FatalError{code, "Discord no longer speaks this version of its gateway", "update gutskin"}
	case closeInvalidIntents:
		return &FatalError{code, "Discord does not know the intents that were asked for", "update gutskin"}
	case closeForbiddenIntents:
		return &FatalError{code, "Discord did not allow the intents that were asked for",
			"in the Discord developer portal open your application, Bot, Privileged Gateway Intents, and switch on Message Content, or set GUTSKIN_HELP_CHANNELS=false: help channels alone need it"}
	}
	return nil
}

// resumable tells whether a session can go on after a close code; 0 means none came.
func resumable(code int) bool {
	switch code {
	case websocket.CloseNormalClosure, websocket.CloseGoingAway,
		closeNotAuthenticated, closeInvalidSequence, closeSessionTimeout:
		return false
	}
	return true
}

// closeCode is the code in an error of the library's; 0 if there is none.
func closeCode(err error) int {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return closed.Code
	}
	return 0
}
