package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync/atomic"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
)

// modelFile holds, within the repository of the history, the model that was trained on the
// folder as it was last served, so that the next start need not train again. git does not
// look at it, and who deletes it loses a second at the next start.
const modelFile = "gutskin.model"

// models are what was trained before.
type models struct {
	// own is the model of modelFile, until the folder has been read for the first time.
	own atomic.Pointer[search.Model]
	// filed is the fingerprint of the model in modelFile; only who has the turn asks.
	filed [32]byte
}

// recall reads the model that the last process kept; one that cannot be read is not used.
func (l *Library) recall(ctx context.Context) {
	if l.history == nil {
		return
	}
	root, err := os.OpenRoot(l.history.dir)
	if err != nil {
		return // the history tells of it
	}
	defer root.Close()
	data, err := root.ReadFile(modelFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	model, err := decodeModel(string(data))
	if err != nil {
		l.options.Logger.WarnContext(ctx, "the model of the last start is not used", "error", err)
		return
	}
	l.models.own.Store(model)
	l.models.filed = model.Fingerprint()
}

// fitting is the model of a base: the one that came with the program, or the last process's;
// nil if neither was trained on it.
func (l *Library) fitting(base *knowledge.Base, shipped *search.Model) *search.Model {
	want := search.Fingerprint(base)
	for _, m := range []*search.Model{shipped, l.models.own.Load()} {
		if m != nil && m.Fingerprint() == want {
			return m
		}
	}
	return nil
}

// remember keeps the model of what is served now for the next start, unless it came with the
// program. That it could not is no trouble to anybody: the next start takes a second longer.
func (l *Library) remember(ctx context.Context, model *search.Model) {
	l.models.own.Store(nil)
	if l.history == nil || model == nil || model.Fingerprint() == l.models.filed || model.Kept(l.options.Model) {
		return
	}
	root, err := os.OpenRoot(l.history.dir)
	if err == nil {
		defer root.Close()
		err = writeSynced(root, modelFile, []byte(model.Encode()))
	}
	if err != nil {
		l.options.Logger.DebugContext(ctx, "the model is not kept for the next start", "error", bare(err))
		return
	}
	l.models.filed = model.Fingerprint()
}
