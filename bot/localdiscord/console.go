package localdiscord

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

// RecordVariable is the environment variable that by custom names the file for the record;
// whoever calls Main reads it.
const RecordVariable = "LOCALDISCORD_RECORD"

// Main runs a server as a command of its own: it prints the address, acts as
// people do on each line of stdin, and prints what comes back. It ends with the
// line "quit" or with the context; the end of stdin leaves the server running.
// record is the file for the record unless a flag names another; it may be empty. The
// result is the exit status: 0 done, 1 failed, 2 wrong usage.
func Main(ctx context.Context, args []string, record string, stdin io.Reader, stdout, stderr io.Writer) int {
	settings, err := parseFlags(args, record, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	if err := settings.run(ctx, stdin, stdout); err != nil {
		fmt.Fprintln(stderr, "localdiscord:", err)
		return 1
	}
	return 0
}

// settings are the flags of the command.
type settings struct {
	opts   Options
	record string
	wait   time.Duration
}

func parseFlags(args []string, record string, stderr io.Writer) (*settings, error) {
	s := &settings{}
	flags := flag.NewFlagSet("localdiscord", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.opts.Addr, "addr", "127.0.0.1:0", "`address` to listen on; port 0 picks a free one")
	flags.BoolVar(&s.opts.AllowRemote, "allow-remote", false, "permit an address that other machines reach")
	flags.StringVar(&s.opts.Token, "token", DefaultToken, "the bot's `token`")
	flags.StringVar(&s.opts.BotName, "bot", "bot", "the bot's user `name`")
	flags.BoolFunc("message-content", "let the bot read all messages, as the switch of that name does", func(string) error {
		s.opts.PrivilegedIntents |= IntentMessageContent
		return nil
	})
	flags.BoolVar(&s.opts.Limits.Off, "no-limits", false, "do not enforce rate limits")
	flags.StringVar(&s.record, "record", record,
		"`file` for the REST requests, a line of JSON each (also by $"+RecordVariable+")")
	flags.Func("key-seed", "sign interactions with the key pair made of `HEX`, 64 digits (default: a random pair)", s.setKey)
	flags.DurationVar(&s.wait, "wait", 15*time.Second, "how `long` to wait for the bot")
	flags.Usage = func() {
		fmt.Fprint(stderr, "A Discord on loopback, to try a bot without an account.\n\nUsage: localdiscord [flags] < lines\n\n")
		flags.PrintDefaults()
		fmt.Fprint(stderr, "\nLines:\n"+consoleHelp)
	}
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "localdiscord: unexpected argument %q\n", flags.Arg(0))
		return nil, ErrInvalid
	}
	return s, nil
}

// setKey takes the seed of the key that signs interactions.
func (s *settings) setKey(seed string) error {
	decoded, err := hex.DecodeString(seed)
	if err != nil || len(decoded) != ed25519.SeedSize {
		return fmt.Errorf("want %d hexadecimal digits: %w", 2*ed25519.SeedSize, ErrInvalid)
	}
	s.opts.Key = ed25519.NewKeyFromSeed(decoded)
	return nil
}

// run starts the server and follows the lines.
func (s *settings) run(ctx context.Context, stdin io.Reader, stdout io.Writer) (err error) {
	if s.record != "" {
		file, err := os.OpenFile(s.record, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return fmt.Errorf("open record: %w", err)
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		s.opts.Record = file
	}
	server, err := Start(ctx, s.opts)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	fmt.Fprintf(stdout, "localdiscord listens on %s\n", server.URL())
	fmt.Fprintln(stdout, "ready")
	c := &console{server: server, out: stdout, wait: s.wait, forms: map[string]*Interaction{}}
	for line := range lines(ctx, stdin) {
		if line == "quit" {
			return nil
		}
		if err := c.do(ctx, line); err != nil {
			fmt.Fprintln(stdout, "error:", err)
		}
	}
	<-ctx.Done()
	return nil
}

// lines reads a text line by line until it or the context ends. A read that
// nothing interrupts may outlast the context.
func lines(ctx context.Context, from io.Reader) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		scanner := bufio.NewScanner(from)
		for scanner.Scan() {
			select {
			case out <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
