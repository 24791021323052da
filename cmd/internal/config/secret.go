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

// maxSecretBytes bounds a secret's file: a token has some 70 characters, and an address of a
// database a few hundred.
const maxSecretBytes = 4096

// Token is the bot's token, from the variable or from the file that is named instead. It is
// read only when it is needed, and no error shows it.
func (c Config) Token() (string, error) {
	token, err := secret("GUTSKIN_DISCORD_TOKEN", c.DiscordToken, c.DiscordTokenFile)
	if err != nil {
		return "", err
	}
	if token == "" {
		return "", ErrNoToken
	}
	return token, checkToken(token)
}

// Database is the address of the PostgreSQL database; empty if the records are in a file.
// No error shows it.
func (c Config) Database() (string, error) {
	return secret("GUTSKIN_DATABASE_URL", c.DatabaseURL, c.DatabaseURLFile)
}

// DataKeys are the keys for the records as they were written, the one that seals first;
// none if nothing is set. No error shows them.
func (c Config) DataKeys() ([]string, error) {
	key, err := secret("GUTSKIN_DATA_KEY", c.DataKey, c.DataKeyFile)
	if err != nil {
		return nil, err
	}
	old, err := secret("GUTSKIN_DATA_KEY_OLD", c.DataKeyOld, c.DataKeyOldFile)
	switch {
	case err != nil:
		return nil, err
	case key == "" && old == "":
		return nil, nil
	case key == "":
		return nil, errors.New("GUTSKIN_DATA_KEY_OLD is set and GUTSKIN_DATA_KEY is not: an old key needs a new one")
	case old == "":
		return []string{key}, nil
	}
	return []string{key, old}, nil
}

// secret is what a variable holds, or the file that another one, with _FILE behind its name,
// names instead; empty if neither is set.
func secret(name, value, file string) (string, error) {
	switch {
	case value != "" && file != "":
		return "", fmt.Errorf("%s and %s_FILE are both set: keep one of them", name, name)
	case file == "":
		return value, nil
	}
	value, err := readSecret(file)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return value, nil
}

func readSecret(file string) (string, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", file)
	case info.Size() > maxSecretBytes:
		return "", fmt.Errorf("%s is larger than %d bytes, which no secret is", file, maxSecretBytes)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	secret := strings.TrimSpace(string(data))
	if secret == "" {
		return "", fmt.Errorf("%s is empty: it must hold the secret and nothing else", file)
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
