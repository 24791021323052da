package localdiscord

import (
	"fmt"
	"slices"
)

// bounds are the fewest and the most values that a person may choose.
func (c Component) bounds() (least, most int) {
	least, most = 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	return least, most
}

// checkSelect holds a select menu of any kind against the rules.
func (c Component) checkSelect(f field) {
	f.at("custom_id").length(c.CustomID, 100)
	f.at("placeholder").maxLength(c.Placeholder, 150)
	least, most := c.bounds()
	f.at("min_values").between(least, 0, 25)
	f.at("max_values").between(most, max(1, least), 25)
	f.at("default_values").maxCount(len(c.Defaults), most)
	if c.Type == ComponentStringSelect {
		c.checkChoices(f.at("options"), max(1, most))
	}
	c.checkDefaults(f.at("default_values"))
}

// checkChoices asks for as many different options as can be chosen at once.
func (c Component) checkChoices(f field, atLeast int) {
	if n := len(c.Options); n < atLeast || n > 25 {
		f.fail("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and 25 in length.", atLeast))
	}
	_, most := c.bounds()
	chosen := 0
	var seen []string
	for i, o := range c.Options {
		at := f.index(i)
		at.at("label").length(o.Label, 100)
		at.at("value").length(o.Value, 100)
		at.at("description").maxLength(o.Description, 100)
		if slices.Contains(seen, o.Value) {
			at.at("value").fail("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen = append(seen, o.Value)
		if o.Default {
			chosen++
		}
	}
	if chosen > most {
		f.fail("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More options are chosen at first than can be.")
	}
}

// checkDefaults asks for defaults of the kinds that the menu offers.
func (c Component) checkDefaults(f field) {
	kinds := map[ComponentType][]string{
		ComponentUserSelect: {"user"}, ComponentRoleSelect: {"role"}, ComponentChannelSelect: {"channel"},
		ComponentMentionableSelect: {"user", "role"},
	}[c.Type]
	for i, d := range c.Defaults {
		f.index(i).at("type").oneOf(d.Type, kinds...)
		f.index(i).at("id").length(d.ID, 20)
	}
}
