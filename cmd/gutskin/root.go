package main

import (
	"context"
	"io"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"
)

// app is what all verbs share: the three streams.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// started is true once a verb's own work has begun; an error before that is wrong usage.
	started bool
}

// run is the whole program but for signals: arguments in, exit status out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.rootCommand()
	// A nil slice would make cobra read the process's own arguments.
	root.SetArgs(slices.Concat([]string{}, args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	return a.finish(cmd, err)
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "gutskin",
		Short: "Answers questions about the gut-skin connection",
		Long: `gutskin answers questions about the gut-skin connection, in the terminal and on
Discord. It generates no text: everything it says stands in a knowledge file that
people wrote from three articles. It is no substitute for a doctor.`,
		Example: `  gutskin demo
  gutskin ask "can my gut cause acne?"
  gutskin chat
  gutskin serve`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          missingVerb,

		SuggestionsMinimumDistance: 2,
	}
	root.PersistentPreRun = func(*cobra.Command, []string) { a.started = true }
	root.SetVersionTemplate("gutskin {{.Version}}\n")
	root.AddCommand(
		a.askCommand(), a.chatCommand(), a.demoCommand(), a.serveCommand(), a.healthCommand(), a.checkCommand(),
		a.evalCommand(), a.initCommand(), a.exportCommand(), a.configCommand(), a.localDiscordCommand(), a.trainCommand(),
	)
	root.SetHelpCommand(helpCommand(root))
	return root
}

// missingVerb answers a command line without a verb that we know.
func missingVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("a verb is missing, for example: gutskin ask \"can my gut cause acne?\"")
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usagef("there is no verb %q: did you mean %q?", args[0], near[0])
	}
	return usagef("there is no verb %q; to ask something: gutskin ask \"…\"", args[0])
}

// helpCommand is "gutskin help VERB".
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: "Help about a verb",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return missingVerb(root, args)
			}
			cmd.InitDefaultHelpFlag()
			return cmd.Help()
		},
	}
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && info.Main.Version == "(devel)" {
			return s.Value
		}
	}
	return info.Main.Version
}
