package library

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Open opens a file or a folder, as an [fs.FS] does.
func (f files) Open(name string) (fs.File, error) {
	if found, ok := f[name]; ok && found.err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: found.err}
	} else if ok {
		return &openFile{entry{name, int64(len(found.data)), 0o444}, bytes.NewReader(found.data)}, nil
	}
	if entries := f.list(name); len(entries) > 0 || name == "." {
		return &openFolder{entry{name, 0, fs.ModeDir | 0o555}, entries}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// list gives the entries of a folder, sorted by name.
func (f files) list(dir string) []fs.DirEntry {
	found := map[string]entry{}
	for name, content := range f {
		rest, below := name, true
		if dir != "." {
			rest, below = strings.CutPrefix(name, dir+"/")
		}
		if !below {
			continue
		}
		first, _, isDir := strings.Cut(rest, "/")
		mode := fs.FileMode(0o444)
		if isDir {
			mode = fs.ModeDir | 0o555
		}
		found[first] = entry{first, int64(len(content.data)), mode}
	}
	var out []fs.DirEntry
	for _, name := range slices.Sorted(maps.Keys(found)) {
		out = append(out, fs.FileInfoToDirEntry(found[name]))
	}
	return out
}

// entry describes a file or a folder, as [fs.FileInfo] wants it.
type entry struct {
	name string
	size int64
	mode fs.FileMode
}

// Name is the last part of the path.
func (e entry) Name() string { return path.Base(e.name) }

// Size is in bytes.
func (e entry) Size() int64 { return e.size }

// Mode tells files from folders; both are for reading only.
func (e entry) Mode() fs.FileMode { return e.mode }

// ModTime is not kept.
func (e entry) ModTime() time.Time { return time.Time{} }

// IsDir reports whether it is a folder.
func (e entry) IsDir() bool { return e.mode.IsDir() }

// Sys has nothing to give.
func (e entry) Sys() any { return nil }

type openFile struct {
	entry
	*bytes.Reader
}

// Stat describes the file.
func (o *openFile) Stat() (fs.FileInfo, error) { return o.entry, nil }

// Size is in bytes, read or not.
func (o *openFile) Size() int64 { return o.size }

// Close has nothing to give back.
func (o *openFile) Close() error { return nil }

type openFolder struct {
	entry
	rest []fs.DirEntry
}

// Stat describes the folder.
func (o *openFolder) Stat() (fs.FileInfo, error) { return o.entry, nil }

// Read fails: a folder has no content.
func (o *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: o.name, Err: fs.ErrInvalid}
}

// Close has nothing to give back.
func (o *openFolder) Close() error { return nil }

// ReadDir gives the next entries.
func (o *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(o.rest) {
		if n > 0 && len(o.rest) == 0 {
			return nil, io.EOF
		}
		n = len(o.rest)
	}
	out := o.rest[:n:n]
	o.rest = o.rest[n:]
	return out, nil
}
