package localdiscord

import (
	"errors"
	"sync"
	"time"
)

// Errors of the methods that act as a person.
var (
	// ErrNotFound is returned for what does not exist or is not visible.
	ErrNotFound = errors.New("not found")
	// ErrForbidden is returned for what Discord's own client does not offer.
	ErrForbidden = errors.New("not allowed")
	// ErrInvalid is returned for input that Discord's own client does not accept.
	ErrInvalid = errors.New("not valid")
	// ErrOffline is returned if no session of the bot could hear of it.
	ErrOffline = errors.New("the bot is not connected")
	// ErrNoReply is returned if the bot did not answer within its three seconds.
	ErrNoReply = errors.New("the application did not respond")
)

// world is everything there is. Its methods expect mu to be held, except do,
// read and await, which take it.
type world struct {
	mu      sync.Mutex
	changed chan struct{} // closed and replaced at each change

	now     func() time.Time
	ids     snowflakes
	url     string // where attachments are served
	founded time.Time
	content bool              // the application may read every message
	names   map[string]string // that people go by

	bot          User
	accounts     registry[*account]
	actors       map[actor]*account // but the bot under test
	guilds       registry[*Guild]
	channels     registry[*channel]
	commands     []*Command
	interactions []*interaction
	files        map[string]File // by attachment
	publish      func(event)     // to the sessions of the gateway

	feed    feed           // what members could notice
	pending []*interaction // whose first answer may still come
	history int            // how many interactions are remembered; all if zero

	endpoint string // takes the interactions in the gateway's place, unless empty
	post     func(i *interaction, endpoint string)
}

func newWorld(opts Options, url string) *world {
	w := &world{
		changed: make(chan struct{}),
		now:     opts.Now,
		ids:     snowflakes{now: func() time.Time { return opts.Founded }},
		url:     url,
		founded: opts.Founded,
		history: opts.History,
		feed:    newFeed(opts.Now()),
		content: opts.PrivilegedIntents.Has(IntentMessageContent),
		names:   opts.DisplayNames,
		actors:  map[actor]*account{},
		files:   map[string]File{},
		publish: func(event) {},
	}
	w.bot = w.newAccount(opts.BotName, true).User
	first := w.newGuild(opts.GuildName, opts.Channels)
	for _, name := range opts.Members {
		w.actor(actor{name, false})
	}
	for _, name := range opts.Roles {
		w.newRole(first, name, 0)
	}
	w.ids.now = opts.Now
	return w
}
