package main

import "github.com/spf13/cobra"

func (a *app) chatCommand() *cobra.Command {
	var dir *string
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Talks in the terminal, and understands \"and eczema?\"",
		Long: `Answers question after question and remembers the last one, so that "and eczema?"
is understood. When topics are offered, type a number to choose one.
/new starts over, /quit ends.`,
		Example: `  gutskin chat
  printf 'can my gut cause acne?\nand eczema?\n' | gutskin chat`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			service, err := a.openService(cmd.Context(), *dir)
			if err != nil {
				return err
			}
			return a.newChat(service).run(cmd.Context())
		},
	}
	dir = knowledgeFlag(cmd)
	return cmd
}
