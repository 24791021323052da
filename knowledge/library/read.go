package library

import (
	"errors"
	"fmt"
	"io/fs"

	"gutskin/knowledge"
)

// ErrNoTopics means that a folder holds no topic that can be served.
var ErrNoTopics = errors.New(`no topic can be served ("gutskin init DIR" writes the built-in ones to a new folder)`)

// Load reads the knowledge as [Open] does, and makes no index of it.
func Load(options Options) (*knowledge.Base, []knowledge.Problem, error) {
	return options.withDefaults().read()
}

// read loads the knowledge, with built-in copies where the folder's shared files fail.
func (o Options) read() (*knowledge.Base, []knowledge.Problem, error) {
	if o.Dir == "" {
		base, problems := knowledge.LoadKept(o.BuiltIn, o.Today(), o.Base)
		return base, problems, served(base, "the built-in knowledge", problems)
	}
	folder, err := OpenFolder(o.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer folder.Close()
	base, problems := o.withBuiltIn(folder.FS())
	return base, problems, served(base, o.Dir, problems)
}

// served is an error when there is nothing to serve; it names the first problem, which is
// mostly the reason.
func served(base *knowledge.Base, from string, problems []knowledge.Problem) error {
	if len(base.Topics) > 0 {
		return nil
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s: %w\n%s", from, ErrNoTopics, problems[0])
	}
	return fmt.Errorf("%s: %w", from, ErrNoTopics)
}

// withBuiltIn loads a folder and lets built-in copies stand in for the shared files that
// are missing or broken in it.
func (o Options) withBuiltIn(folder fs.FS) (*knowledge.Base, []knowledge.Problem) {
	base, problems := knowledge.Load(folder, o.Today())
	missing := standIns(folder, base, problems)
	if len(missing) == 0 {
		return base, problems
	}
	mended, rest := knowledge.Load(overlay{folder, o.BuiltIn, missing}, o.Today())
	if len(mended.Topics) < len(base.Topics) {
		// The built-in articles are fewer than this folder's: do without them rather than
		// lose the topics that credit the others.
		missing = without(missing, knowledge.ArticlesFile)
		mended, rest = knowledge.Load(overlay{folder, o.BuiltIn, missing}, o.Today())
	}
	return mended, append(explain(problems, missing), rest...)
}

// explain keeps the problems of the files that were replaced and says that they were.
func explain(problems []knowledge.Problem, replaced []string) []knowledge.Problem {
	var out []knowledge.Problem
	for _, p := range problems {
		for _, name := range replaced {
			if within(p.File, name) {
				p.Message += "; the built-in copy is used instead"
				out = append(out, p)
				break
			}
		}
	}
	return out
}
