package remote

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// Bounds of what a pack may hold.
const (
	// maxObject is the largest object, in bytes, unpacked: twice the largest knowledge file
	// that is read, and room for pictures beside it.
	maxObject = 8 << 20
	// maxObjects is how many there may be, some twenty years of many edits a day.
	maxObjects = 2_000_000
	// looseUpTo is up to how many objects a pack is taken apart: one file an object is less
	// than a pack for each fetch, which would make every look at the history slower.
	looseUpTo = 100
)

// takePack writes a pack to a file in a folder, looks whether it is what it claims to be, and
// then puts its objects into the store. The file is gone afterwards.
func takePack(into storer.Storer, pack io.Reader, spool string) (err error) {
	f, err := os.CreateTemp(spool, ".gutskin-pack-*")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnkept, err)
	}
	defer func() {
		err = errors.Join(err, f.Close())
		_ = os.Remove(f.Name()) // one that stays is removed when the folder is opened next
	}()
	if _, err := io.Copy(f, pack); err != nil {
		return ofDisk(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	count, err := inspect(f)
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if count <= looseUpTo {
		into = loose{into}
	}
	if err := packfile.UpdateObjectStorage(into, f); err != nil {
		return ofDisk(fmt.Errorf("%w: %w", ErrGarbled, err))
	}
	return nil
}

// ofDisk names the errors of our own disk, which the remote is not to blame for.
func ofDisk(err error) error {
	var disk *fs.PathError
	if errors.As(err, &disk) {
		return fmt.Errorf("%w: %w", ErrUnkept, disk)
	}
	return err
}

// loose is a store that is given objects one by one.
type loose struct{ storer.Storer }

// inspect reads a pack to its end and refuses one whose objects would be too large.
func inspect(r io.Reader) (objects uint32, err error) {
	scanner := packfile.NewScanner(r)
	_, count, err := scanner.Header()
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrGarbled, err)
	}
	if count > maxObjects {
		return 0, fmt.Errorf("%w: %d objects", ErrTooLarge, count)
	}
	for range count {
		header, err := scanner.NextObjectHeader()
		if err != nil {
			return 0, fmt.Errorf("%w: %w", ErrGarbled, err)
		}
		if header.Length > maxObject {
			return 0, fmt.Errorf("%w: a file of %d bytes", ErrTooLarge, header.Length)
		}
		head := &beginning{}
		if _, _, err := scanner.NextObject(head); err != nil {
			return 0, fmt.Errorf("%w: %w", ErrGarbled, err)
		}
		isDelta := header.Type == plumbing.REFDeltaObject || header.Type == plumbing.OFSDeltaObject
		if size := head.target(); isDelta && size > maxObject {
			return 0, fmt.Errorf("%w: a file of %d bytes", ErrTooLarge, size)
		}
	}
	return count, nil
}

// beginning keeps the first bytes of what is written to it: enough for the two sizes that a
// delta begins with.
type beginning struct{ data []byte }

// Write keeps what there is room for.
func (b *beginning) Write(p []byte) (int, error) {
	const room = 20
	b.data = append(b.data, p[:min(len(p), room-len(b.data))]...)
	return len(p), nil
}

// target is the size of what a delta makes, the second of its sizes.
func (b *beginning) target() uint64 {
	_, rest := size(b.data)
	target, _ := size(rest)
	return target
}

// size reads a number of seven bits a byte, the least first.
func size(data []byte) (n uint64, rest []byte) {
	for i, c := range data {
		n |= uint64(c&0x7f) << (7 * min(i, 9))
		if c&0x80 == 0 {
			return n, data[i+1:]
		}
	}
	return n, nil
}
