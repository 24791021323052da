package main

import "github.com/spf13/cobra"

// exactlyOne wants one argument and says what it is called when it is missing.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usagef("%s is missing: %s %s", what, cmd.CommandPath(), what)
		case 1:
			return nil
		}
		return usagef("one %s is enough; %q is too much", what, args[1])
	}
}

// atMostOne allows one argument.
func atMostOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef("one %s is enough; %q is too much", what, args[1])
		}
		return nil
	}
}

// none allows no argument.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// first is the first argument, empty when there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
