package library

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// ownPrefix begins the names of files and folders that exist only while something is
// written. What an interrupted program left of them is removed by the next.
const ownPrefix = ".gutskin-"

// temporary is a name that nobody else uses.
func temporary() string { return ownPrefix + strings.ToLower(rand.Text()[:12]) }

// writeSynced writes a file so that after it returns the whole file is there, and before
// that the old one, whatever happens to the machine.
func writeSynced(root *os.Root, name string, data []byte) error {
	temp, err := writeTemporary(root, path.Dir(name), data)
	if err != nil {
		return err
	}
	if err := root.Rename(temp, name); err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return syncFolder(root, path.Dir(name))
}

// writeTemporary writes a file under a name of its own in a folder, onto the disk.
func writeTemporary(root *os.Root, dir string, data []byte) (string, error) {
	if err := root.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	name := path.Join(dir, temporary())
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, root.Remove(name))
	}
	return name, nil
}

// syncFolder puts the names in a folder onto the disk. A system that cannot do this with a
// folder keeps them safe by itself, or not at all.
func syncFolder(root *os.Root, dir string) error {
	f, err := root.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, errors.ErrUnsupported) {
		return bareSync(err)
	}
	return nil
}

// bareSync passes on only what says that the disk failed.
func bareSync(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) && pathError.Op == "sync" && strings.Contains(pathError.Err.Error(), "invalid") {
		return nil
	}
	return err
}
