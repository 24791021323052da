package desk

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// shownVersions is how many changes a list shows: those that the menu has room for.
const shownVersions = 15

// history lists who changed what and when: of a topic, or of all.
func (d *Desk) history(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic := ""
	if text := s.Options[optionTopic]; text != "" {
		var err error
		if topic, err = d.named(text); err != nil {
			return nil, err
		}
	}
	return d.renderHistory(ctx, s, topic)
}

// openHistory is the button that does the same.
func (d *Desk) openHistory(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	if topic != "" && !isTopic(topic) {
		return nil, fmt.Errorf("history: %w", reply.ErrCustomID)
	}
	return d.renderHistory(ctx, s, topic)
}

func (d *Desk) renderHistory(ctx context.Context, s router.Scene, topic string) (*reply.Reply, error) {
	versions, err := d.versions(ctx, topic, shownVersions)
	if err != nil {
		return nil, err
	}
	t := s.Words.Desk.Replies
	if len(versions) == 0 {
		return s.Replace(reply.Text(t.NoChanges)), nil
	}
	heading := t.AllHistory
	if topic != "" {
		heading = words.Fill(t.History, "name", reply.Quote(d.titleOf(topic)))
	}
	menu := &reply.Menu{ID: reply.ID(actionVersion, topic), Placeholder: s.Words.Desk.ChooseVersion}
	var lines []string
	for n, v := range versions {
		number := strconv.Itoa(n+1) + ". "
		lines = append(lines, number+"<t:"+strconv.FormatInt(v.When.Unix(), 10)+":f> **"+reply.Quote(reply.Clip(v.Author, 40))+"** "+reply.Quote(reply.Clip(subject(v.Reason), 60)))
		menu.Items = append(menu.Items, reply.Item{
			Label: number + v.When.UTC().Format("2006-01-02 15:04") + " " + reply.Clip(v.Author, 60), Description: subject(v.Reason), Value: string(v.Revision),
		})
	}
	said := reply.Text(headed(heading, strings.Join(lines, "\n")))
	said.Rows = []reply.Row{{Menu: menu}}
	return s.Replace(said), nil
}

// versions are the changes of a topic, or all.
func (d *Desk) versions(ctx context.Context, topic string, limit int) ([]Version, error) {
	file := ""
	if topic != "" {
		file = fileOf(topic)
	}
	return d.Library.History(ctx, file, limit)
}

// subject is the first line of a reason.
func subject(reason string) string {
	line, _, _ := strings.Cut(reason, "\n")
	return line
}

// diff shows the last change of a topic.
func (d *Desk) diff(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	topic, err := d.named(s.Options[optionTopic])
	if err != nil {
		return nil, err
	}
	versions, err := d.versions(ctx, topic, 1)
	if err != nil {
		return nil, err
	}
	if len(versions) == 0 {
		return reply.Whisper(s.Words.Desk.Replies.NoChanges), nil
	}
	return d.renderVersion(ctx, s, topic, versions[0].Revision)
}

// showVersion shows the change that was chosen in a list.
func (d *Desk) showVersion(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	if topic != "" && !isTopic(topic) || len(s.Values) != 1 {
		return nil, fmt.Errorf("show a version: %w", reply.ErrCustomID)
	}
	at, err := d.revision(ctx, s.Values[0])
	if err != nil {
		return nil, err
	}
	return d.renderVersion(ctx, s, topic, at)
}

// maxHistory is how many versions are looked through for the one before another.
const maxHistory = 1000

// renderVersion shows one change, field by field and line by line.
func (d *Desk) renderVersion(ctx context.Context, s router.Scene, topic string, at Revision) (*reply.Reply, error) {
	versions, err := d.versions(ctx, topic, maxHistory)
	if err != nil {
		return nil, err
	}
	n := slices.IndexFunc(versions, func(v Version) bool { return v.Revision == at })
	if n < 0 {
		return nil, ErrNoRevision
	}
	before := Revision("")
	if n+1 < len(versions) {
		before = versions[n+1].Revision
	}
	v := versions[n]
	files := d.filesOf(ctx, topic, at)
	head := "**" + reply.Quote(v.Author) + "** <t:" + strconv.FormatInt(v.When.Unix(), 10) + ":f> · " + at.short() + "\n" + reply.Quote(reply.Clip(v.Reason, 300))
	if len(files) == 0 && topic == "" {
		head = reply.Paragraphs(head, s.Words.Desk.Replies.NoFiles)
	}
	texts := []string{head}
	for _, file := range files {
		text, err := d.fileDiff(ctx, s, file, before, at)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	said := reply.Text(texts[0])
	for _, text := range texts[1:] {
		if whole := reply.Paragraphs(said.Content, text); reply.Length(whole) <= reply.MaxContent {
			said.Content = whole
		} else if len(said.Next) < maxDiffs {
			said.Next = append(said.Next, reply.Whisper(text))
		}
	}
	said.Rows = versionRows(s, topic, at)
	return s.Replace(said), nil
}

// maxDiffs is how many further messages the difference of several files may take.
const maxDiffs = 3

// filesOf are the files that a revision changed, as far as that can be told.
func (d *Desk) filesOf(ctx context.Context, topic string, at Revision) []string {
	if topic != "" {
		return []string{fileOf(topic)}
	}
	e, err := d.Library.Without(ctx, at)
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(e.Files))
}

