package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"gutskin/cmd/internal/config"
	"gutskin/cmd/internal/webhook"
	"gutskin/knowledge/library"
	"gutskin/knowledge/library/remote"
)

// libraryRemote is the remote that the settings name; nil for none.
func libraryRemote(r config.Remote) *library.Remote {
	if r.Address == "" {
		return nil
	}
	return &library.Remote{
		Options: remote.Options{
			Address: r.Address, Branch: r.Branch, Token: r.Token, KeyFile: r.KeyFile, KnownHostsFile: r.KnownHostsFile,
		},
		Interval: r.Interval,
	}
}

// serveWebhook takes webhooks until the returned function is called; without a secret there
// are none.
func serveWebhook(ctx context.Context, c config.Config, secret string, lib *library.Library, logger *slog.Logger) (stop func(), err error) {
	if secret == "" {
		return func() {}, nil
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", c.KnowledgeWebhookAddress)
	if err != nil {
		return nil, fmt.Errorf("GUTSKIN_KNOWLEDGE_WEBHOOK_ADDRESS: %w", err)
	}
	server := webhook.Server(webhook.Handler(secret, lib.Pull, logger))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			logger.Error("webhooks are not taken any longer", "error", err)
		}
	}()
	logger.InfoContext(ctx, "taking webhooks", "address", listener.Addr().String(), "path", webhook.Path)
	return func() {
		_ = server.Close()
		<-ended
	}, nil
}
