package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"gutskin/bot"
)

func TestPool(t *testing.T) {
	health := new(bot.Health)
	p := bot.NewPool(t.Context(), 2, 1, 3, health, slog.New(slog.DiscardHandler))
	hold, begun := make(chan struct{}), make(chan struct{})
	p.Submit("a", func(context.Context) { close(begun); <-hold })
	<-begun
	var mu sync.Mutex
	var order []int
	for i := range 5 { // three fit into the queue
		p.Submit("a", func(context.Context) {
			mu.Lock()
			defer mu.Unlock()
			order = append(order, i)
			panic("must not end the worker")
		})
	}
	close(hold)
	if err := p.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(order); got != "[0 1 2]" || health.Dropped() != 2 {
		t.Errorf("done %s, dropped %d", got, health.Dropped())
	}
	if p.Submit("a", func(context.Context) {}) {
		t.Error("a drained pool takes jobs")
	}
}
