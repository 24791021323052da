package desk

import (
	"context"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// previewed is a draft with what would come of it.
type previewed struct {
	settled
	preview *Preview
	// note is said above all; may be empty.
	note string
}

// blocked tells whether the draft cannot be published as it is.
func (p previewed) blocked() bool {
	return knowledge.HasErrors(p.preview.Problems) || len(p.refused) > 0 || p.preview.RecallFalls
}

// show answers with the preview of a draft, or with what has to be settled first. It takes
// the place of the message whose control was used.
func (d *Desk) showPreview(ctx context.Context, s router.Scene, w *draft, note string) (*reply.Reply, error) {
	if said, err := d.unready(ctx, s, w); said != nil || err != nil {
		return said, err
	}
	now, err := d.settle(ctx, w)
	if err != nil {
		return nil, err
	}
	if len(now.clashes) > 0 {
		return s.Replace(renderClashes(s, w, now)), nil
	}
	if now.rebased {
		if err := d.keep(ctx, s, w); err != nil { // what it was is kept, and is joined again next time
			d.Log.Warn("a draft was not kept after a merge", "error", err)
		}
	}
	if len(now.edit.Files) == 0 && w.Settles != "" {
		return d.leaveTheirs(ctx, s, w), nil
	}
	if len(now.edit.Files) == 0 {
		return s.Replace(renderNothing(s, w)), nil
	}
	p, err := d.Library.Preview(ctx, now.edit)
	if err != nil {
		return nil, err
	}
	if len(p.Conflicts) > 0 && len(now.refused) == 0 {
		return s.Replace(renderBusy(s, w)), nil // somebody writes into the folder at this moment
	}
	whole := previewed{now, p, note}
	said := s.Replace(d.renderPreview(s, w, whole))
	if members := d.asMember(ctx, s, whole); members != nil {
		said.Next = append(said.Next, members)
	}
	return said, nil
}

// unready asks for what a new topic lacks before there can be a preview; nil when it lacks
// nothing.
func (d *Desk) unready(ctx context.Context, s router.Scene, w *draft) (*reply.Reply, error) {
	if w.Topic != "" || w.Typed == nil {
		return nil, nil
	}
	id := idFor(w.Typed[knowledge.FieldTitle])
	if id == "" {
		return s.Replace(renderUnready(s, w, s.Words.Desk.Replies.NoID)), nil
	}
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	there, err := d.content(ctx, fileOf(id), head)
	if err != nil {
		return nil, err
	}
	if there != nil {
		return s.Replace(renderUnready(s, w, words.Fill(s.Words.Desk.Replies.TopicExists, "name", reply.Quote(d.titleOf(id))))), nil
	}
	if _, chosen := w.Typed[knowledge.FieldGroup]; !chosen {
		return s.Replace(renderGroups(s, w)), nil
	}
	return nil, nil
}

// asMember is the reply of the first topic that the draft changes and leaves there; nil if
// there is none, or if its file has errors and so would not be served.
func (d *Desk) asMember(ctx context.Context, s router.Scene, p previewed) *reply.Reply {
	for file, data := range p.edit.Files {
		topic := topicOf(file)
		if topic == "" || data == nil || knowledge.HasErrors(p.preview.Problems) || len(p.edit.Files) > 1 {
			continue
		}
		if a, ok := p.preview.Answers.Topic(ctx, topic, knowledge.Question{}); ok {
			return s.AsMember(a, p.preview.Answers)
		}
	}
	return nil
}

// begin keeps what a moderator asked for as a draft and shows its preview. Where the store
// does not take it, they get it back as a file.
func (d *Desk) begin(ctx context.Context, s router.Scene, w *draft) (*reply.Reply, error) {
	if err := d.keep(ctx, s, w); err != nil {
		d.Log.Error("a draft was not kept", "error", err)
		return d.handBack(s, w), nil
	}
	return d.showPreview(ctx, s, w, "")
}

// handBack gives what was typed to the moderator as a file.
func (d *Desk) handBack(s router.Scene, w *draft) *reply.Reply {
	said := reply.Whisper(s.Words.Desk.Replies.NotKept)
	var text []string
	for _, f := range knowledge.Fields() {
		if typed, there := w.Typed[f]; there {
			text = append(text, "# "+name(s.Words.Desk.Fields, f)+"\n\n"+typed)
		}
	}
	if len(text) > 0 {
		said.File = &reply.File{Name: "draft.txt", Data: []byte(reply.Paragraphs(text...) + "\n")}
	}
	return said
}
