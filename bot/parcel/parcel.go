// Package parcel packs knowledge files into a .zip and takes what somebody uploads apart. It
// believes nothing that an upload says about itself: neither sizes nor names nor kinds.
package parcel

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a parcel.
const (
	// MaxSize is the largest upload, in bytes.
	MaxSize = 2 << 20
	// MaxFile is the largest file in it, MaxFiles all of them, both unpacked and in bytes.
	MaxFile  = 1 << 20
	MaxFiles = 8 << 20
	// MaxCount is how many files there may be.
	MaxCount = 1_000
)

// Why an upload is refused. An error about one file is a [FileError].
var (
	ErrKind     = errors.New("neither a .md nor a .zip")
	ErrLarge    = errors.New("the upload is too large")
	ErrDamaged  = errors.New("not a .zip that can be read")
	ErrUnpacked = errors.New("too much, unpacked")
	ErrPath     = errors.New("the path leads out of the folder")
	ErrLink     = errors.New("neither a file nor a folder")
	ErrTwice    = errors.New("the name stands there twice")
	ErrUnknown  = errors.New("none of the knowledge files")
	ErrNotText  = errors.New("not text in UTF-8")
	ErrEmpty    = errors.New("there is no file")
)

// FileError is why one file in an upload is refused.
type FileError struct {
	// Name is what the upload calls the file; it may hold anything.
	Name string
	Err  error
}

// Error does not repeat the name, which may hold anything.
func (e *FileError) Error() string { return "a file of the upload: " + e.Err.Error() }

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }

// Read takes an upload apart: files by their path within the knowledge folder. known tells
// which paths can be those of knowledge files. With an error nothing of it may be used.
func Read(name string, data []byte, known func(string) bool) (map[string][]byte, error) {
	if len(data) > MaxSize {
		return nil, ErrLarge
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md":
		files := map[string][]byte{}
		return files, add(files, path.Base(name), data, known)
	case ".zip":
		return unpack(data, known)
	}
	return nil, ErrKind
}

func unpack(data []byte, known func(string) bool) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(archive.File) > MaxCount {
		return nil, ErrUnpacked
	}
	files, left := map[string][]byte{}, int64(MaxFiles)
	inside := commonFolder(archive.File, known)
	for _, f := range archive.File {
		name, skip, err := nameOf(f)
		if err != nil {
			return nil, &FileError{f.Name, err}
		}
		if skip {
			continue
		}
		content, err := read(f, min(left, MaxFile))
		if err != nil {
			return nil, &FileError{f.Name, err}
		}
		left -= int64(len(content))
		if err := add(files, strings.TrimPrefix(name, inside), content, known); err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, ErrEmpty
	}
	return files, nil
}

// nameOf is the path of a file; skip tells a folder, and what a Mac adds to every .zip.
func nameOf(f *zip.File) (name string, skip bool, err error) {
	name = f.Name
	switch {
	case !utf8.ValidString(name) || strings.ContainsAny(name, "\\\x00:") || strings.HasPrefix(name, "/") ||
		slices.Contains(strings.Split(name, "/"), ".."):
		return "", false, ErrPath
	case f.Mode()&fs.ModeType != 0 && !f.Mode().IsDir():
		return "", false, ErrLink
	}
	isFolder := f.Mode().IsDir() || strings.HasSuffix(name, "/")
	if isFolder && f.UncompressedSize64 != 0 {
		return "", false, ErrLink
	}
	if isFolder || strings.HasPrefix(name, "__MACOSX/") || path.Base(name) == ".DS_Store" {
		return "", true, nil
	}
	if !fs.ValidPath(name) {
		return "", false, ErrPath
	}
	return name, false, nil
}

// read unpacks a file, and no more than limit bytes whatever it says of its size.
func read(f *zip.File, limit int64) ([]byte, error) {
	if f.UncompressedSize64 > uint64(limit) {
		return nil, ErrUnpacked
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer func() { _ = r.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(content)) > limit:
		return nil, ErrUnpacked
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return content, nil
}

// commonFolder is the folder that everything lies in, as it is when somebody packs the folder
// and not what is in it; empty when there is none, or when it is one of the knowledge's own.
func commonFolder(list []*zip.File, known func(string) bool) string {
	folder := ""
	for _, f := range list {
		name, skip, err := nameOf(f)
		if err != nil {
			return ""
		}
		if skip {
			continue
		}
		first, _, below := strings.Cut(name, "/")
		if !below || known(name) || folder != "" && first+"/" != folder {
			return ""
		}
		folder = first + "/"
	}
	return folder
}

// add takes a file in that can be one of the knowledge's.
func add(files map[string][]byte, name string, content []byte, known func(string) bool) error {
	_, twice := files[name]
	switch {
	case !known(name):
		return &FileError{name, ErrUnknown}
	case twice:
		return &FileError{name, ErrTwice}
	case len(content) > MaxFile:
		return &FileError{name, ErrUnpacked}
	case !utf8.Valid(content) || bytes.ContainsRune(content, 0):
		return &FileError{name, ErrNotText}
	}
	files[name] = content
	return nil
}

// Write packs files, the same way every time.
func Write(files map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(files[name])
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack the files: %w", err)
	}
	return b.Bytes(), nil
}
