package library

import (
	"fmt"
	"io/fs"
)

// IsKnowledge reports whether a path within the folder can be that of a knowledge file.
func IsKnowledge(name string) bool { return ours(name) }

// Files are the knowledge files as they were last read, by path, also those that are broken;
// the caller must not change their contents.
func (l *Library) Files() (map[string][]byte, error) {
	out := map[string][]byte{}
	if now := l.state.Load().files; now != nil {
		for name, f := range now {
			if f.err == nil && ours(name) {
				out[name] = f.data
			}
		}
		return out, nil
	}
	err := fs.WalkDir(l.options.BuiltIn, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !ours(name) {
			return err
		}
		out[name], err = fs.ReadFile(l.options.BuiltIn, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the built-in files: %w", err)
	}
	return out, nil
}
