package desk_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing here.
const nobody = 65534

// whenReadOnly runs something while a folder cannot be written to. Root may write everywhere,
// so it becomes somebody else meanwhile, on this thread and as far as files are concerned.
func whenReadOnly(t *testing.T, dir string, run func()) {
	t.Helper()
	change := func(folder, file fs.FileMode) {
		noError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() {
				return os.Chmod(path, folder)
			}
			if err == nil {
				return os.Chmod(path, file)
			}
			return err
		}))
	}
	change(0o555, 0o444)
	defer change(0o755, 0o644)
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		open(t, dir)
		noError(t, syscall.Setfsuid(nobody))
		defer func() { noError(t, syscall.Setfsuid(0)) }()
	}
	if err := os.WriteFile(filepath.Join(dir, "probe"), nil, 0o600); err == nil {
		_ = os.Remove(filepath.Join(dir, "probe"))
		t.Skip("this system lets everybody write everywhere")
	}
	run()
}

// open lets everybody into the folders above one.
func open(t *testing.T, dir string) {
	t.Helper()
	for up := filepath.Dir(dir); up != filepath.Dir(os.TempDir()) && up != "/"; up = filepath.Dir(up) {
		if up == filepath.Clean(os.TempDir()) {
			return
		}
		noError(t, os.Chmod(up, 0o755))
	}
}
