package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"maps"
	"slices"
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
