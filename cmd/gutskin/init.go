package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/spf13/cobra"

	"gutskin/knowledge/topics"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Writes the built-in knowledge out to edit it",
		Long: `Writes the built-in knowledge files into DIR, which must be new or empty. Edit them
with any editor, check them, and let the bot read them from there.`,
		Example: `  gutskin init ./my-knowledge
  gutskin check ./my-knowledge
  gutskin ask --knowledge ./my-knowledge "can my gut cause acne?"`,
		Args: exactlyOne("DIR"),
		RunE: func(_ *cobra.Command, args []string) error { return a.init(args[0]) },
	}
}

func (a *app) init(dir string) error {
	if err := makeEmpty(dir); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	files := 0
	err = fs.WalkDir(topics.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case entry.IsDir():
			return root.Mkdir(name, 0o755)
		}
		files++
		return copyOut(root, name)
	})
	if err != nil {
		return fmt.Errorf("write the knowledge to %s: %w", dir, err)
	}
	_, err = fmt.Fprintf(a.stdout, "Wrote %s to %s. Edit them, then check them:\n  gutskin check %s\n", count(files, "file"), clean(dir), clean(dir))
	return err
}

// makeEmpty makes sure that a folder exists and holds nothing: nothing is ever overwritten.
func makeEmpty(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.ReadDir(1); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	return fmt.Errorf("%s is not empty, and nothing in it shall be overwritten: name a new folder", dir)
}

// copyOut writes one built-in file.
func copyOut(root *os.Root, name string) error {
	data, err := fs.ReadFile(topics.FS(), name)
	if err != nil {
		return err
	}
	f, err := root.OpenFile(path.Clean(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
