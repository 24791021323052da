package localdiscord

import (
	"context"
	"slices"
)

// Messages are those that the member sees in a channel, oldest first.
func (m *Member) Messages(channelName string) ([]Message, error) {
	var list []Message
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err == nil {
			list = c.visible(m.account.ID)
		}
		return err
	})
	return list, err
}

func (c *channel) visible(accountID string) []Message {
	var list []Message
	for _, p := range c.posts {
		if p.visibleTo(accountID) {
			list = append(list, p.Message)
		}
	}
	return list
}

// WaitMessage waits until the member sees a message that matches, and gives the
// newest one.
func (m *Member) WaitMessage(ctx context.Context, channelName string, match func(Message) bool) (Message, error) {
	w := m.server.world
	return await(ctx, w, "a message in "+channelName, func() (Message, bool, error) {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return Message{}, false, err
		}
		for _, p := range slices.Backward(c.posts) {
			if p.visibleTo(m.account.ID) && match(p.Message) {
				return p.Message, true, nil
			}
		}
		return Message{}, false, nil
	})
}

// WaitAnswer waits for a message of the bot that came after another one and has
// finished loading.
func (m *Member) WaitAnswer(ctx context.Context, to Message) (Message, error) {
	bot := m.server.world.bot.ID
	return m.WaitMessage(ctx, to.ChannelID, func(n Message) bool {
		return n.Author.ID == bot && compareIDs(to.ID, n.ID) < 0 && !n.Loading()
	})
}
