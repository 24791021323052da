package desk

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/bot/router"
)

func (d *Desk) excused(_ router.Scene, said *reply.Reply, err error) (*reply.Reply, error) {
	return said, err
}
func (d *Desk) completeTopic(context.Context, router.Scene) ([]reply.Choice, error) { return nil, nil }
func (d *Desk) completeVersion(context.Context, router.Scene) ([]reply.Choice, error) {
	return nil, nil
}
func (d *Desk) show(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) edit(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) add(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) remove(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) rename(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) history(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) diff(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) revert(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) listDrafts(context.Context, router.Scene) (*reply.Reply, error) {
	return nil, router.ErrUnknownCommand
}
func (d *Desk) openEdit(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) openDraft(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) keepEditing(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) discard(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) askReason(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) questions(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) chooseGroup(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) chooseArticles(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) chooseSide(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) undo(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) showVersion(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) revertTo(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) takeForm(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
func (d *Desk) publish(context.Context, router.Scene, reply.CustomID) (*reply.Reply, error) {
	return nil, reply.ErrOutdated
}
