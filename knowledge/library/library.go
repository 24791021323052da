package library

import (
	"context"
	"io/fs"
	"log/slog"
	"slices"
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
	Base string
	// Model is a trained model as [search.Model.Encode] wrote it; empty, or one of other files,
	// means that the matcher is trained when the knowledge is read.
	Model string
	// Keep makes the library the keeper of Dir: it fills one that is missing or empty from
	// BuiltIn, keeps the history of its files in git, and can [Library.Save].
	Keep bool
	// Remote is a git repository with which [Library.Sync] keeps Dir in step; nil for none. It
	// takes effect with Keep.
	Remote *Remote
	// Ticks says when [Library.Watch] looks; nil means every second.
	Ticks <-chan time.Time
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
	// turn lets one change at a time be made or taken in; readers never wait for it.
	turn  chan struct{}
	state atomic.Pointer[state]
	// trouble is what keeps the folder from being read or its history from being kept, as
	// it was last logged; empty for nothing.
	trouble  atomic.Pointer[[]knowledge.Problem]
	troubles sync.Mutex // held while trouble is changed
	// history is nil until the folder has one that can be used; only who has the turn asks.
	history *history
	// examined is what was last found wrong; only who has the turn asks.
	examined examined
	// behind says that changes by hand are not in the history yet.
	behind atomic.Bool
	// drafted is the last state that was built and not served, for an edit that is looked at
	// and then saved.
	drafted atomic.Pointer[draft]

	models models
	// upstream is the other side of the folder; nil for none.
	upstream upstream
	// wake asks for a sync, and syncing lets one at a time be made.
	wake, syncing chan struct{}
	// synced is how the last ones went; nil without a remote.
	synced atomic.Pointer[SyncState]
	// conflicts are the problems of files of which two versions wait for a choice.
	conflicts atomic.Pointer[[]knowledge.Problem]
}

// state is one generation of the knowledge; it never changes.
type state struct {
	index    *search.Index
	problems []knowledge.Problem
	// files are the folder's, and served those in service; nil for the built-in knowledge.
	files, served files
	digest        digest
	// replies are what is said to the known questions; made when it is first asked for.
	replies func() replies
}

// Open reads the knowledge and builds its index. It fails when the folder cannot be read or
// no topic in it can be served; lesser problems are logged and found in [Library.Problems].
func Open(ctx context.Context, options Options) (*Library, error) {
	l := &Library{
		options: options.withDefaults(), turn: make(chan struct{}, 1),
		wake: make(chan struct{}, 1), syncing: make(chan struct{}, 1),
	}
	l.trouble.Store(new([]knowledge.Problem))
	if err := l.connect(); err != nil {
		return nil, err
	}
	if l.keeps() {
		if err := l.fill(ctx); err != nil {
			return nil, err
		}
		l.keepHistory(ctx)
		l.recall(ctx)
		l.noteConflicts(ctx)
	}
	if err := l.Reload(ctx); err != nil {
		return nil, err
	}
	return l, nil
}

// keeps reports whether there is a folder to keep.
func (l *Library) keeps() bool { return l.options.Keep && l.options.Dir != "" }

// acquire waits for the turn to change something; give it back with [Library.release].
func (l *Library) acquire(ctx context.Context) error {
	select {
	case l.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *Library) release() { <-l.turn }

// Reload reads everything anew and, when that works, swaps the index. On failure it returns
// why and the old index stays.
func (l *Library) Reload(ctx context.Context) error {
	if err := l.acquire(ctx); err != nil {
		return err
	}
	defer l.release()
	if l.options.Dir == "" {
		return l.reloadBuiltIn(ctx)
	}
	now, err := l.options.takeFolder()
	if err != nil {
		return err
	}
	return l.adopt(ctx, now)
}

func (l *Library) reloadBuiltIn(ctx context.Context) error {
	kept := make(chan *search.Model, 1)
	go func() { kept <- l.model(ctx) }() // decoded while the files are read
	base, problems, err := l.options.read()
	if err != nil {
		return err
	}
	return l.swap(ctx, &state{index: search.New(base, <-kept), problems: problems})
}

// adopt serves what the folder holds now and writes down what was changed by hand.
func (l *Library) adopt(ctx context.Context, now files) error {
	next, err := l.build(ctx, now)
	if err != nil {
		return err
	}
	if err := l.swap(ctx, next); err != nil {
		return err
	}
	if l.keeps() {
		l.commitByHand(ctx, now)
	}
	return nil
}

// build makes a state of a folder's files and serves it to nobody.
func (l *Library) build(ctx context.Context, now files) (*state, error) {
	kept := make(chan *search.Model, 1)
	go func() { kept <- l.model(ctx) }() // decoded while the files are read
	s := l.options.settle(now, l.earlier)
	if err := served(s.base, l.options.Dir, s.problems); err != nil {
		return nil, err
	}
	_, unread := regressionQuestions(now)
	s.problems = append(s.problems, unread...)
	return &state{
		index: search.New(s.base, l.fitting(s.base, <-kept)), problems: s.problems,
		files: now, served: s.served, digest: now.digest(),
	}, nil
}

// swap takes a state into service and logs the problems that are new with it.
func (l *Library) swap(ctx context.Context, next *state) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var known []knowledge.Problem
	if before := l.state.Load(); before != nil {
		known = before.problems
	}
	l.report(ctx, fresh(next.problems, known))
	next.replies = sync.OnceValue(func() replies {
		base := next.index.Base()
		return replied(next.index, knownQuestions(base, next.files), bankQuestions(base))
	})
	l.state.Store(next)
	l.remember(ctx, next.index.Model())
	return nil
}

// earlier lists what served in the place of a file before, the newest first: from memory,
// then from the history.
func (l *Library) earlier(name string) []standIn {
	var out []standIn
	if s := l.state.Load(); s != nil {
		if f, there := s.served[name]; there && f.err == nil {
			out = append(out, standIn{f.data, versionBefore})
		}
	}
	return append(out, l.options.fromHistory(name)...)
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

// decodeModel reads a kept model; an empty text is no model.
func decodeModel(data string) (*search.Model, error) {
	if data == "" {
		return nil, nil
	}
	return search.DecodeModel(data)
}

// Current is the index at this moment, never nil.
func (l *Library) Current() *search.Index { return l.state.Load().index }

// Problems are what is wrong with the folder as a whole, and what was wrong with the files
// when they were last read; the caller must not change them.
func (l *Library) Problems() []knowledge.Problem {
	out := append(slices.Clone(*l.trouble.Load()), l.Clashes()...)
	return append(out, l.state.Load().problems...)
}
