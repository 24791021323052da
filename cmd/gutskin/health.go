package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gutskin/bot"
)

// healthPath is where serve tells how it is doing.
const healthPath = "/healthz"

// healthPatience is how long either side waits for the other.
const healthPatience = 3 * time.Second

func (a *app) healthCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "health",
		Short: "Asks a running bot whether it is connected to Discord",
		Long: `Asks the bot that serves beside it, at GUTSKIN_HEALTH_ADDRESS, whether it is connected
to Discord. The exit status is 0 when it is and 1 when it is not, as the health check
of a container wants it.`,
		Example: `  GUTSKIN_HEALTH_ADDRESS=127.0.0.1:8081 gutskin health`,
		Args:    none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.health(cmd.Context()) },
	}
}

func (a *app) health(ctx context.Context) error {
	c, err := loadConfig()
	if err != nil {
		return err
	}
	if c.HealthAddress == "" {
		return usagef("GUTSKIN_HEALTH_ADDRESS is not set: give serve and health the same one, for example 127.0.0.1:8081")
	}
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.HealthAddress+healthPath, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("the bot does not answer: %w", err)
	}
	defer resp.Body.Close()
	said, err := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	if err != nil {
		return fmt.Errorf("the bot does not answer: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the bot says: %s", strings.TrimSpace(string(said)))
	}
	_, err = a.stdout.Write(said)
	return err
}

// serveHealth answers health checks at an address until the returned function is called; an
// empty address means not at all.
func serveHealth(ctx context.Context, address string, health *bot.Health, logger *slog.Logger) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("GUTSKIN_HEALTH_ADDRESS: %w", err)
	}
	server := &http.Server{Handler: healthHandler(health), ReadTimeout: healthPatience, WriteTimeout: healthPatience, MaxHeaderBytes: 8 << 10}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // always ends with ErrServerClosed or a broken listener
	}()
	logger.InfoContext(ctx, "answering health checks", "address", listener.Addr().String(), "path", healthPath)
	return func() {
		_ = server.Close()
		<-ended
	}, nil
}

// healthHandler answers 200 while Discord is connected and 503 otherwise.
func healthHandler(health *bot.Health) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+healthPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		if !health.Ready() {
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprintln(w, "not connected to Discord")
			return
		}
		fmt.Fprintln(w, "connected to Discord")
	})
	return mux
}
