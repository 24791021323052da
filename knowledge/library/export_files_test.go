package library_test

import (
	"os"
	"path/filepath"
	"testing"

	"gutskin/knowledge/library"
)

// TestFiles: what is handed out is what lies in the folder, broken or not, and nothing of
// git's or of other programs.
func TestFiles(t *testing.T) {
	dir := write(t, small())
	for name, text := range map[string]string{"sleep.md": "broken", "notes.doc": "x", ".hidden.md": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := library.Open(t.Context(), library.Options{Dir: dir, BuiltIn: small(), Keep: true, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files()
	if err != nil || len(files) != len(small()) || string(files["sleep.md"]) != "broken" || files["words/english.txt"] == nil {
		t.Errorf("%d files, %v", len(files), err)
	}
	builtIn, err := library.Open(t.Context(), library.Options{BuiltIn: small(), Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if files, err := builtIn.Files(); err != nil || len(files) != len(small()) {
		t.Errorf("built in: %d files, %v", len(files), err)
	}
	for name, want := range map[string]bool{
		"acne.md": true, "words/english.txt": true, "phrases/topics/acne.txt": true, "../acne.md": false, ".git/config": false, "a.exe": false, "": false, "other/a.md": false,
	} {
		if library.IsKnowledge(name) != want {
			t.Errorf("IsKnowledge(%q) = %v", name, !want)
		}
	}
}
