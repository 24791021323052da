package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// edit opens the form of a topic, or offers to go on with a draft of it.
func (d *Desk) edit(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	return d.beginEdit(ctx, s, topic, partText)
}

// openEdit is the button that does the same.
func (d *Desk) openEdit(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic, p := id.Arg(0), part(id.Arg(1))
	if !isTopic(topic) || p != partText && p != partOther {
		return nil, fmt.Errorf("edit: %w", reply.ErrCustomID)
	}
	if id.Arg(2) == anew {
		return d.topicForm(ctx, s, topic, p)
	}
	return d.beginEdit(ctx, s, topic, p)
}

// anew is the argument that opens a form although there is a draft.
const anew = "anew"

func (d *Desk) beginEdit(ctx context.Context, s router.Scene, topic string, p part) (*reply.Reply, error) {
	drafts, err := d.all(ctx, s)
	if err != nil { // it will be told when there is something to keep
		d.Log.Warn("drafts could not be read", "error", err)
	}
	for _, w := range drafts {
		if w.Topic == topic && w.Typed != nil {
			return s.Replace(renderFound(s, w, p)), nil
		}
	}
	return d.topicForm(ctx, s, topic, p)
}

// renderFound says that there is a draft of a topic.
func renderFound(s router.Scene, w *draft, p part) *reply.Reply {
	b := s.Words.Desk.Buttons
	said := reply.Text(words.Fill(s.Words.Desk.Replies.DraftFound, "name", reply.Quote(w.Name), "when", moment(w.at)))
	said.Rows = []reply.Row{reply.Buttons(
		reply.Button{Label: b.GoOn, ID: reply.ID(actionDraft, w.id)},
		reply.Button{Label: b.Anew, ID: reply.ID(actionEdit, w.Topic, string(p), anew)},
	)}
	return said
}

// topicForm opens the form with the text of a topic as it is now.
func (d *Desk) topicForm(ctx context.Context, s router.Scene, topic string, p part) (*reply.Reply, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	sheet, err := d.sheet(ctx, topic, head)
	if err != nil {
		return nil, err
	}
	typed := map[knowledge.Field]string{}
	for _, f := range p.fields() {
		typed[f] = written(f, sheet.Texts(f))
	}
	id := reply.ID(actionForm, string(p), topic, head.short(), "", "")
	return &reply.Reply{Form: form(s, id, p, words.Fill(s.Words.Desk.FormTitle, "name", d.titleOf(topic)), typed)}, nil
}

// add opens an empty form.
func (d *Desk) add(_ context.Context, s router.Scene) (*reply.Reply, error) {
	head, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	id := reply.ID(actionForm, string(partText), "", head.short(), "", "")
	return &reply.Reply{Form: form(s, id, partText, s.Words.Desk.NewTopic, nil)}, nil
}

// form is that of a part of a topic's fields. A text that is too long for it is left out and
// stays as it is.
func form(s router.Scene, id reply.CustomID, p part, title string, typed map[knowledge.Field]string) *reply.Form {
	f := &reply.Form{ID: id, Title: reply.Clip(title, reply.MaxFormTitle)}
	for _, field := range p.fields() {
		text := typed[field]
		if reply.Length(text) > reply.MaxInputValue {
			f.Intro = words.Fill(s.Words.Desk.Replies.TooLong, "field", name(s.Words.Desk.Fields, field))
			continue
		}
		in := reply.Input{Name: string(field), Label: label(s.Words.Desk, field), Value: text, Optional: true}
		switch field {
		case knowledge.FieldGroup:
			in.Items, in.Value = groupItems(s, text), ""
		case knowledge.FieldTitle, knowledge.FieldArticles, knowledge.FieldReviewed:
		default:
			in.Long = true
		}
		f.Inputs = append(f.Inputs, in)
	}
	return f
}

