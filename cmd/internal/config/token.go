package config

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// ErrNoToken is what serve says when it has no token.
var ErrNoToken = errors.New("GUTSKIN_DISCORD_TOKEN is not set: open https://discord.com/developers/applications, " +
	"choose your application, press Bot and then Reset Token, and put what you get into it")

// maxSecretBytes bounds a secret's file: a token has some 70 characters.
const maxSecretBytes = 4096

// Token is the bot's token, from the variable or from the file that is named instead. It is
// read only when it is needed, and no error shows it.
func (c Config) Token() (string, error) {
	token, err := secretOf("GUTSKIN_DISCORD_TOKEN", c.DiscordToken, c.DiscordTokenFile)
	if err != nil {
		return "", err
	}
	if token == "" {
		return "", ErrNoToken
	}
	return token, checkToken(token)
}

// secretOf is a secret from its variable or from the file that is named instead; empty when
// neither is set.
func secretOf(name, value, file string) (string, error) {
	switch {
	case value != "" && file != "":
		return "", fmt.Errorf("%s and %s_FILE are both set: keep one of them", name, name)
	case file == "":
		return value, nil
	}
	secret, err := readSecret(file)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return secret, nil
}

func readSecret(file string) (string, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", file)
	case info.Size() > maxSecretBytes:
		return "", fmt.Errorf("%s is larger than %d bytes, which no token is", file, maxSecretBytes)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	secret := strings.TrimSpace(string(data))
	if secret == "" {
		return "", fmt.Errorf("%s is empty: it must hold the token and nothing else", file)
	}
	return secret, nil
}

// checkToken refuses what is no token, without showing it.
func checkToken(token string) error {
	if strings.HasPrefix(token, "Bot ") || strings.HasPrefix(token, "Bearer ") {
		return errors.New(`GUTSKIN_DISCORD_TOKEN begins with "Bot " or "Bearer ": leave that word out`)
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\'' }) {
		return errors.New("GUTSKIN_DISCORD_TOKEN holds a space, a quote or another character that no token has: copy it again")
	}
	return nil
}
