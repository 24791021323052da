package bot

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// InteractionsPath is where the HTTP door is on its address.
const InteractionsPath = "/interactions"

// listen opens the HTTP door if there is to be one. The door is closed by the function that
// is returned, which waits for requests that have begun until its context ends.
func (b *built) listen(ctx context.Context, cfg Config) (closeDoor func(context.Context), err error) {
	if cfg.PublicKey == "" {
		return func(context.Context) {}, nil
	}
	key, err := publicKey(cfg.PublicKey)
	if err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", cfg.InteractionsAddress)
	if err != nil {
		return nil, fmt.Errorf("listen for interactions: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle(InteractionsPath, &httpDoor{key: key, intake: b.intake})
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: 2 * time.Second, ReadTimeout: 3 * time.Second, WriteTimeout: 5 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	b.background.Go(func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			b.log.Error("the HTTP door closed", "error", err)
		}
	})
	address := listener.Addr().String()
	cfg.Health.door.Store(&address)
	b.log.Info("interactions arrive over HTTP; direct messages and mentions need the gateway", "connected", !cfg.HTTPOnly,
		"address", address, "path", InteractionsPath)
	return func(ctx context.Context) {
		cfg.Health.door.Store(nil)
		if err := server.Shutdown(ctx); err != nil {
			b.log.Warn("some requests were not finished", "error", err)
			_ = server.Close()
		}
	}, nil
}
