package localdiscord

import (
	"fmt"
	"slices"
)

// checkMessageComponents holds the components of a message against Discord's
// rules, which differ for the second version of components.
func checkMessageComponents(f field, list []Component, v2 bool) {
	if v2 {
		f.maxCount(countComponents(list), 40)
	} else {
		f.maxCount(len(list), 5)
	}
	for i, c := range list {
		if !v2 && c.Type != ComponentActionRow {
			f.index(i).badType(c.Type)
		}
	}
	for c := range allComponents(list) {
		if c.Type == ComponentTextInput || c.Type == ComponentLabel || c.Type == ComponentFileUpload {
			f.badType(c.Type)
		}
	}
	checkComponents(f, list)
	checkCustomIDs(f, list)
}

func countComponents(list []Component) int {
	n := 0
	for range allComponents(list) {
		n++
	}
	return n
}

func (f field) badType(t ComponentType) {
	f.at("type").fail("BASE_TYPE_CHOICES", fmt.Sprintf("Component type %d is not allowed here.", t))
}

// checkCustomIDs refuses two components of one name.
func checkCustomIDs(f field, list []Component) {
	var seen []string
	for c := range allComponents(list) {
		if c.CustomID != "" && slices.Contains(seen, c.CustomID) {
			f.fail("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated: "+c.CustomID)
		}
		seen = append(seen, c.CustomID)
	}
}

func checkComponents(f field, list []Component) {
	for i, c := range list {
		at := f.index(i)
		c.check(at)
		checkComponents(at.at("components"), c.children())
	}
}

func (c Component) check(f field) {
	switch {
	case c.Type == ComponentActionRow:
		c.checkRow(f)
	case c.Type == ComponentButton:
		c.checkButton(f)
	case c.IsSelect():
		c.checkSelect(f)
	case c.Type == ComponentTextInput:
		c.checkTextInput(f)
	case c.Type == ComponentTextDisplay:
		f.at("content").length(c.Content, 4000)
	case c.Type == ComponentLabel:
		c.checkLabel(f)
	case c.Type < ComponentActionRow || c.Type > ComponentFileUpload:
		f.badType(c.Type)
	}
}

// checkRow allows five buttons, or one menu, or one text input.
func (c Component) checkRow(f field) {
	f.at("components").count(len(c.Components), 5)
	for i, inner := range c.Components {
		if inner.Type != ComponentButton && !inner.IsSelect() && inner.Type != ComponentTextInput {
			f.at("components").index(i).badType(inner.Type)
		}
		if inner.Type != ComponentButton && len(c.Components) > 1 {
			f.at("components").fail("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
		}
	}
}

func (c Component) checkButton(f field) {
	f.at("label").maxLength(c.Label, 80)
	switch c.Style {
	case buttonLink:
		f.at("url").length(c.URL, 512)
		if c.CustomID != "" {
			f.fail("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
		return
	case buttonPremium:
		f.at("sku_id").length(c.SKU, 20)
		return
	case 1, 2, 3, 4:
		f.at("custom_id").length(c.CustomID, 100)
	default:
		f.at("style").fail("BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).")
	}
	if c.Label == "" && c.Emoji == nil {
		f.fail("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.")
	}
}
