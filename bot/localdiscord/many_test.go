package localdiscord_test

import (
	"fmt"
	"testing"
	"time"

	"gutskin/bot/localdiscord"
)

// TestManyServers holds that ten thousand servers are no reason to be slow: what is done in
// one of them is not looked for in all of them.
func TestManyServers(t *testing.T) {
	t.Parallel()
	const servers, people = 10_000, 500
	s := start(t, localdiscord.Options{})
	began := time.Now()
	var last localdiscord.Guild
	for i := range servers {
		last = s.AddGuild(fmt.Sprint("server ", i))
	}
	channel := s.Channels(last.ID)[0]
	for i := range people {
		who := s.Member(fmt.Sprint("person ", i))
		for _, name := range []string{channel.ID, localdiscord.DM} {
			if _, err := who.Send(name, "hello"); err != nil {
				t.Fatal(err)
			}
		}
	}
	// It takes well under a second; looking through all of them took half a minute.
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}
