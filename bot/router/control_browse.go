package router

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gutskin/bot/reply"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// The controls of the message in which people browse.
const (
	// actionBrowse shows the choice of groups, or a page (from 1) of the group that its
	// arguments name.
	actionBrowse reply.Action = "browse"
	// actionBrowseGroup is the menu of groups.
	actionBrowseGroup reply.Action = "browse-group"
	// actionBrowseTopic is the menu of topics on the page of the group that its arguments
	// name.
	actionBrowseTopic reply.Action = "browse-topic"
)

// browse shows a group, or the choice of groups.
func (r *Router) browse(_ context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	group, page, err := groupAndPage(id)
	if err != nil {
		return nil, fmt.Errorf("browse: %w", err)
	}
	return s.inPlace(r.browseFrom(s, group, page)), nil
}

// browseGroup shows the group that was chosen.
func (r *Router) browseGroup(_ context.Context, s scene, _ reply.CustomID) (*reply.Reply, error) {
	if len(s.Values) != 1 || !slices.Contains(knowledge.Groups(), knowledge.Group(s.Values[0])) {
		return nil, fmt.Errorf("choose group: %w", reply.ErrCustomID)
	}
	return s.inPlace(r.browseFrom(s, knowledge.Group(s.Values[0]), 1)), nil
}

// browseTopic answers with the topic that was chosen, and leads back to its page.
func (r *Router) browseTopic(ctx context.Context, s scene, id reply.CustomID) (*reply.Reply, error) {
	group, page, err := groupAndPage(id)
	if err != nil || len(s.Values) != 1 {
		return nil, fmt.Errorf("browse topic: %w", reply.ErrCustomID)
	}
	said, err := r.chooseTopic(ctx, s, reply.ID(actionTopic))
	if err != nil {
		return nil, err
	}
	back := reply.Button{Label: s.words.Topics.Back, ID: reply.ID(actionBrowse, string(group), strconv.Itoa(page))}
	said.Rows = withButton(said.Rows, back)
	return said, nil
}

// groupAndPage are what a custom id names; the page is 1 where it names none.
func groupAndPage(id reply.CustomID) (knowledge.Group, int, error) {
	group, page := knowledge.Group(id.Arg(0)), 1
	if group != "" && !slices.Contains(knowledge.Groups(), group) {
		return "", 0, reply.ErrCustomID
	}
	if n := id.Arg(1); n != "" {
		var err error
		if page, err = strconv.Atoi(n); err != nil {
			return "", 0, reply.ErrCustomID
		}
	}
	return group, page, nil
}

// withButton puts a button into a row of its own, or where there are no more rows, beside
// others.
func withButton(rows []reply.Row, b reply.Button) []reply.Row {
	if len(rows) < reply.MaxRows {
		return append(rows, reply.Buttons(b))
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Menu == nil && len(rows[i].Buttons) < reply.MaxButtons {
			rows[i].Buttons = append(slices.Clone(rows[i].Buttons), b)
			break
		}
	}
	return rows
}

// renderGroup is a page of a group's topics. A page that does not exist, perhaps no longer,
// is the nearest one that does.
func renderGroup(w words.Topics, group knowledge.Group, topics []*knowledge.Topic, page int) *reply.Reply {
	pages := (len(topics) + reply.MaxItems - 1) / reply.MaxItems
	page = min(max(page, 1), pages)
	shown := topics[(page-1)*reply.MaxItems : min(page*reply.MaxItems, len(topics))]
	menu := reply.Menu{ID: reply.ID(actionBrowseTopic, string(group), strconv.Itoa(page)), Placeholder: w.ChooseTopic}
	var titles []string
	for _, t := range shown {
		titles = append(titles, t.Title)
		menu.Items = append(menu.Items, reply.Item{Label: t.Title, Value: t.ID, Description: strings.Join(t.AlsoCalled, ", ")})
	}
	c, of := GroupWords(w, group), ""
	if pages > 1 {
		of = words.Fill(w.Page, "page", strconv.Itoa(page), "pages", strconv.Itoa(pages))
	}
	said := reply.Text(reply.Paragraphs(headed(c.Name, c.About), reply.Bullets(titles), of))
	said.Rows = []reply.Row{{Menu: &menu}, reply.Buttons(turns(w, group, page, pages)...)}
	return said
}

// turns are the buttons that lead from one page to another, and back to the groups. One that
// would lead nowhere is left out.
func turns(w words.Topics, group knowledge.Group, page, pages int) []reply.Button {
	var buttons []reply.Button
	to := func(label string, page int) {
		buttons = append(buttons, reply.Button{Label: label, ID: reply.ID(actionBrowse, string(group), strconv.Itoa(page))})
	}
	if page > 1 {
		to(w.Previous, page-1)
	}
	if page < pages {
		to(w.Next, page+1)
	}
	return append(buttons, reply.Button{Label: w.Back, ID: reply.ID(actionBrowse)})
}
