// Package config turns the environment into a checked [Config]. It is the only package that
// reads the environment. Every setting begins with GUTSKIN_; docs/config.md lists them and
// is made from the struct below.
package config

import (
	"os"
	"reflect"

	"github.com/kelseyhightower/envconfig"
)

// prefix begins the name of every setting.
const prefix = "GUTSKIN"

// Config is every setting, as it was written; each field is a string. The tags are the manual: desc is the meaning, default what holds
// when the variable is not set, and secret keeps a value out of everything that is printed.
type Config struct {
	DiscordToken        string `split_words:"true" secret:"true" desc:"The bot's token, from the Discord developer portal (your application, Bot, Reset Token). Needed by serve alone."`
	DiscordTokenFile    string `split_words:"true" desc:"A file that holds the token, for example a Docker secret; instead of the setting above."`
	DiscordAPI          string `split_words:"true" desc:"Where Discord's REST interface is, for a local or compatible server; the gateway is found through it. Empty means Discord itself."`
	DiscordPublicKey    string `split_words:"true" desc:"The application's public key, from the developer portal (General Information). If it is set, slash commands and buttons arrive over HTTP at the address below instead of the gateway."`
	InteractionsAddress string `split_words:"true" default:"127.0.0.1:8082" desc:"Where serve takes interactions over HTTP, under /interactions, if the public key is set. Put a server with TLS in front of it, and its https address into the portal as Interactions Endpoint URL."`
	Gateway             string `default:"true" desc:"Whether serve connects to Discord's gateway: true or false. With false it only takes interactions over HTTP, which needs the public key, and another process without this setting hears messages and registers the commands. So the HTTP door can have several processes."`
	KnowledgeDir        string `split_words:"true" desc:"The folder with the knowledge files. serve fills it with the built-in ones when it is missing or empty, takes in every change within three seconds, and keeps the history in it as a git repository. Empty means the built-in files, which cannot be changed."`

	KnowledgeRemote               string `split_words:"true" secret:"address" desc:"A git repository with which serve keeps the knowledge folder in step: an https or ssh address, or the path of a bare repository. An empty folder is filled from it, and an empty repository from the folder. Empty means none."`
	KnowledgeRemoteBranch         string `split_words:"true" default:"main" desc:"The branch of it."`
	KnowledgeRemoteToken          string `split_words:"true" secret:"true" desc:"The token or password for an https address. It must be allowed to read and write that repository, and nothing else."`
	KnowledgeRemoteTokenFile      string `split_words:"true" desc:"A file that holds this token, for example a Docker secret; instead of the setting above."`
	KnowledgeRemoteKeyFile        string `split_words:"true" desc:"The private key for an ssh address, without a passphrase. Empty means the user's ssh agent."`
	KnowledgeRemoteKnownHostsFile string `split_words:"true" desc:"The public keys of ssh servers, in the form of known_hosts. Empty means the user's own."`
	KnowledgePullInterval         string `split_words:"true" default:"5m" desc:"How often the remote is asked for news, from 10s to 24h. Edits are pushed at once."`
	KnowledgeWebhookSecret        string `split_words:"true" secret:"true" desc:"The secret of a webhook at the git server, 16 characters or more. If it is set, a push there is taken in at once."`
	KnowledgeWebhookSecretFile    string `split_words:"true" desc:"A file that holds this secret; instead of the setting above."`
	KnowledgeWebhookAddress       string `split_words:"true" default:"127.0.0.1:8083" desc:"Where serve takes webhooks, under /webhook, if their secret is set. Put a server with TLS in front of it."`

	EmergencyNumber string `split_words:"true" desc:"The emergency number that care cards name, for example 999. Empty means the general words of replies.yaml."`
	CrisisLine      string `split_words:"true" desc:"The crisis line that care cards name, with its number. Empty means the general words of replies.yaml."`
	Private         string `default:"true" desc:"Whether only the person who asked sees the answer to /ask, unless they choose otherwise: true or false."`
	DataDir         string `split_words:"true" desc:"The folder in which serve keeps its database, gutskin.db; made if it is missing. Empty means gutskin in the user's state directory: $XDG_STATE_HOME, else ~/.local/state."`
	DatabaseURL     string `split_words:"true" secret:"true" desc:"A PostgreSQL database to keep the records in, in place of the file: postgres://user:password@host:5432/name. It needs a key, see below."`
	DatabaseURLFile string `split_words:"true" desc:"A file that holds the address of the database; instead of the setting above."`
	DataKey         string `split_words:"true" secret:"true" desc:"The key that seals what people wrote: 32 bytes as 64 hexadecimal digits or base64, for example from openssl rand -hex 32. Empty means gutskin.key beside gutskin.db, made with it; PostgreSQL needs one here."`
	DataKeyFile     string `split_words:"true" desc:"A file that holds the key; instead of the setting above."`
	DataKeyOld      string `split_words:"true" secret:"true" desc:"The key before this one, for one start: what it sealed is then sealed anew."`
	DataKeyOldFile  string `split_words:"true" desc:"A file that holds the key before this one; instead of the setting above."`
	HelpChannels    string `split_words:"true" default:"false" desc:"Whether the managers of a server can choose channels in which the bot answers unasked: true or false. The bot then has to read what is written there: first switch on the privileged Message Content intent (Discord developer portal, your application, Bot), or it will not be let in."`
	ModeratorGuild  string `split_words:"true" desc:"The id of the server whose moderators keep the knowledge with /knowledge: those who manage it, and the moderator roles of its /settings. Needs a knowledge folder. Empty means that the knowledge is kept in its files alone."`
	Shards          string `desc:"How many connections to Discord the bot has, each for a part of the servers: a number such as 4 if all run here, or the part that runs here, such as 0-15/64 for the first 16 of 64. All processes of one bot must name the same number. Empty means all here, as many as Discord advises; right for any bot in fewer than some 50,000 servers."`
	ShardsPerPod    string `split_words:"true" desc:"How many of the shards each pod of a StatefulSet runs, for example 16: pod gutskin-3 then runs 48 to 63. Needs the number of all shards in the setting above."`
	Pod             string `desc:"The name of this pod, which ends in its number. Empty means the host name."`
	HealthAddress   string `split_words:"true" desc:"Where serve answers its operator, for example 127.0.0.1:8081: GET /healthz (200 while the process works), GET /readyz (200 when it is ready or degraded, 503 when it is not; gutskin health asks there) and GET /metrics (for Prometheus). Empty means nowhere."`
	LogFormat       string `split_words:"true" default:"text" desc:"How the log is written to standard error: text or json."`
	LogLevel        string `split_words:"true" default:"info" desc:"The least important lines that are logged: debug, info, warn or error."`
}

