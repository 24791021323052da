package bot

import "gutskin/bot/reply"

// wireControl is a component: a row, a button, a menu, or a part of a form.
type wireControl struct {
	Type          int           `json:"type"`
	Components    []wireControl `json:"components,omitempty"`
	Component     *wireControl  `json:"component,omitempty"` // of a label
	CustomID      string        `json:"custom_id,omitempty"`
	Style         int           `json:"style,omitempty"`
	Label         string        `json:"label,omitempty"`
	URL           string        `json:"url,omitempty"`
	Disabled      bool          `json:"disabled,omitempty"`
	Options       []wireItem    `json:"options,omitempty"`
	Placeholder   string        `json:"placeholder,omitempty"`
	MinValues     *int          `json:"min_values,omitempty"`
	MaxValues     int           `json:"max_values,omitempty"`
	DefaultValues []wireChosen  `json:"default_values,omitempty"`
	ChannelTypes  []int         `json:"channel_types,omitempty"`
	Content       string        `json:"content,omitempty"` // of a text in a form
	Value         string        `json:"value,omitempty"`
	MaxLength     int           `json:"max_length,omitempty"`
	Required      *bool         `json:"required,omitempty"`
}

type wireItem struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

type wireChosen struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// wireForm is a modal.
type wireForm struct {
	CustomID   string        `json:"custom_id"`
	Title      string        `json:"title"`
	Components []wireControl `json:"components"`
}

// Discord's numbers for components.
const (
	componentRow    = 1
	componentButton = 2
	componentItems  = 3
	componentInput  = 4
	componentText   = 10
	componentLabel  = 18

	styleSecondary = 2 // grey: no button says that it is the right one
	styleLink      = 5
	styleShort     = 1
	styleLong      = 2
)

// textChannels are the types of channel that hold messages: text and announcements.
var textChannels = [...]int{0, 5}

// rows are the controls under a message; an empty list takes controls away. What Discord
// would refuse is left out, so that one broken control costs nobody the reply.
func rows(from []reply.Row) []wireControl {
	out := []wireControl{}
	for _, r := range from {
		row := wireControl{Type: componentRow}
		if r.Menu != nil {
			if m, ok := menu(*r.Menu); ok {
				row.Components = append(row.Components, m)
			}
		}
		for _, b := range r.Buttons {
			if c, ok := button(b); ok && r.Menu == nil && len(row.Components) < reply.MaxButtons {
				row.Components = append(row.Components, c)
			}
		}
		if len(row.Components) > 0 && len(out) < reply.MaxRows {
			out = append(out, row)
		}
	}
	return out
}

func button(b reply.Button) (wireControl, bool) {
	c := wireControl{Type: componentButton, Style: styleSecondary, Label: reply.Clip(b.Label, reply.MaxLabel), Disabled: b.Disabled}
	if b.URL != "" {
		c.Style, c.URL = styleLink, b.URL
		return c, c.Label != ""
	}
	id, err := b.ID.Encode()
	c.CustomID = id
	return c, err == nil && c.Label != ""
}

func menu(m reply.Menu) (wireControl, bool) {
	id, err := m.ID.Encode()
	least, most := m.Least, m.Most
	if most == 0 {
		least, most = 1, 1
	}
	c := wireControl{
		Type: int(m.Kind), CustomID: id, Placeholder: reply.Clip(m.Placeholder, reply.MaxPlaceholder),
		MinValues: &least, MaxValues: most,
	}
	switch m.Kind {
	case reply.MenuChannels:
		c.ChannelTypes, c.DefaultValues = textChannels[:], chosen(m.Chosen, "channel")
	case reply.MenuRoles:
		c.DefaultValues = chosen(m.Chosen, "role")
	default:
		c.Type, c.Options = componentItems, items(m.Items)
		c.MaxValues = min(most, len(c.Options))
		return c, err == nil && len(c.Options) > 0
	}
	return c, err == nil
}

func items(from []reply.Item) []wireItem {
	var out []wireItem
	for _, i := range from {
		if i.Label == "" || i.Value == "" || reply.Length(i.Value) > reply.MaxItem || len(out) == reply.MaxItems {
			continue
		}
		out = append(out, wireItem{
			Label: reply.Clip(i.Label, reply.MaxItem), Value: i.Value,
			Description: reply.Clip(i.Description, reply.MaxItem), Default: i.Chosen,
		})
	}
	return out
}

func chosen(ids []string, kind string) []wireChosen {
	var out []wireChosen
	for _, id := range ids {
		out = append(out, wireChosen{id, kind})
	}
	return out
}

// form is a modal: each input stands in a label, which a screen reader reads out.
func form(f reply.Form) (wireForm, error) {
	id, err := f.ID.Encode()
	if err != nil {
		return wireForm{}, err
	}
	w := wireForm{CustomID: id, Title: reply.Clip(f.Title, reply.MaxFormTitle)}
	if f.Intro != "" {
		w.Components = append(w.Components, wireControl{Type: componentText, Content: reply.Clip(f.Intro, reply.MaxIntro)})
	}
	for _, i := range f.Inputs[:min(len(f.Inputs), reply.MaxInputs-len(w.Components))] {
		field := input(i)
		w.Components = append(w.Components, wireControl{
			Type: componentLabel, Label: reply.Clip(i.Label, reply.MaxInputLabel), Component: &field,
		})
	}
	return w, nil
}

func input(i reply.Input) wireControl {
	required := !i.Optional
	if len(i.Items) > 0 {
		return wireControl{
			Type: componentItems, CustomID: i.Name, Options: items(i.Items),
			Placeholder: reply.Clip(i.Hint, reply.MaxPlaceholder), Required: &required,
		}
	}
	c := wireControl{
		Type: componentInput, CustomID: i.Name, Style: styleShort, Required: &required,
		Placeholder: reply.Clip(i.Hint, reply.MaxInputHint), Value: i.Value, MaxLength: reply.MaxInputValue,
	}
	if i.Long {
		c.Style = styleLong
	}
	if i.Max > 0 {
		c.MaxLength = min(i.Max, reply.MaxInputValue)
	}
	return c
}
