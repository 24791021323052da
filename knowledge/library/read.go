package library

import (
	"errors"
	"fmt"

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
	now, err := o.takeFolder()
	if err != nil {
		return nil, nil, err
	}
	s := o.settle(now, o.fromHistory)
	return s.base, s.problems, served(s.base, o.Dir, s.problems)
}

// takeFolder reads the moderator's folder into memory.
func (o Options) takeFolder() (files, error) {
	folder, err := OpenFolder(o.Dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	now, err := take(folder.FS())
	if err != nil {
		return nil, fmt.Errorf("cannot read the knowledge folder %s: %w", o.Dir, bare(err))
	}
	return now, nil
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