// Load reads the environment. Its error says which setting is wrong and how to mend it. The
// token is not looked at: see [Config.Token].
func Load() (Config, error) { return load(func(*Config) {}) }

// LoadLocal is Load for a bot on a local Discord: all that belongs to a real one, such as the
// token, the folders, the database and the remote, is as if it were not set, be it wrong or not.
func LoadLocal() (Config, error) {
	return load(func(c *Config) {
		*c = Config{
			EmergencyNumber: c.EmergencyNumber, CrisisLine: c.CrisisLine, Private: c.Private,
			LogFormat: c.LogFormat, LogLevel: c.LogLevel,
		}
	})
}

// load reads the environment and lets leaveOut take settings away before they are checked.
func load(leaveOut func(*Config)) (Config, error) {
	var c Config
	if err := checkNames(); err != nil {
		return Config{}, err
	}
	if err := envconfig.Process(prefix, &c); err != nil {
		return Config{}, err
	}
	leaveOut(&c)
	c.fillDefaults()
	if err := c.validate(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// fillDefaults lets a variable that is set to nothing mean what one that is not set means,
// as it does in compose files.
func (c *Config) fillDefaults() {
	value := reflect.ValueOf(c).Elem()
	for i := range value.NumField() {
		if field := value.Field(i); field.String() == "" {
			field.SetString(value.Type().Field(i).Tag.Get("default"))
		}
	}
}

// Variable is an environment variable that is no setting of ours, such as the one that
// names localdiscord's record; empty when it is not set.
func Variable(name string) string { return os.Getenv(name) }
