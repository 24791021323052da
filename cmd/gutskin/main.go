// Command gutskin answers questions about the gut-skin connection from a knowledge base
// that people curate, in the terminal and on Discord. "gutskin -h" lists the verbs; each
// has a file of its own here. Exit status: 0 done, 1 failed, 2 wrong usage.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

//go:generate go run . train --out ../../knowledge/topics/model
//go:generate go run . config --markdown --out ../../docs/config.md

// samePress is how soon after a signal another one still means the same.
const samePress = 300 * time.Millisecond

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the process at once, should the orderly end take too long. Some
	// programs, timeout(1) among them, send the first one twice.
	context.AfterFunc(ctx, func() { time.AfterFunc(samePress, stop) })
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
