package desk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// aside is a message about a draft that has no preview, with the ways on from it.
func aside(s router.Scene, w *draft, say string, further ...reply.Button) *reply.Reply {
	said := reply.Text(reply.Paragraphs("**"+words.Fill(s.Words.Desk.Replies.Preview, "name", reply.Quote(w.Name))+"**", say))
	buttons := append(further, typingButtons(s, w)...)
	buttons = append(buttons, reply.Button{Label: s.Words.Desk.Buttons.Discard, ID: reply.ID(actionDrop, w.id)})
	said.Rows = []reply.Row{reply.Buttons(buttons...)}
	return said
}

// renderNothing says that the draft is what is published already.
func renderNothing(s router.Scene, w *draft) *reply.Reply {
	return aside(s, w, s.Words.Desk.Replies.Nothing)
}

// renderUnready says what a new topic lacks.
func renderUnready(s router.Scene, w *draft, say string) *reply.Reply { return aside(s, w, say) }

// renderBusy asks to look again in a moment.
func renderBusy(s router.Scene, w *draft) *reply.Reply {
	return aside(s, w, s.Words.Desk.Replies.Busy, retry(s, w))
}

func retry(s router.Scene, w *draft) reply.Button {
	return reply.Button{Label: s.Words.Desk.Buttons.Retry, ID: reply.ID(actionDraft, w.id)}
}

// renderGroups asks for the group of a new topic.
func renderGroups(s router.Scene, w *draft) *reply.Reply {
	said := aside(s, w, s.Words.Desk.Replies.ChooseGroup)
	menu := &reply.Menu{ID: reply.ID(actionGroup, w.id), Placeholder: s.Words.Topics.ChooseGroup, Items: groupItems(s, "")}
	said.Rows = append([]reply.Row{{Menu: menu}}, said.Rows...)
	return said
}

// groupItems are the groups to choose from.
func groupItems(s router.Scene, chosen string) []reply.Item {
	var items []reply.Item
	for _, g := range knowledge.Groups() {
		about := router.GroupWords(s.Words.Topics, g)
		items = append(items, reply.Item{Label: about.Name, Description: about.About, Value: string(g), Chosen: string(g) == chosen})
	}
	return items
}

// shownClashes is how many clashes have a row of controls; the next ones follow when these
// are settled.
const shownClashes = 3

// clashText is how much of each side is shown.
const clashText = 240

// renderClashes shows what two people changed, side by side, with a choice for each.
func renderClashes(s router.Scene, w *draft, now settled) *reply.Reply {
	t, b := s.Words.Desk.Replies, s.Words.Desk.Buttons
	parts := []string{t.Clashes}
	var rows []reply.Row
	for n, c := range now.clashes[:min(len(now.clashes), shownClashes)] {
		field := strconv.Itoa(n+1) + ". " + name(s.Words.Desk.Fields, c.Field)
		if c.Field == "" {
			field += ": " + reply.Quote(c.file)
		}
		parts = append(parts, "**"+field+"**\n"+t.Theirs+"\n"+side(c.Theirs, c.Yours)+"\n"+t.Mine+"\n"+side(c.Yours, c.Theirs))
		rows = append(rows, reply.Buttons(
			reply.Button{Label: strconv.Itoa(n+1) + ". " + b.TakeTheirs, ID: reply.ID(actionChoose, w.id, c.place(), c.over(), sideTheirs)},
			reply.Button{Label: strconv.Itoa(n+1) + ". " + b.TakeMine, ID: reply.ID(actionChoose, w.id, c.place(), c.over(), sideMine)},
		))
	}
	said := aside(s, w, reply.Paragraphs(parts...))
	said.Rows = append(rows, said.Rows...)
	return said
}

// side is what one side of a clash has and the other has not, as a block of quoted lines.
func side(texts, other []string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return slices.Contains(other, t) })
	if len(texts) == 0 {
		return "> –"
	}
	text := reply.Clip(strings.Join(texts, "\n"), clashText)
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, "> "+reply.Quote(strings.TrimRight(line, "\n")))
	}
	return strings.Join(lines, "\n")
}

// moment is a time as Discord shows it, in the reader's own zone.
func moment(t time.Time) string { return "<t:" + strconv.FormatInt(t.Unix(), 10) + ":R>" }
