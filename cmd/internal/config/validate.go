package config

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPhone is the longest emergency number or crisis line, so that a care card stays short.
const maxPhone = 120

// validate holds the values against what they may be.
func (c Config) validate() error {
	if err := checkAPI(c.DiscordAPI); err != nil {
		return err
	}
	if err := checkPhone("GUTSKIN_EMERGENCY_NUMBER", c.EmergencyNumber); err != nil {
		return err
	}
	if err := checkPhone("GUTSKIN_CRISIS_LINE", c.CrisisLine); err != nil {
		return err
	}
	if strings.ContainsFunc(c.DataDir, unicode.IsControl) {
		return errors.New("GUTSKIN_DATA_DIR holds a line break or another control character: write the name of a folder")
	}
	if err := checkAddress("GUTSKIN_HEALTH_ADDRESS", c.HealthAddress); err != nil {
		return err
	}
	if err := checkAddress("GUTSKIN_INTERACTIONS_ADDRESS", c.InteractionsAddress); err != nil {
		return err
	}
	if err := c.validateRemote(); err != nil {
		return err
	}
	if key, err := hex.DecodeString(c.DiscordPublicKey); err != nil || len(key) != 0 && len(key) != ed25519.PublicKeySize {
		return errors.New("GUTSKIN_DISCORD_PUBLIC_KEY is no public key: copy the 64 letters and digits from General Information in the developer portal")
	}
	if strings.Trim(c.ModeratorGuild, "0123456789") != "" || len(c.ModeratorGuild) > 20 {
		return errors.New("GUTSKIN_MODERATOR_GUILD is no id of a server: switch on Developer Mode in Discord (Settings, Advanced), then copy the id from the server's menu")
	}
	if _, _, _, err := c.ShardNumbers(); err != nil {
		return err
	}
	if c.Private != "true" && c.Private != "false" {
		return fmt.Errorf("GUTSKIN_PRIVATE is %q: write true or false", c.Private)
	}
	if c.HelpChannels != "true" && c.HelpChannels != "false" {
		return fmt.Errorf("GUTSKIN_HELP_CHANNELS is %q: write true or false", c.HelpChannels)
	}
	if c.Gateway != "true" && c.Gateway != "false" {
		return fmt.Errorf("GUTSKIN_GATEWAY is %q: write true or false", c.Gateway)
	}
	if c.HTTPOnly() && c.DiscordPublicKey == "" {
		return errors.New("GUTSKIN_GATEWAY is false and GUTSKIN_DISCORD_PUBLIC_KEY is not set: nothing would reach the bot")
	}
	if c.LogFormat != "text" && c.LogFormat != "json" {
		return fmt.Errorf("GUTSKIN_LOG_FORMAT is %q: write text or json", c.LogFormat)
	}
	if err := new(slog.Level).UnmarshalText([]byte(c.LogLevel)); err != nil {
		return fmt.Errorf("GUTSKIN_LOG_LEVEL is %q: write debug, info, warn or error", c.LogLevel)
	}
	return nil
}

// Level is the log level as slog knows it; a level that [Load] would refuse is info.
func (c Config) Level() slog.Level {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return slog.LevelInfo
	}
	return level
}

// PublicByDefault is whether everybody in a channel sees the answers to /ask.
func (c Config) PublicByDefault() bool { return c.Private == "false" }

// AnswersUnasked is whether servers can have help channels.
func (c Config) AnswersUnasked() bool { return c.HelpChannels == "true" }

// HTTPOnly is whether the bot stays away from the gateway.
func (c Config) HTTPOnly() bool { return c.Gateway == "false" }

func checkAPI(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("GUTSKIN_DISCORD_API is no web address: write it like http://localhost:8080")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("GUTSKIN_DISCORD_API must have no name, password, ? or #: write it like http://localhost:8080")
	}
	return nil
}

func checkAddress(name, address string) error {
	if address == "" {
		return nil
	}
	if _, port, err := net.SplitHostPort(address); err != nil || port == "" {
		return fmt.Errorf("%s is no address to listen on: write it like 127.0.0.1:8081", name)
	}
	return nil
}

func checkPhone(name, value string) error {
	if utf8.RuneCountInString(value) > maxPhone {
		return fmt.Errorf("%s has more than %d characters: write a name and a number", name, maxPhone)
	}
	if strings.ContainsFunc(value, unicode.IsControl) {
		return fmt.Errorf("%s holds a line break or another control character: write it on one line", name)
	}
	return nil
}
