package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gutskin/cmd/internal/config"
)

// TestBackupToStandardOutput writes the same as to a file, and nothing but that.
func TestBackupToStandardOutput(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("GUTSKIN_DATA_DIR", folder)
	c, err := config.Load()
	if err != nil {
		t.Fatal(err)
	}
	store, _, err := openStore(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SaveGuildSettings(t.Context(), "1", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	var archive, said bytes.Buffer
	if status := run(t.Context(), []string{"backup", "-"}, strings.NewReader(""), &archive, &said); status != statusDone || !strings.Contains(said.String(), " to standard output. ") {
		t.Fatalf("backup: exit status %d, %q", status, said.String())
	}
	file := filepath.Join(folder, "records.zip")
	if err := os.WriteFile(file, archive.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	said.Reset()
	if status := run(t.Context(), []string{"restore", "--replace", file}, strings.NewReader(""), &said, &said); status != statusDone || !strings.HasPrefix(said.String(), "Put back ") {
		t.Errorf("restore: exit status %d, %q", status, said.String())
	}
}
