package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	statusDone = iota
	statusFailed
	statusUsage
)

// usageError is a mistake on the command line or in a setting.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// silent ends the program with a status and without a further word: all has been said.
type silent int

func (s silent) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// errSilent fails without a further word.
const errSilent = silent(statusFailed)

// exitStatus is the error, or none, of a program inside ours that has spoken for itself.
func exitStatus(status int) error {
	if status == statusDone {
		return nil
	}
	return silent(status)
}

// finish says what went wrong and chooses the exit status.
func (a *app) finish(cmd *cobra.Command, err error) int {
	var usage usageError
	var status silent
	switch {
	case err == nil:
		return statusDone
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "gutskin: interrupted")
		return statusFailed
	case !a.started || errors.As(err, &usage):
		fmt.Fprintf(a.stderr, "gutskin: %s\nRun \"%s -h\" to see what it takes.\n", clean(err.Error()), cmd.CommandPath())
		return statusUsage
	}
	fmt.Fprintf(a.stderr, "gutskin: %s\n", clean(err.Error()))
	return statusFailed
}
