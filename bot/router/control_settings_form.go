package router

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// fieldNumber is the field of the form that takes an emergency number or a crisis line.
const fieldNumber = "number"

// openSettingForm opens the form of a setting that is typed, with what was typed last.
func (r *Router) openSettingForm(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	one, ok := r.panel(s).named(id.Arg(0))
	if !ok || one.typed == nil {
		return nil, fmt.Errorf("setting form: %w", reply.ErrOutdated)
	}
	text := unescapeArg(id.Arg(1))
	if text == "" {
		text = *one.typed(&s.settings)
	}
	text = reply.Clip(text, guild.MaxNumber)
	w := s.words.Settings
	return &reply.Reply{Form: &reply.Form{
		ID: reply.ID(actionSettingsForm, one.id), Title: one.words(w).Name,
		Inputs: []reply.Input{{
			Name: fieldNumber, Label: w.Values.New, Hint: one.hint, Value: text, Max: guild.MaxNumber, Optional: true,
		}},
	}}, nil
}

// takeSettingForm takes what was typed; nothing takes the setting back. What cannot be saved
// comes back with a button that opens the form with it.
func (r *Router) takeSettingForm(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	one, ok := r.panel(s).named(id.Arg(0))
	if !ok || one.typed == nil {
		return nil, fmt.Errorf("setting form: %w", reply.ErrOutdated)
	}
	text := strings.TrimSpace(s.Fields[fieldNumber])
	if problem := numberProblem(s.words.Settings.Replies, text); problem != "" {
		s, err := r.current(ctx, s)
		if err != nil {
			return nil, err
		}
		return s.inPlace(r.panel(s).correction(one, problem, text)), nil
	}
	how := func(settings *guild.Settings) { *one.typed(settings) = text }
	said := func(w words.SettingReplies) string { return w.Saved }
	if text == "" {
		said = func(w words.SettingReplies) string { return w.Reset }
	}
	return r.changeSetting(ctx, s, one, how, said)
}

// numberProblem says what is wrong with an emergency number or a crisis line; empty if
// nothing is.
func numberProblem(w words.SettingReplies, text string) string {
	switch {
	case !guild.IsNumber(text):
		return words.Fill(w.InvalidText, "max", fmt.Sprint(guild.MaxNumber))
	case text != "" && !strings.ContainsFunc(text, unicode.IsDigit):
		return w.InvalidPhone
	}
	return ""
}

// escapeArg makes a text fit for an argument of a custom id, which holds no colon.
func escapeArg(s string) string { return strings.NewReplacer("%", "%25", ":", "%3A").Replace(s) }

func unescapeArg(s string) string { return strings.NewReplacer("%3A", ":", "%25", "%").Replace(s) }
