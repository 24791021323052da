package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Folder is a knowledge folder opened so that nothing outside it can be reached: neither by
// ".." nor through a symbolic link.
type Folder struct{ root *os.Root }

// OpenFolder opens a folder for reading. Close it when done.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the knowledge folder %s: %w", dir, bare(err))
	}
	return &Folder{root}, nil
}

// FS gives the folder's regular files and its folders, nothing else: a pipe or a device
// would keep its reader waiting.
func (f *Folder) FS() fs.FS { return regular{f.root} }

// Close gives the folder back to the operating system.
func (f *Folder) Close() error { return f.root.Close() }

type regular struct{ root *os.Root }

var errNotRegular = errors.New("is neither a file nor a folder")

// Open opens a file or a folder within the root.
func (r regular) Open(name string) (fs.File, error) {
	info, err := fs.Stat(r.root.FS(), name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	return r.root.FS().Open(name)
}

// bare is an error without the paths that its message would repeat.
func bare(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err
	}
	return err
}
