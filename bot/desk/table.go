package desk

import (
	"context"
	"fmt"
	"maps"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
)

// Command is the name of the desk's command, as it is registered.
const Command = "knowledge"

// The names of subcommands.
const (
	subShow    = "show"
	subEdit    = "edit"
	subAdd     = "add"
	subRemove  = "remove"
	subRename  = "rename-title"
	subHistory = "history"
	subDiff    = "diff"
	subRevert  = "revert"
	subDrafts  = "drafts"
	subHide    = "hide"
	subUnhide  = "unhide"
)

// The names of options.
const (
	optionTopic   = "topic"
	optionTitle   = "title"
	optionVersion = "version"
)

// Subcommand is a part of the command.
type Subcommand struct {
	Name    string
	Words   func(*words.Words) words.Command
	Options []Option

	handle func(*Desk, context.Context, router.Scene) (*reply.Reply, error)
}

// Option is an option of a subcommand: a text, or a file.
type Option struct {
	Name  string
	Words func(*words.Words) words.Command
	// Required must be given; Complete offers values while typing.
	Required, Complete bool
	// Max is the longest text that Discord takes.
	Max int
	// File makes it a file that is attached.
	File bool

	complete func(*Desk, context.Context, router.Scene) ([]reply.Choice, error)
}

// maxOption is the longest text of an option.
const maxOption = 100

// Subcommands lists all parts of the command, in the order in which they are shown.
func Subcommands() []Subcommand {
	topic := topicOption((*Desk).completeTopic)
	anyTopic := topic
	anyTopic.Required = false
	title := Option{Name: optionTitle, Words: func(w *words.Words) words.Command { return w.Desk.NewTitle }, Required: true, Max: maxOption}
	version := Option{
		Name: optionVersion, Words: func(w *words.Words) words.Command { return w.Desk.Version },
		Required: true, Complete: true, Max: maxOption, complete: (*Desk).completeVersion,
	}
	return append([]Subcommand{
		{subShow, func(w *words.Words) words.Command { return w.Desk.Show }, []Option{topic}, (*Desk).show},
		{subEdit, func(w *words.Words) words.Command { return w.Desk.Edit }, []Option{topic}, (*Desk).edit},
		{subAdd, func(w *words.Words) words.Command { return w.Desk.Add }, nil, (*Desk).add},
		{subRemove, func(w *words.Words) words.Command { return w.Desk.Remove }, []Option{topic}, (*Desk).remove},
		{subRename, func(w *words.Words) words.Command { return w.Desk.Rename }, []Option{topic, title}, (*Desk).rename},
		{subHistory, func(w *words.Words) words.Command { return w.Desk.History }, []Option{anyTopic}, (*Desk).history},
		{subDiff, func(w *words.Words) words.Command { return w.Desk.Diff }, []Option{topic}, (*Desk).diff},
		{subRevert, func(w *words.Words) words.Command { return w.Desk.Revert }, []Option{version}, (*Desk).revert},
		{subDrafts, func(w *words.Words) words.Command { return w.Desk.Drafts }, nil, (*Desk).listDrafts},
		{subHide, func(w *words.Words) words.Command { return w.Desk.Hide }, []Option{topicOption((*Desk).completeShown)}, (*Desk).hide},
		{subUnhide, func(w *words.Words) words.Command { return w.Desk.Unhide }, []Option{topicOption((*Desk).completeHidden)}, (*Desk).unhide},
	}, boardSubcommands()...)
}

// topicOption names a topic; complete offers those that it can be.
func topicOption(complete func(*Desk, context.Context, router.Scene) ([]reply.Choice, error)) Option {
	return Option{
		Name: optionTopic, Words: func(w *words.Words) words.Command { return w.Desk.Topic },
		Required: true, Complete: true, Max: maxOption, complete: complete,
	}
}

// The controls and forms of the desk.
const (
	// actionEdit opens a form of the topic named, with the text in service: that of the part
	// of its fields that the second argument names.
	actionEdit reply.Action = "desk-edit"
	// actionForm is such a form: the topic, the revision that it opened, and the draft that it
	// goes on with, with a mark of what that said.
	actionForm reply.Action = "desk-form"
	// actionDraft shows the preview of a draft, or of the one chosen; actionKeep opens its
	// form and actionDrop discards it.
	actionDraft reply.Action = "desk-draft"
	actionKeep  reply.Action = "desk-keep"
	actionDrop  reply.Action = "desk-drop"
	// actionPublish asks for the reason; its form publishes. Its arguments are the draft and
	// a mark of what was previewed.
	actionPublish reply.Action = "desk-publish"
	// actionQuestions lists the known questions that a draft changes; actionGroup gives a
	// new topic its group, for which the form has no room.
	actionQuestions reply.Action = "desk-questions"
	actionGroup     reply.Action = "desk-group"
	// actionChoose settles a field that clashes: theirs or mine.
	actionChoose reply.Action = "desk-choose"
	// actionHistory lists the changes of a topic, or all; actionVersion shows one, actionUndo
	// takes one back, and actionRevert makes a draft that goes back to a version.
	actionHistory reply.Action = "desk-history"
	actionVersion reply.Action = "desk-version"
	actionUndo    reply.Action = "desk-undo"
	actionRevert  reply.Action = "desk-revert"
)

func (d *Desk) controls() map[reply.Action]router.Control {
	all := d.boardControls()
	maps.Copy(all, map[reply.Action]router.Control{
		actionEdit:      d.openEdit,
		actionDraft:     d.openDraft,
		actionKeep:      d.keepEditing,
		actionDrop:      d.discard,
		actionPublish:   d.askReason,
		actionQuestions: d.questions,
		actionGroup:     d.chooseGroup,
		actionHistory:   d.openHistory,
		actionChoose:    d.chooseSide,
		actionUndo:      d.undo,
		actionVersion:   d.showVersion,
		actionRevert:    d.revertTo,
	})
	return all
}

func (d *Desk) forms() map[reply.Action]router.Control {
	return map[reply.Action]router.Control{
		actionForm:     d.takeForm,
		actionPublish:  d.publish,
		actionBoundary: d.takeBoundary,
	}
}

// command hands a command to the part of it that was used.
func (d *Desk) command(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	for _, sub := range Subcommands() {
		if sub.Name == s.Subcommand {
			return sub.handle(d, ctx, s)
		}
	}
	return nil, fmt.Errorf("the moderators' desk: %w", router.ErrUnknownCommand)
}

// complete offers values of the option that is being typed.
func (d *Desk) complete(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	choices := []reply.Choice{}
	for _, sub := range Subcommands() {
		for _, o := range sub.Options {
			if sub.Name != s.Subcommand || o.Name != s.Focused || o.complete == nil {
				continue
			}
			found, err := o.complete(d, ctx, s)
			if err != nil {
				return nil, err
			}
			choices = append(choices, found...)
		}
	}
	return &reply.Reply{Choices: choices[:min(len(choices), reply.MaxChoices)]}, nil
}
