package library

import (
	"context"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// Options say where the knowledge comes from.
type Options struct {
	// Dir is the moderator's folder; empty means the built-in files alone.
	Dir string
	// BuiltIn are the built-in files. They are served when Dir is empty, and stand in for
	// shared files that are missing or broken in Dir. Required.
	BuiltIn fs.FS
	// Base is what [knowledge.Keep] wrote of the built-in files; empty, or one of other files,
	// means that they are parsed and checked when the knowledge is read.
	Base []byte
	// Model is a trained model as [search.Model.Encode] wrote it; empty, or one of other files,
	// means that the matcher is trained when the knowledge is read.
	Model []byte
	// Today says which reviews are overdue; nil means [time.Now].
	Today func() time.Time
	// Logger is told of every problem; nil means that nobody is.
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Today == nil {
		o.Today = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// Library is the living set of files. Make one with [Open]; it is safe for use by several
// goroutines.
type Library struct {
	options Options
	// reloading lets one reload run at a time; readers never wait for it.
	reloading sync.Mutex
	state     atomic.Pointer[state]
}

// state is one generation of the knowledge; it never changes.
type state struct {
	index    *search.Index
	problems []knowledge.Problem
}

// Open reads the knowledge and builds its index. It fails when the folder cannot be read or
// no topic in it can be served; lesser problems are logged and found in [Library.Problems].
func Open(ctx context.Context, options Options) (*Library, error) {
	l := &Library{options: options.withDefaults()}
	if err := l.Reload(ctx); err != nil {
		return nil, err
	}
	return l, nil
}

// Reload reads everything anew and, when that works, swaps the index. On failure it returns
// why and the old index stays.
func (l *Library) Reload(ctx context.Context) error {
	l.reloading.Lock()
	defer l.reloading.Unlock()
	kept := make(chan *search.Model, 1)
	go func() { kept <- l.model(ctx) }() // decoded while the files are read
	base, problems, err := l.options.read()
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	l.report(ctx, problems)
	l.state.Store(&state{index: search.New(base, <-kept), problems: problems})
	return nil
}

// model decodes the model that was handed over; nil, which costs time and nothing else, when
// it cannot be.
func (l *Library) model(ctx context.Context) *search.Model {
	model, err := decodeModel(l.options.Model)
	if err != nil {
		l.options.Logger.WarnContext(ctx, "the kept model is not used", "error", err)
	}
	return model
}

// decodeModel reads a kept model; no bytes are no model.
func decodeModel(data []byte) (*search.Model, error) {
	if len(data) == 0 {
		return nil, nil
	}
	return search.DecodeModel(data)
}

// Current is the index at this moment, never nil.
func (l *Library) Current() *search.Index { return l.state.Load().index }

// Problems are what was wrong with the files when they were last read; the caller must not
// change them.
func (l *Library) Problems() []knowledge.Problem { return l.state.Load().problems }
