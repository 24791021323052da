package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"
)

// Remote is the git repository beside the knowledge folder.
type Remote struct {
	// Address is empty for none.
	Address, Branch string
	// Token is for https, the files are for ssh; empty means that nothing is told.
	Token, KeyFile, KnownHostsFile string
	Interval                       time.Duration
	// WebhookSecret is empty when there is no webhook.
	WebhookSecret string
}

// Secrets lists what must be seen nowhere.
func (r Remote) Secrets() []string {
	secrets := []string{r.Token, r.WebhookSecret}
	if u, err := url.Parse(r.Address); err == nil && u.User != nil {
		password, _ := u.User.Password()
		secrets = append(secrets, password, url.PathEscape(password))
	}
	return secrets
}

// minSecret is the shortest secret of a webhook: whoever guesses it can make us pull.
const minSecret = 16

// Remote reads the secrets, too; no error shows them.
func (c Config) Remote() (Remote, error) {
	token, err := secret("GUTSKIN_KNOWLEDGE_REMOTE_TOKEN", c.KnowledgeRemoteToken, c.KnowledgeRemoteTokenFile)
	if err != nil {
		return Remote{}, err
	}
	secret, err := secret("GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET", c.KnowledgeWebhookSecret, c.KnowledgeWebhookSecretFile)
	if err != nil {
		return Remote{}, err
	}
	interval, err := time.ParseDuration(c.KnowledgePullInterval)
	switch {
	case err != nil:
		return Remote{}, errInterval
	case c.KnowledgeRemote == "" && (token != "" || secret != ""):
		return Remote{}, errors.New("GUTSKIN_KNOWLEDGE_REMOTE is not set, but a token or a webhook secret for it is: set it, or remove those")
	case c.KnowledgeRemote == "":
		return Remote{}, nil
	case c.KnowledgeDir == "":
		return Remote{}, errors.New("GUTSKIN_KNOWLEDGE_REMOTE needs a folder: set GUTSKIN_KNOWLEDGE_DIR to one that may be empty")
	case secret != "" && len(secret) < minSecret:
		return Remote{}, fmt.Errorf("GUTSKIN_KNOWLEDGE_WEBHOOK_SECRET is too short: make one of %d characters or more, for example with openssl rand -hex 32", minSecret)
	}
	if err := checkCredentials(c.KnowledgeRemote, token); err != nil {
		return Remote{}, err
	}
	return Remote{
		Address: c.KnowledgeRemote, Branch: c.KnowledgeRemoteBranch, Token: token,
		KeyFile: c.KnowledgeRemoteKeyFile, KnownHostsFile: c.KnowledgeRemoteKnownHostsFile,
		Interval: interval, WebhookSecret: secret,
	}, nil
}

// errInterval is what is said of an interval that is none.
var errInterval = errors.New("GUTSKIN_KNOWLEDGE_PULL_INTERVAL must be from 10s to 24h: write it like 5m or 90s")

// branchName is what we take for the name of a branch: less than git does.
var branchName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}$`)

// validateRemote holds the settings of the remote against what they may be.
func (c Config) validateRemote() error {
	if err := checkRemote(c.KnowledgeRemote); err != nil {
		return err
	}
	name := c.KnowledgeRemoteBranch
	if !branchName.MatchString(name) || strings.Contains(name, "..") || strings.Contains(name, "//") ||
		strings.HasSuffix(name, "/") || strings.HasSuffix(name, ".") || strings.HasSuffix(name, ".lock") {
		return errors.New("GUTSKIN_KNOWLEDGE_REMOTE_BRANCH is no name of a branch: write it like main, without refs/heads/")
	}
	if interval, err := time.ParseDuration(c.KnowledgePullInterval); err != nil || interval < 10*time.Second || interval > 24*time.Hour {
		return errInterval
	}
	return checkAddress("GUTSKIN_KNOWLEDGE_WEBHOOK_ADDRESS", c.KnowledgeWebhookAddress)
}

// shortAddress is git's own form of an ssh address: user@host:path.
var shortAddress = regexp.MustCompile(`^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:]`)

// checkRemote says what is wrong with an address, and does not show it: it may hold a
// password.
func checkRemote(address string) error {
	if address == "" || shortAddress.MatchString(address) || filepath.IsAbs(address) && !strings.ContainsFunc(address, unicode.IsControl) {
		return nil
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "ssh" && u.Scheme != "http":
		return errors.New("GUTSKIN_KNOWLEDGE_REMOTE is no address of a git repository: write it like https://example.org/team/knowledge.git, " +
			"git@example.org:team/knowledge.git or /srv/knowledge.git")
	case u.RawQuery != "" || u.Fragment != "":
		return errors.New("GUTSKIN_KNOWLEDGE_REMOTE must have no ? or #: copy the address that git clone takes")
	case u.Scheme == "http" && !isLoopback(u.Hostname()):
		return errors.New("GUTSKIN_KNOWLEDGE_REMOTE would send the token and the files unencrypted: use https")
	}
	return nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// checkCredentials refuses a token that would not be used: also one that stands in the place
// of the user's name, as git takes it.
func checkCredentials(address, token string) error {
	u, err := url.Parse(address)
	isWeb := err == nil && (u.Scheme == "https" || u.Scheme == "http")
	if token != "" && !isWeb {
		return errors.New("GUTSKIN_KNOWLEDGE_REMOTE_TOKEN is for https addresses: for ssh set GUTSKIN_KNOWLEDGE_REMOTE_KEY_FILE")
	}
	if isWeb && u.User != nil {
		_, password := u.User.Password()
		switch {
		case password && token != "":
			return errors.New("GUTSKIN_KNOWLEDGE_REMOTE holds a password and GUTSKIN_KNOWLEDGE_REMOTE_TOKEN is set: keep the token")
		case !password && token == "":
			return errors.New("GUTSKIN_KNOWLEDGE_REMOTE holds a name and no password: take it out, and put a token into GUTSKIN_KNOWLEDGE_REMOTE_TOKEN")
		}
	}
	return nil
}

// withoutPassword is an address fit to be shown. A name alone may be a token.
func withoutPassword(address string) string {
	if shortAddress.MatchString(address) || filepath.IsAbs(address) {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return "(set, hidden)"
	}
	switch _, has := u.User.Password(); {
	case has:
		u.User = url.UserPassword(u.User.Username(), "hidden")
	case u.User != nil && u.Scheme != "ssh":
		u.User = url.User("hidden")
	}
	return u.String()
}
