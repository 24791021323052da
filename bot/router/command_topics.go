package router

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// topics handles /topics: one message in which a person looks around by group and topic.
func (r *Router) topics(_ context.Context, s scene) (*reply.Reply, error) {
	said := r.browseFrom(s, knowledge.Group(s.Options[OptionGroup]), 1)
	said.Private = true
	return said, nil
}

// shelves are the topics that a place shows, by group, each group by title.
func (r *Router) shelves(s scene) map[knowledge.Group][]*knowledge.Topic {
	base := r.Answers.Base()
	groups := map[knowledge.Group][]*knowledge.Topic{}
	for i := range base.Topics {
		if t := &base.Topics[i]; !s.place.Hides(t.Group) && reply.Length(t.ID) <= reply.MaxItem && isTopicID(t.ID) {
			groups[t.Group] = append(groups[t.Group], t)
		}
	}
	for _, topics := range groups {
		slices.SortFunc(topics, func(a, b *knowledge.Topic) int {
			return cmp.Or(cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.ID, b.ID))
		})
	}
	return groups
}

// browseFrom shows a page of a group, or the choice of groups where there is no such group.
func (r *Router) browseFrom(s scene, group knowledge.Group, page int) *reply.Reply {
	shelves := r.shelves(s)
	switch topics := shelves[group]; {
	case len(topics) > 0:
		return renderGroup(s.words.Topics, group, topics, page)
	case slices.Contains(knowledge.Groups(), group): // hidden here, or emptied since
		return renderGroups(s.words.Topics, shelves, s.words.Topics.EmptyGroup)
	}
	return renderGroups(s.words.Topics, shelves, "")
}

// renderGroups is the choice of groups: a line for each, and a menu. note may be empty.
func renderGroups(w words.Topics, shelves map[knowledge.Group][]*knowledge.Topic, note string) *reply.Reply {
	var lines []string
	menu := reply.Menu{ID: reply.ID(actionBrowseGroup), Placeholder: w.ChooseGroup}
	for _, g := range knowledge.Groups() {
		if len(shelves[g]) == 0 {
			continue
		}
		c := GroupWords(w, g)
		lines = append(lines, bold(c.Name)+": "+c.About)
		menu.Items = append(menu.Items, reply.Item{Label: c.Name, Value: string(g), Description: c.About})
	}
	if len(lines) == 0 {
		return reply.Text(w.EmptyGroup)
	}
	said := reply.Text(reply.Paragraphs(note, headed(w.Title, w.Introduction), reply.Bullets(lines)))
	said.Rows = []reply.Row{{Menu: &menu}}
	return said
}

// GroupWords are what a group is called; empty for one that does not exist.
func GroupWords(w words.Topics, g knowledge.Group) words.Choice {
	switch g {
	case knowledge.GroupMechanism:
		return w.Groups.Mechanism
	case knowledge.GroupConcern:
		return w.Groups.Concern
	case knowledge.GroupFood:
		return w.Groups.Food
	case knowledge.GroupLifestyle:
		return w.Groups.Lifestyle
	}
	return words.Choice{}
}
