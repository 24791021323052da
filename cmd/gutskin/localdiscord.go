package main

import (
	"github.com/spf13/cobra"

	"gutskin/bot/localdiscord"
	"gutskin/cmd/internal/config"
)

// localDiscordCommand is the hidden verb that runs a Discord on this machine, to try the
// bot without an account. It reads its own flags.
func (a *app) localDiscordCommand() *cobra.Command {
	return &cobra.Command{
		Use:                "localdiscord",
		Short:              "Runs a Discord on this machine, to try the bot",
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return exitStatus(localdiscord.Main(cmd.Context(), args, config.Variable(localdiscord.RecordVariable), a.stdin, a.stdout, a.stderr))
		},
	}
}