func versionRows(s router.Scene, topic string, at Revision) []reply.Row {
	b := s.Words.Desk.Buttons
	var buttons []reply.Button
	if topic != "" {
		buttons = append(buttons, reply.Button{Label: b.RevertTo, ID: reply.ID(actionRevert, topic, at.short())})
	}
	return []reply.Row{reply.Buttons(append(buttons,
		reply.Button{Label: b.TakeBack, ID: reply.ID(actionUndo, string(at), asDraft)},
		reply.Button{Label: b.Back, ID: reply.ID(actionHistory, topic)},
	)...)}
}

// asDraft is the argument of an undo that shows its preview first.
const asDraft = "draft"

// fileDiff is how a file changed: field by field, then as git shows it.
func (d *Desk) fileDiff(ctx context.Context, s router.Scene, file string, from, to Revision) (string, error) {
	diff, err := d.Library.Diff(ctx, file, from, to)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, f := range diff.Fields {
		parts = append(parts, fieldDiff(s, f))
	}
	fields := reply.Clip(headed(reply.Quote(file), strings.Join(parts, "\n")), diffRoom)
	return reply.Paragraphs(fields, codeBlock(diff.Unified, diffRoom)), nil
}

// diffRoom is how much of each form of a difference is shown.
const diffRoom = 800

// fieldDiff is how one field changed: what went and what came.
func fieldDiff(s router.Scene, f knowledge.FieldChange) string {
	lines := []string{"*" + name(s.Words.Desk.Fields, f.Field) + "*"}
	for _, text := range f.Before {
		if !slices.Contains(f.After, text) {
			lines = append(lines, "- ~~"+reply.Quote(text)+"~~")
		}
	}
	for _, text := range f.After {
		if !slices.Contains(f.Before, text) {
			lines = append(lines, "- "+reply.Quote(text))
		}
	}
	return strings.Join(lines, "\n")
}

// hunk is the head of a part of a difference, with the line that git repeats behind it.
var hunk = regexp.MustCompile(`(?m)^(@@ [^@]*@@).*$`)

// codeBlock shows a difference in git's form, as many whole lines as fit, without what
// names files and objects.
func codeBlock(unified string, room int) string {
	const begin, end = "```diff\n", "```"
	if at := hunk.FindStringIndex(unified); at != nil {
		unified = hunk.ReplaceAllString(unified[at[0]:], "$1")
	}
	var b strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(unified, "```", "'''")) {
		line = strings.TrimRight(line, "\n") + "\n"
		if reply.Length(b.String())+reply.Length(line)+len(begin)+len(end)+2 > room {
			b.WriteString("…\n")
			break
		}
		b.WriteString(line)
	}
	if b.Len() == 0 {
		return ""
	}
	return begin + b.String() + end
}

// revertTo makes a draft that goes back to a version of a topic.
func (d *Desk) revertTo(ctx context.Context, s router.Scene, id reply.CustomID) (*reply.Reply, error) {
	topic := id.Arg(0)
	if !isTopic(topic) {
		return nil, fmt.Errorf("revert: %w", reply.ErrCustomID)
	}
	at, err := d.revision(ctx, id.Arg(1))
	if err != nil {
		return nil, err
	}
	base, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	data, err := d.content(ctx, fileOf(topic), at)
	if err != nil {
		return nil, err
	}
	w := &draft{base: base, Name: d.titleOf(topic), Files: map[string][]byte{fileOf(topic): data}, Reason: "back to the version " + at.short() + " of " + fileOf(topic)}
	if data == nil {
		w.Removes = topic
	}
	return d.begin(ctx, s, w)
}

// revert makes a draft that takes one change back.
func (d *Desk) revert(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	at, err := d.revision(ctx, strings.ToLower(strings.TrimSpace(s.Options[optionVersion])))
	if err != nil {
		return nil, err
	}
	e, err := d.Library.Without(ctx, at)
	if err != nil {
		return nil, err
	}
	return d.takeBack(ctx, s, at, e)
}

// completeVersion offers the last changes.
func (d *Desk) completeVersion(ctx context.Context, s router.Scene) ([]reply.Choice, error) {
	versions, err := d.Library.History(ctx, "", reply.MaxChoices)
	if err != nil {
		return nil, nil // a list that cannot be read is no reason to bother somebody who types
	}
	typed := strings.ToLower(s.Options[s.Focused])
	var out []reply.Choice
	for _, v := range versions {
		label := v.When.UTC().Format("2006-01-02 15:04") + " " + v.Author + ": " + subject(v.Reason)
		if strings.Contains(strings.ToLower(label), typed) || strings.HasPrefix(string(v.Revision), typed) {
			out = append(out, reply.Choice{Name: reply.Clip(label, reply.MaxChoice), Value: v.Revision.short()})
		}
	}
	return out, nil
}
