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
	KnowledgeDir        string `split_words:"true" desc:"The folder with the knowledge files. serve fills it with the built-in ones when it is missing or empty, takes in every change within three seconds, and keeps the history in it as a git repository. Empty means the built-in files, which cannot be changed."`
	EmergencyNumber     string `split_words:"true" desc:"The emergency number that care cards name, for example 999. Empty means the general words of replies.yaml."`
	CrisisLine          string `split_words:"true" desc:"The crisis line that care cards name, with its number. Empty means the general words of replies.yaml."`
	Private             string `default:"true" desc:"Whether only the person who asked sees the answer to /ask, unless they choose otherwise: true or false."`
	DataDir             string `split_words:"true" desc:"The folder in which serve keeps its database, gutskin.db; made if it is missing. Empty means gutskin in the user's state directory: $XDG_STATE_HOME, else ~/.local/state."`
	HelpChannels        string `split_words:"true" default:"false" desc:"Whether the managers of a server can choose channels in which the bot answers unasked: true or false. The bot then has to read what is written there: first switch on the privileged Message Content intent (Discord developer portal, your application, Bot), or it will not be let in."`
	ModeratorGuild      string `split_words:"true" desc:"The id of the server whose moderators keep the knowledge with /knowledge: those who manage it, and the moderator roles of its /settings. Needs a knowledge folder. Empty means that the knowledge is kept in its files alone."`
	HealthAddress       string `split_words:"true" desc:"Where serve answers GET /healthz, for example 127.0.0.1:8081: 200 while it is connected to Discord, 503 otherwise. gutskin health asks there. Empty means nowhere."`
	LogFormat           string `split_words:"true" default:"text" desc:"How the log is written to standard error: text or json."`
	LogLevel            string `split_words:"true" default:"info" desc:"The least important lines that are logged: debug, info, warn or error."`
}

// Load reads the environment. Its error says which setting is wrong and how to mend it. The
// token is not looked at: see [Config.Token].
func Load() (Config, error) { return load(func(*Config) {}) }

// LoadLocal is Load without everything that belongs to a bot on a real Discord, which is
// as if it were not set, be it wrong or not: the token, the connection, the folders, the
// moderators and the health check.
func LoadLocal() (Config, error) {
	return load(func(c *Config) {
		c.DiscordToken, c.DiscordTokenFile, c.DiscordAPI, c.DiscordPublicKey, c.InteractionsAddress = "", "", "", "", ""
		c.KnowledgeDir, c.DataDir, c.HelpChannels, c.ModeratorGuild, c.HealthAddress = "", "", "", "", ""
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
