package sqlstore

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"
)

// A backup is a .zip with one file of JSON lines a table, one object a row, and a manifest
// that says what must be in it. It is the same whichever engine it comes from.
const (
	archiveFormat  = "gutskin records 1"
	manifestName   = "manifest.json"
	manifestMost   = 1 << 20 // bytes
	tableSuffix    = ".jsonl"
	oldestSchema   = sealedSince
	storedAsBase64 = "base64"
)

// ErrNotBackup is wrapped for a file that is no backup of ours, or was cut short or changed.
var ErrNotBackup = errors.New("this is no whole backup of gutskin: use another copy of it")

// manifest describes a backup.
type manifest struct {
	Format string    `json:"format"`
	Made   time.Time `json:"made"`
	// Schema is the version of the tables.
	Schema int64           `json:"schema"`
	Tables []manifestTable `json:"tables"`
}

type manifestTable struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// record is one row: numbers, texts, and bytes.
type record map[string]any

// encode makes a line of a row. Bytes are told apart from text by an object around them.
func (r record) encode() ([]byte, error) {
	row := make(record, len(r))
	for name, value := range r {
		if data, ok := value.([]byte); ok {
			value = map[string]string{storedAsBase64: base64.StdEncoding.EncodeToString(data)}
		}
		row[name] = value
	}
	return json.Marshal(row)
}

// decode turns the values of a line into those of a row.
func (r record) decode() error {
	for name, value := range r {
		switch v := value.(type) {
		case nil, string:
		case json.Number:
			number, err := v.Int64()
			if err != nil {
				return fmt.Errorf("%w: %s is no whole number", ErrNotBackup, name)
			}
			r[name] = number
		case map[string]any:
			text, ok := v[storedAsBase64].(string)
			data, err := base64.StdEncoding.DecodeString(text)
			if !ok || err != nil || len(v) != 1 {
				return fmt.Errorf("%w: %s is no bytes", ErrNotBackup, name)
			}
			r[name] = data
		default:
			return fmt.Errorf("%w: %s is of no kind that is kept", ErrNotBackup, name)
		}
	}
	return nil
}

// archive is a backup that is read.
type archive struct {
	manifest
	zip *zip.Reader
}

// openArchive reads the manifest of a backup.
func openArchive(file io.ReaderAt, size int64) (archive, error) {
	reader, err := zip.NewReader(file, size)
	if err != nil {
		return archive{}, fmt.Errorf("%w: %w", ErrNotBackup, err)
	}
	a := archive{zip: reader}
	entry, err := reader.Open(manifestName)
	if err != nil {
		return archive{}, fmt.Errorf("%w: %w", ErrNotBackup, err)
	}
	defer func() { _ = entry.Close() }() // was only read
	if err := json.NewDecoder(io.LimitReader(entry, manifestMost)).Decode(&a.manifest); err != nil {
		return archive{}, fmt.Errorf("%w: its manifest: %w", ErrNotBackup, err)
	}
	if a.Format != archiveFormat || a.Schema < oldestSchema {
		return archive{}, fmt.Errorf("%w: its form is %q, version %d", ErrNotBackup, a.Format, a.Schema)
	}
	seen := map[string]bool{}
	for _, t := range a.Tables {
		if !slices.Contains(tables, t.Name) || seen[t.Name] {
			return archive{}, fmt.Errorf("%w: it holds a table %q", ErrNotBackup, t.Name)
		}
		seen[t.Name] = true
	}
	return a, nil
}

// rows gives every row of a table to a function, and then holds the table against the
// manifest.
func (a archive) rows(t manifestTable, each func(record) error) error {
	entry, err := a.zip.Open(t.Name + tableSuffix)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotBackup, err)
	}
	defer func() { _ = entry.Close() }() // was only read
	sum := sha256.New()
	read := io.TeeReader(entry, sum)
	lines, count := json.NewDecoder(read), 0
	lines.UseNumber()
	for {
		var row record
		if err := lines.Decode(&row); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("%w: %s, row %d: %w", ErrNotBackup, t.Name, count+1, err)
		}
		count++
		if err := row.decode(); err != nil {
			return fmt.Errorf("%s, row %d: %w", t.Name, count, err)
		}
		if err := each(row); err != nil {
			return fmt.Errorf("%s, row %d: %w", t.Name, count, err)
		}
	}
	if _, err := io.Copy(io.Discard, read); err != nil {
		return fmt.Errorf("%w: %w", ErrNotBackup, err)
	}
	if count != t.Rows || hex.EncodeToString(sum.Sum(nil)) != t.SHA256 {
		return fmt.Errorf("%w: %s is not what the manifest says", ErrNotBackup, t.Name)
	}
	return nil
}
