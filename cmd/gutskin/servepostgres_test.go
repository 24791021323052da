package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"gutskin/bot/localdiscord"
	"gutskin/knowledge/sqlstore/pgtest"
)

// TestServeOnPostgres runs the whole program with its records in PostgreSQL, and copies them
// while it serves.
func TestServeOnPostgres(t *testing.T) {
	server := pgtest.Given(t)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	discord := startDiscord(t, localdiscord.Options{})
	const key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	address := server.Database(t)
	s := startServe(ctx, t, discord, map[string]string{
		"GUTSKIN_DATA_DIR": "/nowhere/to/write", "GUTSKIN_DATABASE_URL": address, "GUTSKIN_DATA_KEY": key, "GUTSKIN_LOG_LEVEL": "debug",
	})
	askBoth(ctx, t, discord)
	var said bytes.Buffer
	if status := run(ctx, []string{"backup", t.TempDir() + "/records.zip"}, strings.NewReader(""), &said, &said); status != statusDone || !strings.HasPrefix(said.String(), "Wrote ") {
		t.Errorf("backup: exit status %d, %q", status, said.String())
	}
	s.end()
	if !strings.Contains(s.log.String(), `database="in PostgreSQL"`) {
		t.Errorf("the log does not say where the records are:\n%s", s.log.String())
	}
	for _, secret := range []string{key, address, discord.Token()} {
		if strings.Contains(s.log.String(), secret) {
			t.Error("the log shows a secret")
		}
	}
}
