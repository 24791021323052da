package localdiscord

import "cmp"

// Offered are the commands that a member is shown in a channel, with the names
// and descriptions of the language of the member's client.
func (m *Member) Offered(channelName string) ([]Command, error) {
	var list []Command
	err := m.act(func(w *world) error {
		c, err := w.seenBy(m.account, channelName)
		if err != nil {
			return err
		}
		for _, command := range w.commands {
			if !w.offers(command, m.account, c) {
				continue
			}
			shown, err := command.localized(m.account.locale)
			if err != nil {
				return err
			}
			list = append(list, shown)
		}
		return nil
	})
	return list, err
}

// called tells whether a person can mean the command by a name: its own, or the
// one in the person's language.
func (c *Command) called(name, locale string) bool {
	return name == c.Name || name == c.NameLocalizations[locale]
}

// called does the same for an option or a subcommand.
func (o *CommandOption) called(name, locale string) bool {
	return name == o.Name || name != "" && name == o.NameLocalizations[locale]
}

// localized is a copy of the command as a client in a language shows it.
func (c *Command) localized(locale string) (Command, error) {
	shown, err := c.clone()
	if err != nil {
		return shown, err
	}
	shown.Name = cmp.Or(c.NameLocalizations[locale], c.Name)
	shown.Description = cmp.Or(c.DescriptionLocalizations[locale], c.Description)
	translateOptions(shown.Options, locale)
	return shown, nil
}

func translateOptions(list []CommandOption, locale string) {
	for i := range list {
		o := &list[i]
		o.Name = cmp.Or(o.NameLocalizations[locale], o.Name)
		o.Description = cmp.Or(o.DescriptionLocalizations[locale], o.Description)
		translateChoices(o.Choices, locale)
		translateOptions(o.Options, locale)
	}
}

func translateChoices(list []Choice, locale string) {
	for i := range list {
		list[i].Name = cmp.Or(list[i].NameLocalizations[locale], list[i].Name)
	}
}

// briefCommand is a command as a list shows it to a bot that has not asked for
// translations: its own two fields hide those of the command.
type briefCommand struct {
	Command
	Names        map[string]string `json:"name_localizations,omitempty"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
}

func (c *Command) brief() (briefCommand, error) {
	shown, err := c.clone()
	dropTranslations(shown.Options)
	return briefCommand{Command: shown}, err
}

func dropTranslations(list []CommandOption) {
	for i := range list {
		o := &list[i]
		o.NameLocalizations, o.DescriptionLocalizations = nil, nil
		for j := range o.Choices {
			o.Choices[j].NameLocalizations = nil
		}
		dropTranslations(o.Options)
	}
}
