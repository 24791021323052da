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
	discord, err := localdiscord.Start(ctx, localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer discord.Close()
	const key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	address := server.Database(t)
	for name, value := range map[string]string{
		"GUTSKIN_DISCORD_API": discord.URL(), "GUTSKIN_DISCORD_TOKEN": discord.Token(), "GUTSKIN_DATA_DIR": "/nowhere/to/write",
		"GUTSKIN_DATABASE_URL": address, "GUTSKIN_DATA_KEY": key, "GUTSKIN_LOG_LEVEL": "debug",
	} {
		t.Setenv(name, value)
	}
	var stderr bytes.Buffer
	serving, stop := context.WithCancel(ctx)
	ended := make(chan int, 1)
	go func() { ended <- run(serving, []string{"serve"}, strings.NewReader(""), &bytes.Buffer{}, &stderr) }()
	askBoth(ctx, t, discord)
	var said bytes.Buffer
	if status := run(ctx, []string{"backup", t.TempDir() + "/records.zip"}, strings.NewReader(""), &said, &said); status != statusDone || !strings.HasPrefix(said.String(), "Wrote ") {
		t.Errorf("backup: exit status %d, %q", status, said.String())
	}
	stop()
	if status := <-ended; status != statusDone {
		t.Errorf("exit status %d: %s", status, stderr.String())
	}
	if !strings.Contains(stderr.String(), `database="in PostgreSQL"`) {
		t.Errorf("the log does not say where the records are:\n%s", stderr.String())
	}
	for _, secret := range []string{key, address, discord.Token()} {
		if strings.Contains(stderr.String(), secret) {
			t.Error("the log shows a secret")
		}
	}
}
