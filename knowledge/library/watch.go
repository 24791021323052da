package library

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"gutskin/knowledge"
)

// interval is how often the folder is looked at. A change is live in three seconds: two at
// most until it is seen, and less than one to train the matcher.
const interval = 2 * time.Second

// lookShare bounds the share of time that looking takes: after a look that took long, the
// next waits so many times as long. A folder of our size takes some 5 ms.
const lookShare = 20

// Watch looks at the folder again and again until ctx is done, and takes in what was
// changed there. It compares contents, not times: on network and container mounts
// notifications get lost and times lag. A change without errors is taken in as soon as it is
// seen; any other, when two looks agree, for a file may be half written. When the folder
// cannot be read, what was read last stays in service.
func (l *Library) Watch(ctx context.Context) {
	if l.options.Dir == "" {
		return
	}
	ticks := l.options.Ticks
	if ticks == nil {
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		ticks = ticker.C
	}
	w := watcher{Library: l}
	for {
		select {
		case <-ctx.Done():
			return
		case at := <-ticks:
			w.tick(ctx, at)
		}
	}
}

// watcher is what one look tells the next.
type watcher struct {
	*Library
	// seen is the digest of the last look that was not taken in.
	seen digest
	// refused is the digest of a folder that cannot be served.
	refused digest
	// rests is until when no look is worth its price.
	rests time.Time
	// cost is how long the last look took.
	cost time.Duration
}

func (w *watcher) tick(ctx context.Context, at time.Time) {
	if at.Before(w.rests) {
		return
	}
	w.look(ctx)
	w.rests = at.Add(lookShare*w.cost - interval)
}

// folderTrouble names trouble with the folder among the problems.
const folderTrouble = "."

func (w *watcher) look(ctx context.Context) {
	found, err := w.lookAt()
	switch {
	case err != nil:
		w.folderFails(ctx, err)
	case found == w.state.Load().digest:
		w.seen = found
		w.setTrouble(ctx, folderTrouble, "", "")
		w.catchUp(ctx)
	case found == w.refused:
	default:
		w.takeIn(ctx)
	}
}

// catchUp writes down changes by hand that could not be when they were taken in.
func (w *watcher) catchUp(ctx context.Context) {
	if !w.keeps() || !w.behind.Load() || w.acquire(ctx) != nil {
		return
	}
	defer w.release()
	w.commitByHand(ctx, w.state.Load().files)
}

func (w *watcher) lookAt() (digest, error) {
	folder, err := OpenFolder(w.options.Dir)
	if err != nil {
		return digest{}, err
	}
	defer folder.Close()
	began := time.Now()
	defer func() { w.cost = time.Since(began) }()
	return look(folder.FS())
}

func (w *watcher) folderFails(ctx context.Context, err error) {
	message, hint := "it cannot be read: "+bare(err).Error(), "let the program read it"
	if errors.Is(err, fs.ErrNotExist) {
		message, hint = "it is gone", "put it back"
	}
	w.setTrouble(ctx, folderTrouble, message+"; what was read last is served", hint+": it is looked for every two seconds")
}

// takeIn serves a change when it has settled.
func (w *watcher) takeIn(ctx context.Context) {
	if err := w.acquire(ctx); err != nil {
		return
	}
	defer w.release()
	now, err := w.options.takeFolder()
	if err != nil {
		w.folderFails(ctx, err)
		return
	}
	before := w.state.Load()
	d := now.digest()
	if d == before.digest {
		return // it was saved, or taken in, while we waited
	}
	changed := now.changed(before.files)
	if d != w.seen && !w.sound(now, changed) {
		w.seen = d
		return
	}
	w.seen = d
	if err := w.adopt(ctx, now); err != nil {
		w.refused = d
		if ctx.Err() == nil {
			w.setTrouble(ctx, folderTrouble, err.Error()+"; what was read last is served", "put the files back")
		}
		return
	}
	w.refused = digest{}
	w.setTrouble(ctx, folderTrouble, "", "")
	w.options.Logger.InfoContext(ctx, "the knowledge was read anew", "files", summarize(changed),
		"topics", len(w.Current().Base().Topics))
}

// sound reports whether changed files are there, whole and without errors.
func (w *watcher) sound(now files, changed []string) bool {
	for _, name := range changed {
		if f, there := now[name]; !there || f.err != nil {
			return false
		}
	}
	_, problems := knowledge.Load(now, w.options.Today())
	return !slices.ContainsFunc(problems, func(p knowledge.Problem) bool {
		return p.Severity == knowledge.SeverityError && slices.Contains(changed, p.File)
	})
}
