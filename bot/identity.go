package bot

import (
	"encoding/json"
	"sync"

	"gutskin/bot/gateway"
)

// maxGuilds bounds how many servers' roles are remembered for each shard, which serves at
// most 2,500.
const maxGuilds = 5_000

// identity is who the bot is, as the gateway tells it. The zero value is nobody yet.
type identity struct {
	mu          sync.RWMutex
	user        snowflake
	application snowflake
	shards      map[int]*shardIdentity
	count       int // of shards, in all processes
}

// shardIdentity is what the bot is in the servers of one shard.
type shardIdentity struct {
	roles  map[snowflake]snowflake // by guild: the role that Discord made for the bot
	guilds []string                // that the bot is in, as READY lists them
}

type readyEvent struct {
	User struct {
		ID snowflake `json:"id"`
	} `json:"user"`
	Application struct {
		ID snowflake `json:"id"`
	} `json:"application"`
	Guilds []guildEvent `json:"guilds"`
	Shard  [2]int       `json:"shard"`
}

type guildEvent struct {
	ID          snowflake   `json:"id"`
	Unavailable bool        `json:"unavailable"`
	Roles       []guildRole `json:"roles"`
}

type guildRole struct {
	ID   snowflake `json:"id"`
	Tags struct {
		BotID snowflake `json:"bot_id"`
	} `json:"tags"`
}

// ready learns the bot's own ids. The application is the user where none is named.
func (i *identity) ready(data json.RawMessage) error {
	var e readyEvent
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.user, i.application = e.User.ID, e.Application.ID
	if i.application == "" {
		i.application = i.user
	}
	number, count := e.Shard[0], max(1, e.Shard[1])
	if i.count != count || i.shards == nil { // the bot has been divided anew
		i.shards, i.count = map[int]*shardIdentity{}, count
	}
	shard := &shardIdentity{roles: map[snowflake]snowflake{}}
	for _, g := range e.Guilds {
		shard.guilds = append(shard.guilds, string(g.ID))
	}
	i.shards[number] = shard
	return nil
}

// servers are those that the bot was in when it connected, and whether there are no more:
// every shard is here and has said so. A server that is out of reach is among them.
func (i *identity) servers() (ids []string, all bool) {
	i.mu.RLock()
	defer i.mu.RUnlock()
	for _, shard := range i.shards {
		ids = append(ids, shard.guilds...)
	}
	return ids, i.count > 0 && len(i.shards) == i.count
}

// of is the shard of a server; one that knows nothing where it is not here.
func (i *identity) of(guild snowflake) *shardIdentity {
	number, err := gateway.ShardOf(string(guild), i.count)
	if shard := i.shards[number]; err == nil && shard != nil {
		return shard
	}
	return &shardIdentity{}
}

// joined learns the bot's role in a server, whose id it gives; empty while the server is
// unavailable.
func (i *identity) joined(data json.RawMessage) (snowflake, error) {
	var e guildEvent
	if err := json.Unmarshal(data, &e); err != nil || e.Unavailable {
		return "", err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	roles := i.of(e.ID).roles
	for _, role := range e.Roles {
		if role.Tags.BotID != "" && role.Tags.BotID == i.user && roles != nil && len(roles) < maxGuilds {
			roles[e.ID] = role.ID
		}
	}
	return e.ID, nil
}

// left forgets a server that the bot is no longer in and gives its id; empty if the server
// is only out of reach for now.
func (i *identity) left(data json.RawMessage) (snowflake, error) {
	var e guildEvent
	if err := json.Unmarshal(data, &e); err != nil || e.Unavailable {
		return "", err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.of(e.ID).roles, e.ID)
	return e.ID, nil
}

// self is the bot's user id, and its role in a server if it has one there.
func (i *identity) self(guild snowflake) (user, role snowflake) {
	i.mu.RLock()
	defer i.mu.RUnlock()
	return i.user, i.of(guild).roles[guild]
}

// app is the application's id; empty before the first READY.
func (i *identity) app() snowflake {
	i.mu.RLock()
	defer i.mu.RUnlock()
	return i.application
}
