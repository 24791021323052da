package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// Where serve tells how it is doing.
const (
	// alivePath answers 200 as long as the process can answer.
	alivePath = "/healthz"
	// readyPath answers 200 while the bot can be used and 503 while it cannot.
	readyPath = "/readyz"
	// metricsPath has the figures for Prometheus.
	metricsPath = "/metrics"
)

// healthPatience is how long either side waits for the other; maxHealth bounds an answer,
// in bytes.
const (
	healthPatience = 3 * time.Second
	maxHealth      = 8 << 10
)

func (a *app) healthCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "health",
		Short: "Asks a running bot whether it is ready",
		Long: `Asks the bot that serves beside it, at GUTSKIN_HEALTH_ADDRESS, whether it is ready:
connected to Discord, with something to answer. The exit status is 0 when it is, also
when it is degraded, and 1 when it is not, as the health check of a container wants it.`,
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
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.HealthAddress+readyPath, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("the bot does not answer: %w", err)
	}
	defer resp.Body.Close()
	var state readiness
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxHealth)).Decode(&state); err != nil {
		return fmt.Errorf("the bot does not answer as a bot does: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the bot says: %s", clean(strings.TrimSpace(state.String())))
	}
	_, err = io.WriteString(a.stdout, clean(state.String()))
	return err
}

// serveHealth answers health checks at an address until the returned function is called; an
// empty address means not at all.
func serveHealth(ctx context.Context, address string, handler http.Handler, logger *slog.Logger) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("GUTSKIN_HEALTH_ADDRESS: %w", err)
	}
	server := &http.Server{Handler: handler, ReadTimeout: healthPatience, WriteTimeout: healthPatience, MaxHeaderBytes: 8 << 10}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // always ends with ErrServerClosed or a broken listener
	}()
	logger.InfoContext(ctx, "answering health checks", "address", listener.Addr().String())
	return func() {
		_ = server.Close()
		<-ended
	}, nil
}

// healthHandler answers at the three paths.
func healthHandler(state serving, metrics http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+alivePath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "alive")
	})
	mux.HandleFunc("GET "+readyPath, func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), healthPatience/2)
		defer cancel()
		found := state.ready(ctx)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		if found.Status == stateNotReady {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_ = json.NewEncoder(w).Encode(found) // whoever asked has gone
	})
	mux.Handle("GET "+metricsPath, metrics)
	return mux
}
