package localdiscord

import (
	"fmt"
	"unicode/utf8"
)

// Thread is what a thread has beyond other channels.
type Thread struct {
	Archived            bool      `json:"archived"`
	AutoArchiveDuration int       `json:"auto_archive_duration"` // minutes
	ArchiveTimestamp    Timestamp `json:"archive_timestamp"`
	Locked              bool      `json:"locked"`
	Created             Timestamp `json:"create_timestamp"`
}

// StartThread begins a public thread in a channel of a server.
func (m *Member) StartThread(channelName, name string) (Channel, error) {
	return m.thread(channelName, name, nil)
}

// StartThreadFrom begins a public thread at a message, whose identifier it
// shares.
func (m *Member) StartThreadFrom(message Message, name string) (Channel, error) {
	return m.thread(message.ChannelID, name, &message)
}

func (m *Member) thread(channelName, name string, from *Message) (Channel, error) {
	var made Channel
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		if n := utf8.RuneCountInString(name); n < 1 || n > 100 || c.Type != ChannelGuildText {
			return fmt.Errorf("thread %q in %s: %w", name, channelName, ErrInvalid)
		}
		if !w.permissions(m.account, c).Has(PermissionCreateThreads) {
			return fmt.Errorf("thread in %s: %w", channelName, ErrForbidden)
		}
		thread, err := w.newThread(c, m.account, name, from)
		if err == nil {
			made = thread.Channel
		}
		return err
	})
	return made, err
}

func (w *world) newThread(parent *channel, owner *account, name string, from *Message) (*channel, error) {
	id := ""
	if from != nil {
		p := parent.find(from.ID)
		if p == nil || p.viewer != "" || w.channel(p.ID) != nil {
			return nil, fmt.Errorf("thread at message %s: %w", from.ID, ErrNotFound)
		}
		id = p.ID
		w.revise(parent, p, func(q *Message) { q.Flags |= FlagHasThread })
	}
	if id == "" {
		id = w.ids.next()
	}
	now := Timestamp{w.now()}
	c := &channel{parent: parent, Channel: Channel{
		ID: id, Type: ChannelPublicThread, GuildID: parent.GuildID, Name: name, Overwrites: []string{},
		ParentID: parent.ID, OwnerID: owner.ID, NSFW: parent.NSFW,
		Thread:       &Thread{AutoArchiveDuration: 4320, ArchiveTimestamp: now, Created: now},
		MessageCount: new(0), TotalSent: new(0), MemberCount: new(1),
	}}
	w.addChannel(c)
	w.publishThread(c)
	return c, nil
}

// publishThread tells the bot of a new thread that it can see.
func (w *world) publishThread(c *channel) {
	if !w.botPermissions(c).Has(PermissionViewChannel) {
		return
	}
	w.publish(event{Type: "THREAD_CREATE", GuildID: c.GuildID, Intent: IntentGuilds, Data: struct {
		Channel
		Fresh bool `json:"newly_created"`
	}{c.Channel, true}})
}
