package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/knowledge"
)

// Errors about topics and versions that somebody named.
var (
	errNoTopic = errors.New("there is no such topic")
	// errNoSheet means that a topic's file cannot be taken apart in fields.
	errNoSheet = errors.New("the file of the topic cannot be shown in a form")
)

// maxTopicID leaves room in custom ids.
const maxTopicID = 48

var topicID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func isTopic(id string) bool { return len(id) <= maxTopicID && topicID.MatchString(id) }

// fileOf is the file of a topic, phrasesOf that of its phrases; either may be missing.
func fileOf(topic string) string    { return topic + ".md" }
func phrasesOf(topic string) string { return "phrases/topics/" + topic + ".txt" }

// topicOf is the topic of a file; empty for other files.
func topicOf(file string) string {
	if id, ok := strings.CutSuffix(file, ".md"); ok && topicID.MatchString(id) {
		return id
	}
	return ""
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// idFor is the id of a topic with a title; empty when the title has no letter for it.
func idFor(title string) string {
	id := strings.Trim(notInID.ReplaceAllString(strings.ToLower(title), "-"), "-")
	if len(id) > maxTopicID {
		id = strings.Trim(id[:maxTopicID], "-")
	}
	return id
}

// topics are those that are served and those that are hidden.
func (d *Desk) topics() []knowledge.Topic {
	base := d.Live.Base()
	return slices.Concat(base.Topics, base.Hidden)
}

// named is the topic that somebody named: by its id, or by its title.
func (d *Desk) named(text string) (string, error) {
	text = strings.TrimSpace(text)
	for _, t := range d.topics() {
		if t.ID == strings.ToLower(text) || strings.EqualFold(t.Title, text) {
			return t.ID, nil
		}
	}
	if isTopic(text) { // it may have errors, or be gone and have a history
		return text, nil
	}
	return "", errNoTopic
}

// titleOf is the title of a topic as it is served, or else its id.
func (d *Desk) titleOf(topic string) string {
	if t := d.Live.Base().Kept(topic); t != nil {
		return t.Title
	}
	return topic
}

// completeTopic offers the topics whose id or title holds what is typed.
func (d *Desk) completeTopic(_ context.Context, s router.Scene) ([]reply.Choice, error) {
	return choices(s, d.topics()), nil
}

// choices are the topics of a list whose id or title holds what is typed.
func choices(s router.Scene, from []knowledge.Topic) []reply.Choice {
	typed := strings.ToLower(strings.TrimSpace(s.Options[s.Focused]))
	var first, then []reply.Choice
	for _, t := range from {
		c := reply.Choice{Name: reply.Clip(t.Title, reply.MaxChoice), Value: t.ID}
		title := strings.ToLower(t.Title)
		switch {
		case len(t.ID) > reply.MaxChoice:
		case strings.HasPrefix(title, typed) || strings.HasPrefix(t.ID, typed):
			first = append(first, c)
		case strings.Contains(title, typed) || strings.Contains(t.ID, typed):
			then = append(then, c)
		}
	}
	return append(first, then...)
}

// content is a file at a revision; nil when it is not there.
func (d *Desk) content(ctx context.Context, file string, at Revision) ([]byte, error) {
	data, err := d.Library.Show(ctx, file, at)
	if errors.Is(err, fs.ErrNotExist) || at == "" {
		return nil, nil
	}
	return data, err
}

// sheet is a topic's file at a revision, taken apart.
func (d *Desk) sheet(ctx context.Context, topic string, at Revision) (*knowledge.Sheet, error) {
	data, err := d.content(ctx, fileOf(topic), at)
	switch {
	case err != nil:
		return nil, err
	case data == nil:
		return nil, errNoTopic
	}
	sheet, err := knowledge.ReadSheet(fileOf(topic), data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoSheet, err)
	}
	return sheet, nil
}

// baseLength is how much of a revision a custom id bears.
const baseLength = 12

func (r Revision) short() string { return string(r[:min(len(r), baseLength)]) }

// maxSearched is how far back a shortened revision is looked for.
const maxSearched = 5000

var shortRevision = regexp.MustCompile(`^[0-9a-f]{7,64}$`)

// revision finds the one that a shortened one stands for.
func (d *Desk) revision(ctx context.Context, short string) (Revision, error) {
	if !shortRevision.MatchString(short) {
		return "", ErrNoRevision
	}
	head, err := d.Library.Revision()
	if err != nil || strings.HasPrefix(string(head), short) {
		return head, err
	}
	versions, err := d.Library.History(ctx, "", maxSearched)
	if err != nil {
		return "", err
	}
	for _, v := range versions {
		if strings.HasPrefix(string(v.Revision), short) {
			return v.Revision, nil
		}
	}
	return "", ErrNoRevision
}
