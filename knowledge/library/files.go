package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// files is what a knowledge folder held at one moment, by path with forward slashes. It is
// read into memory so that what is checked, served and committed is the same, whatever is
// done to the folder meanwhile. It is never changed once it is handed on.
type files map[string]file

// file is one file's content, or why it cannot be read.
type file struct {
	data []byte
	err  error
}

// with is a copy in which some files are other: nil takes one away.
func (f files) with(changes map[string][]byte) files {
	out := maps.Clone(f)
	if out == nil {
		out = files{}
	}
	for name, data := range changes {
		if data == nil {
			delete(out, name)
		} else {
			out[name] = file{data: data}
		}
	}
	return out
}

// changed lists the files that are not the same in another set, sorted.
func (f files) changed(other files) []string {
	var out []string
	for name, a := range f {
		if b, there := other[name]; !there || !a.same(b) {
			out = append(out, name)
		}
	}
	for name := range other {
		if _, there := f[name]; !there {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func (f file) same(other file) bool {
	return bytes.Equal(f.data, other.data) && (f.err == nil) == (other.err == nil)
}

// digest identifies the contents of all files.
func (f files) digest() digest {
	d := newDigester()
	for _, name := range slices.Sorted(maps.Keys(f)) {
		d.file(name, f[name].err)
		d.Write(f[name].data)
		d.end(int64(len(f[name].data)))
	}
	return d.digest()
}

// digest is the hash of a folder's contents.
type digest [sha256.Size]byte

// digester hashes files one after another so that no two folders look alike.
type digester struct{ hash.Hash }

func newDigester() digester { return digester{sha256.New()} }

func (d digester) file(name string, err error) {
	d.end(int64(len(name)))
	d.Write([]byte(name))
	if err != nil {
		d.Write([]byte("\x00unreadable"))
	}
}

func (d digester) end(n int64) {
	d.Write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

func (d digester) digest() digest { return digest(d.Sum(nil)) }

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

// entry describes a file or a folder.
type entry struct {
	name string
	size int64
	mode fs.FileMode
}

// What an [fs.FileInfo] tells.
func (e entry) Name() string       { return path.Base(e.name) }
func (e entry) Size() int64        { return e.size }
func (e entry) Mode() fs.FileMode  { return e.mode }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) IsDir() bool        { return e.mode.IsDir() }
func (e entry) Sys() any           { return nil }

type openFile struct {
	entry
	*bytes.Reader
}

// Stat, Size and Close make an open file of the bytes.
func (o *openFile) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *openFile) Size() int64                { return o.entry.size }
func (o *openFile) Close() error               { return nil }

type openFolder struct {
	entry
	rest []fs.DirEntry
}

// Stat, Read and Close make an open folder of the list.
func (o *openFolder) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: o.name, Err: fs.ErrInvalid}
}
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
