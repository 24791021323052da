package router

import (
	"context"
	"fmt"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// The controls of the settings of a server. An argument names a setting, or a view: some
// settings share one.
const (
	// actionSettings opens the view that the argument names, or that was chosen; without
	// either, the panel. A second argument is a page.
	actionSettings reply.Action = "settings"
	// actionSettingsSet sets the setting named to what was chosen.
	actionSettingsSet reply.Action = "settings-set"
	// actionSettingsForm opens the form of the setting named, with the text of the second
	// argument; the form that comes back bears it too.
	actionSettingsForm reply.Action = "settings-form"
	// actionSettingsReset takes the setting named back, or all of them.
	actionSettingsReset reply.Action = "settings-reset"
	// actionSettingsExport hands the settings out as a file.
	actionSettingsExport reply.Action = "settings-export"
)

// Arguments of actionSettingsReset: everything, and the second time for sure.
const (
	resetEverything = "all"
	resetForSure    = "yes"
)

// openSetting shows the panel, or the view of one setting.
func (r *Router) openSetting(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	s, err := r.current(ctx, s)
	if err != nil {
		return nil, err
	}
	view := id.Arg(0)
	if view == viewChosen && len(s.Values) == 1 {
		view = s.Values[0]
	}
	p := r.panel(s)
	if view == "" || view == viewHome {
		return s.inPlace(p.home("")), nil
	}
	if len(p.in(view)) == 0 {
		return nil, fmt.Errorf("settings view: %w", reply.ErrOutdated)
	}
	return s.inPlace(p.view(view, id.Arg(1), "")), nil
}

// setSetting takes what was chosen in the menu of a setting.
func (r *Router) setSetting(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	p := r.panel(s)
	one, ok := p.named(id.Arg(0))
	if !ok || one.choose == nil {
		return nil, fmt.Errorf("set setting: %w", reply.ErrOutdated)
	}
	how, ok := one.choose(p, s.Values)
	if !ok {
		return nil, fmt.Errorf("set setting: %w", reply.ErrCustomID)
	}
	return r.changeSetting(ctx, s, one, how, func(w words.SettingReplies) string { return w.Saved })
}

// changeSetting changes one setting and shows it with its new value.
func (r *Router) changeSetting(
	ctx context.Context, s scene, one setting, how func(*guild.Settings), said func(words.SettingReplies) string,
) (*reply.Reply, error) {
	before := s.settings
	s, err := r.change(ctx, s, how)
	if err != nil {
		return nil, err
	}
	p := r.panel(s)
	w := s.words.Settings
	status := words.Fill(said(w.Replies), "setting", one.words(w).Name, "value", one.value(p))
	view := s.inPlace(p.view(one.view, "", status))
	if one.post != nil {
		r.changed.Put(s.Guild, before)
		view.Post = one.post(p)
	}
	return view, nil
}

// resetSetting takes one setting back, or all: those only when asked twice.
func (r *Router) resetSetting(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	if one, ok := r.panel(s).named(id.Arg(0)); ok {
		return r.changeSetting(ctx, s, one, one.usual, func(w words.SettingReplies) string { return w.Reset })
	}
	switch {
	case id.Arg(0) != resetEverything:
		return nil, fmt.Errorf("reset setting: %w", reply.ErrOutdated)
	case id.Arg(1) != resetForSure:
		return s.inPlace(r.panel(s).confirmReset()), nil
	}
	if err := r.Settings.Reset(ctx, s.Guild); err != nil {
		return nil, fmt.Errorf("reset settings: %w", err)
	}
	s = r.scene(ctx, s.Request)
	return s.inPlace(r.panel(s).home(s.words.Settings.Replies.ResetAll)), nil
}

// settingsFile is the name of the export.
const settingsFile = "gutskin-settings.json"

// exportSettings hands all settings out as a file.
func (r *Router) exportSettings(ctx context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	s, err := r.current(ctx, s)
	if err != nil {
		return nil, err
	}
	data, err := s.settings.Encode()
	if err != nil {
		return nil, fmt.Errorf("export settings: %w", err)
	}
	said := reply.Whisper(s.words.Settings.Replies.Exported)
	said.File = &reply.File{Name: settingsFile, Data: data}
	return said, nil
}
