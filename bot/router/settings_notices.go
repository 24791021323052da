package router

import (
	"context"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// How many servers' last change can be taken back, and for how long.
const (
	maxChanged  = 100
	changedKept = time.Minute
)

// noticesSetting is the channel in which moderators are told what needs them. Once it was
// chosen the bot introduces itself there, which shows whether it may write.
func noticesSetting() setting {
	return setting{
		id: "notices", view: "notices", home: true, words: func(w words.Settings) words.Setting { return w.Notices },
		value: panel.notices, usual: func(s *guild.Settings) { s.Notices = "" },
		menu: panel.noticesMenu, choose: panel.chooseNotices, post: panel.introduceNotices,
	}
}

func (p panel) notices() string {
	if p.settings.Notices == "" {
		return p.mentions("<#", nil)
	}
	return p.mentions("<#", []string{p.settings.Notices})
}

func (p panel) noticesMenu(int) *reply.Menu {
	m := &reply.Menu{
		ID: reply.ID(actionSettingsSet, "notices"), Kind: reply.MenuChannels, Placeholder: p.words.Settings.Menus.Notices, Least: 0, Most: 1,
	}
	if p.settings.Notices != "" {
		m.Chosen = []string{p.settings.Notices}
	}
	return m
}

func (p panel) chooseNotices(values []string) (func(*guild.Settings), bool) {
	if len(values) == 0 {
		return func(s *guild.Settings) { s.Notices = "" }, true
	}
	channel, ok := only(values)
	return func(s *guild.Settings) { s.Notices = channel }, ok && areIDs(values)
}

// introduceNotices is the first message in the channel; nil where none was chosen.
func (p panel) introduceNotices() *reply.Post {
	if p.settings.Notices == "" {
		return nil
	}
	w := p.words.Settings.Replies
	return &reply.Post{
		Channel: p.settings.Notices, Reply: reply.Text(p.everybody.Settings.Replies.NoticesHere),
		Refused: words.Fill(w.NoticesRefused, "channel", p.notices()), Failed: w.NotSaved,
	}
}

// unchange takes back a setting whose message could not be written.
func (r *Router) unchange(ctx context.Context, req Request) {
	id, err := reply.DecodeCustomID(req.Control)
	before, there := r.changed.Get(req.Guild)
	if err != nil || id.Action != actionSettingsSet || id.Arg(0) != noticesSetting().id || !there {
		return
	}
	r.changed.Drop(req.Guild)
	if _, err := r.Settings.Change(ctx, req.Guild, func(s *guild.Settings) { s.Notices = before.Notices }); err != nil {
		r.Log.Error("a setting was not taken back", "error", err)
	}
}
