package library

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/go-git/go-billy/v5"
)

// syncedFS is a file system for git whose files are on the disk when they are closed, and
// whose names are when they are renamed.
type syncedFS struct{ billy.Filesystem }

// Create makes a file that is synced when it is closed.
func (s syncedFS) Create(name string) (billy.File, error) { return synced(s.Filesystem.Create(name)) }

// TempFile makes a file of a new name that is synced when it is closed.
func (s syncedFS) TempFile(dir, prefix string) (billy.File, error) {
	return synced(s.Filesystem.TempFile(dir, prefix))
}

// OpenFile opens a file; one to write to is synced when it is closed.
func (s syncedFS) OpenFile(name string, flag int, mode os.FileMode) (billy.File, error) {
	f, err := s.Filesystem.OpenFile(name, flag, mode)
	if flag&(os.O_WRONLY|os.O_RDWR) == 0 {
		return f, err
	}
	return synced(f, err)
}

// Rename also puts the new name onto the disk.
func (s syncedFS) Rename(from, to string) error {
	if err := s.Filesystem.Rename(from, to); err != nil {
		return err
	}
	root, err := os.OpenRoot(filepath.Join(s.Root(), filepath.Dir(to)))
	if err != nil {
		return err
	}
	defer root.Close()
	return syncFolder(root, ".")
}

// Capabilities are those of the file system below.
func (s syncedFS) Capabilities() billy.Capability { return billy.Capabilities(s.Filesystem) }

type syncedFile struct{ billy.File }

func synced(f billy.File, err error) (billy.File, error) {
	if err != nil {
		return nil, err
	}
	return syncedFile{f}, nil
}

// Close writes the file to the disk first.
func (f syncedFile) Close() error {
	if s, ok := f.File.(interface{ Sync() error }); ok {
		if err := s.Sync(); err != nil {
			return errors.Join(err, f.File.Close())
		}
	}
	return f.File.Close()
}