// label is what stands over the field of a form: its name, or how to write it.
func label(w words.Desk, f knowledge.Field) string {
	switch f {
	case knowledge.FieldAlsoCalled:
		return w.Labels.AlsoCalled
	case knowledge.FieldQuestions:
		return w.Labels.Questions
	case knowledge.FieldArticles:
		return w.Labels.Articles
	case knowledge.FieldSee:
		return w.Labels.See
	case knowledge.FieldReviewed:
		return w.Labels.Reviewed
	case knowledge.FieldTips:
		return w.Labels.Tips
	case knowledge.FieldNear:
		return w.Labels.Near
	case knowledge.FieldLine:
		return w.Labels.Line
	}
	return name(w.Fields, f)
}

// keepEditing opens the form of a draft.
func (d *Desk) keepEditing(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	p := part(id.Arg(1))
	if p != partText && p != partOther {
		return nil, fmt.Errorf("keep editing: %w", reply.ErrCustomID)
	}
	w, err := d.find(ctx, s, id.Arg(0))
	if err != nil {
		return nil, err
	}
	if w.Boundary {
		return d.keepEditingBoundary(s, w), nil
	}
	typed := map[knowledge.Field]string{knowledge.FieldReviewed: d.Now().UTC().Format(time.DateOnly)}
	if w.Topic != "" {
		sheet, err := d.begunWith(ctx, w)
		if err != nil {
			return nil, err
		}
		for _, f := range p.fields() {
			typed[f] = written(f, sheet.Texts(f))
		}
	} else {
		typed[knowledge.FieldArticles] = written(knowledge.FieldArticles, credited(w.Typed[knowledge.FieldTips]))
	}
	for f, text := range w.Typed {
		typed[f] = text
	}
	form := form(s, reply.ID(actionForm, string(p), w.Topic, w.base.short(), w.id, w.mark()), p,
		words.Fill(s.Words.Desk.FormTitle, "name", w.Name), typed)
	return &reply.Reply{Form: form}, nil
}

// takeForm keeps what was typed as a draft and shows its preview.
func (d *Desk) takeForm(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	p, topic := part(id.Arg(0)), id.Arg(1)
	if p != partText && p != partOther || topic != "" && !isTopic(topic) {
		return nil, fmt.Errorf("the form of a topic: %w", reply.ErrCustomID)
	}
	w := d.goOn(ctx, s, &draft{Topic: topic, Typed: map[knowledge.Field]string{}}, id.Arg(2), id.Arg(3), id.Arg(4))
	if gap := id.Arg(5); gapRef.MatchString(gap) {
		w.Gap = gap
	}
	for _, f := range p.fields() {
		if text, there := s.Fields[string(f)]; there && (text != "" || f != knowledge.FieldGroup) {
			w.Typed[f] = text
		}
	}
	w.Name = w.Typed[knowledge.FieldTitle]
	if w.Name == "" {
		w.Name = d.titleOf(topic)
	}
	return d.begin(ctx, s, w)
}

// goOn is the draft that a form goes on with: the one with an id, if that is about the same, or
// else a new one, which begins with the revision that the form was opened with. A draft that
// no longer bears the mark that it had then is left alone: there are two then.
func (d *Desk) goOn(ctx context.Context, s router.Scene, fresh *draft, opened, id, mark string) *draft {
	if id != "" {
		w, err := d.find(ctx, s, id)
		if err == nil && w.Typed != nil && w.Topic == fresh.Topic && w.Boundary == fresh.Boundary && w.Entry == fresh.Entry {
			if w.mark() != mark {
				w.id = ""
			}
			return w
		}
	}
	var err error
	if fresh.base, err = d.baseOf(ctx, opened); err != nil {
		d.Log.Warn("the revision of a form was not found", "error", err)
	}
	return fresh
}

// baseOf is the revision that a form was opened with; the present one when the history has
// it no more.
func (d *Desk) baseOf(ctx context.Context, short string) (Revision, error) {
	base, err := d.revision(ctx, short)
	if err == nil {
		return base, nil
	}
	if errors.Is(err, ErrHistory) && shortRevision.MatchString(short) {
		return Revision(short), err // it is found when the history can be read again
	}
	head, headErr := d.Library.Revision()
	if headErr != nil {
		return "", headErr
	}
	return head, err
}
