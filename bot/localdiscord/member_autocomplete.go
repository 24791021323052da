package localdiscord

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Autocomplete types part of an option's value and gives the choices that the
// bot offers, in the member's language. Other options that are already filled in may follow.
func (m *Member) Autocomplete(
	ctx context.Context, channelName, command, option, partial string, others ...Option,
) ([]Choice, error) {
	options := append(others[:len(others):len(others)], Opt(option, partial))
	typed, err := m.interact(channelName, InteractionAutocomplete, func(w *world, i *interaction) (any, error) {
		var err error
		if i.command, err = w.offered(m.account, i.channel, command, CommandChatInput); err != nil {
			return nil, err
		}
		i.owners = w.owners(i.account, i.channel, i.command.IntegrationTypes)
		if !completes(i.command.Options, option, m.account.locale) {
			return nil, fmt.Errorf("option %q has no autocomplete: %w", option, ErrInvalid)
		}
		call := commandCall{world: w, channel: i.channel, options: options, focus: option, locale: m.account.locale}
		return call.data(i.command, strings.Fields(command)[1:])
	})
	if err != nil {
		return nil, err
	}
	reply, err := typed.Response(ctx)
	shown := slices.Clone(reply.Choices)
	m.server.world.read(func() { translateChoices(shown, m.account.locale) })
	return shown, err
}

// completes tells whether an option, at any depth, has autocomplete.
func completes(list []CommandOption, option, locale string) bool {
	for _, o := range list {
		if o.called(option, locale) && o.Autocomplete || completes(o.Options, option, locale) {
			return true
		}
	}
	return false
}
