package bot_test

import (
	"errors"
	"log/slog"
	"testing"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
)

// TestHTTPOnly has two processes: one is connected and registers the commands, the other
// takes interactions over HTTP and never connects.
func TestHTTPOnly(t *testing.T) {
	connected := start(t, setup{})
	door := &bench{
		Server: connected.Server, t: t, ctx: connected.ctx, health: new(bot.Health), script: connected.script,
		store: connected.store, log: new(lockedBuffer),
	}
	door.launch(setup{config: func(c *bot.Config) {
		c.HTTPOnly, c.PublicKey, c.InteractionsAddress = true, connected.PublicKey(), "127.0.0.1:0"
	}})
	door.wait("the HTTP door", func() bool { return door.health.Interactions() != "" })
	if err := door.SetInteractionsEndpoint(door.ctx, "http://"+door.health.Interactions()+bot.InteractionsPath); err != nil {
		t.Fatal(err)
	}
	if reply := door.ask("alice", "#general", "acne?"); reply.Message == nil {
		t.Errorf("the reply: %+v", reply)
	}
	connected.say("bob", localdiscord.DM, "acne?")
	if door.health.Ready() || door.health.Connections() != 0 {
		t.Error("the door has connected to the gateway")
	}
	door.quit()
	if door.health.Interactions() != "" {
		t.Error("a door that is closed names its address")
	}
}

func TestHTTPOnlyNeedsADoor(t *testing.T) {
	err := bot.Run(t.Context(), bot.Config{Token: "t", HTTPOnly: true}, nil, nil, slog.New(slog.DiscardHandler))
	if !errors.Is(err, bot.ErrNoDoor) {
		t.Errorf("got %v", err)
	}
}
