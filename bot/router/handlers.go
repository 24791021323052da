package router

import (
	"context"
	"fmt"

	"gutskin/bot/reply"
)

// handler answers one kind of request.
type handler func(ctx context.Context, s scene) (*reply.Reply, error)

// control answers the use of a control, or a form, by the id that it bears.
type control func(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error)

// handlers is the list of everything that can be asked for.
type handlers struct {
	commands  map[string]handler
	completes map[string]handler // by command
	controls  map[reply.Action]control
	forms     map[reply.Action]control
}

// The names of commands, as they are registered.
const (
	CommandAsk        = "ask"
	CommandTips       = "tips"
	CommandTopics     = "topics"
	CommandSources    = "sources"
	CommandHelp       = "help"
	CommandPrivacy    = "privacy"
	CommandSettings   = "settings"
	CommandAnswerThis = "Answer this"
)

// The names of options.
const (
	OptionQuestion = "question"
	OptionPrivate  = "private"
	OptionAbout    = "about"
	OptionCount    = "count"
	OptionGroup    = "group"
)

// allHandlers wires everything that can be asked for to what answers it.
func (r *Router) allHandlers() handlers {
	return handlers{
		commands: map[string]handler{
			CommandAsk:        r.ask,
			CommandTips:       r.tips,
			CommandTopics:     r.topics,
			CommandHelp:       r.help,
			CommandPrivacy:    r.privacy,
			CommandAnswerThis: r.answerThis,
			CommandSources:    r.sources,
			CommandSettings:   r.showSettings,
		},
		completes: map[string]handler{
			CommandAsk:  r.completeAsk,
			CommandTips: r.completeTips,
		},
		controls: map[reply.Action]control{
			actionTopic:          r.chooseTopic,
			actionNone:           r.noneOfThese,
			actionBrowse:         r.browse,
			actionBrowseGroup:    r.browseGroup,
			actionBrowseTopic:    r.browseTopic,
			actionDelete:         r.confirmDelete,
			actionDeleteYes:      r.deleteAll,
			actionDeleteNo:       r.keepAll,
			actionSendCare:       r.sendCare,
			actionMore:           r.moreTips,
			actionWhy:            r.why,
			actionSources:        r.sourcesButton,
			actionShare:          r.share,
			actionRemove:         r.remove,
			actionHelpful:        r.helpful,
			actionNotHelpful:     r.notHelpful,
			actionSend:           r.openSend,
			actionFollow:         r.follow,
			actionUnfollow:       r.unfollow,
			actionHush:           r.hush,
			actionSpeak:          r.speak,
			actionSettings:       r.managed(r.openSetting),
			actionSettingsSet:    r.managed(r.setSetting),
			actionSettingsForm:   r.managed(r.openSettingForm),
			actionSettingsReset:  r.managed(r.resetSetting),
			actionSettingsExport: r.managed(r.exportSettings),
		},
		forms: map[reply.Action]control{
			actionReason:       r.sendReason,
			actionSend:         r.sendQuestion,
			actionSettingsForm: r.managed(r.takeSettingForm),
		},
	}
}

// handle finds the handler of a request.
func (r *Router) handle(ctx context.Context, s scene) (*reply.Reply, error) {
	var h handler
	switch s.Kind {
	case KindCommand:
		h = r.handlers.commands[s.Command]
	case KindComplete:
		h = r.handlers.completes[s.Command]
	case KindControl:
		return r.byID(ctx, s, r.handlers.controls)
	case KindForm:
		return r.byID(ctx, s, r.handlers.forms)
	case KindMessage:
		h = r.message
	case KindOverheard:
		h = r.overheard
	}
	if h == nil {
		return nil, ErrUnknownCommand
	}
	return h(ctx, s)
}

// byID finds the handler of a custom id, which may be old or forged.
func (r *Router) byID(ctx context.Context, s scene, known map[reply.Action]control) (*reply.Reply, error) {
	id, err := reply.DecodeCustomID(s.Control)
	if err != nil {
		return nil, fmt.Errorf("control: %w", err)
	}
	h := known[id.Action]
	if h == nil {
		return nil, fmt.Errorf("control: %w", reply.ErrOutdated)
	}
	return h(ctx, s, id)
}
