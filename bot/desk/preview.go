package desk

import (
	"context"
	"errors"
	"io/fs"
	"slices"

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
	// gap is what it would do for the gap that it began with.
	gap outlook
	// unseen tells that there is no reply of a member to be shown.
	unseen bool
}

// mark tells whether this is what was previewed.
func (p previewed) mark() string { return p.gap.mark(p.settled) }

// blocked tells whether the draft cannot be published as it is.
func (p previewed) blocked() bool {
	return knowledge.HasErrors(p.preview.Problems) || len(p.refused) > 0 || p.preview.RecallFalls
}

// showPreview answers with the preview of a draft, or with what has to be settled first. It takes
// the place of the message whose control was used.
func (d *Desk) showPreview(ctx context.Context, s router.Scene, w *draft, note string) (*reply.Reply, error) {
	said, err := d.previewOf(ctx, s, w, note)
	if passes(err) {
		return d.unpublished(s, w, err)
	}
	return said, err
}

// passes tells whether an error is about the folder, and so no fault of a draft's.
func passes(err error) bool { return errors.Is(err, ErrHistory) || errors.Is(err, fs.ErrNotExist) }

func (d *Desk) previewOf(ctx context.Context, s router.Scene, w *draft, note string) (*reply.Reply, error) {
	if said, err := d.unready(ctx, s, w); said != nil || err != nil {
		return said, err
	}
	now, p, err := d.examine(ctx, w)
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
	if len(p.Conflicts) > 0 && len(now.refused) == 0 {
		return s.Replace(renderBusy(s, w)), nil // somebody writes into the folder at this moment
	}
	whole := previewed{settled: now, preview: p, note: note, gap: d.outlook(ctx, w, p.Answers)}
	members := d.asMember(ctx, s, whole)
	if w.Boundary {
		members = d.boundaryAsMember(ctx, s, w, whole)
	}
	whole.unseen = members == nil
	said := s.Replace(d.renderPreview(s, w, whole))
	if members != nil {
		said.Next = append(said.Next, members)
	}
	return said, nil
}

// maxExamined is how often a draft is held against its files anew when somebody publishes
// them in that very moment.
const maxExamined = 5

// examine settles a draft and tells what would come of it; there is no preview where there
// are clashes, or nothing to publish.
func (d *Desk) examine(ctx context.Context, w *draft) (settled, *Preview, error) {
	joined, rebased := []knowledge.Field(nil), false
	for try := 1; ; try++ {
		now, err := d.settle(ctx, w)
		if err != nil {
			return now, nil, err
		}
		now.joined = slices.DeleteFunc(now.joined, func(f knowledge.Field) bool { return slices.Contains(joined, f) })
		now.joined, now.rebased = append(joined, now.joined...), rebased || now.rebased
		if len(now.clashes) > 0 || len(now.edit.Files) == 0 {
			return now, nil, nil
		}
		p, err := d.Library.Preview(ctx, now.edit)
		if err != nil || len(p.Conflicts) == 0 || len(now.refused) > 0 || try == maxExamined {
			return now, p, err
		}
		joined, rebased = now.joined, now.rebased
	}
}

// unready asks for what a new topic lacks before there can be a preview; nil when it lacks
// nothing.
func (d *Desk) unready(ctx context.Context, s router.Scene, w *draft) (*reply.Reply, error) {
	if w.Boundary {
		return d.unreadyBoundary(ctx, s, w)
	}
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
	for _, f := range append(knowledge.Fields(), knowledge.FieldSubject, knowledge.FieldLine, knowledge.FieldNear) {
		if typed, there := w.Typed[f]; there {
			text = append(text, "# "+name(s.Words.Desk.Fields, f)+"\n\n"+typed)
		}
	}
	if len(text) > 0 {
		said.File = &reply.File{Name: "draft.txt", Data: []byte(reply.Paragraphs(text...) + "\n")}
	}
	return said
}
