package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"gutskin/knowledge/sqlstore"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copies the bot's records into a file",
		Long: `Copies all records of the bot, as they are at one moment, into FILE, which must be new,
or with - to standard output. The bot may go on serving. The file can be put back on SQLite as well as on PostgreSQL.
What people wrote stays sealed in it: keep the key as well, and in another place. The
knowledge folder is not in it: it is a git repository, which git clone copies.`,
		Example: `  gutskin backup records.zip
  gutskin restore records.zip
  docker compose exec -T gutskin /gutskin backup - > records.zip`,
		Args: exactlyOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
}

// standardOutput stands for a file: in a container there may be no folder to write to.
const standardOutput = "-"

func (a *app) backup(ctx context.Context, path string) error {
	name, said := clean(path), a.stdout
	if path == standardOutput {
		name, said = "standard output", a.stderr
		if isTerminal(a.stdout) {
			return usagef("a backup is no text for a terminal: send it into a file")
		}
	} else if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return usagef("%s is there already, and nothing shall be overwritten: name a new file", path)
	}
	c, err := loadConfig()
	if err != nil {
		return err
	}
	store, place, err := openKept(ctx, c)
	if err != nil {
		return err
	}
	rows, err := a.backUp(ctx, store, path)
	err = errors.Join(err, store.Close()) //nolint:contextcheck // closing in order goes on after an interruption
	if err != nil {
		return err
	}
	key := "GUTSKIN_DATA_KEY"
	if len(place.Keys) == 0 {
		key = "gutskin.key beside the database"
	}
	_, err = fmt.Fprintf(said, "Wrote %s to %s. What people wrote is sealed in it: keep the key (%s) in another place.\n", count(rows, "record"), name, key)
	return err
}

// backUp writes a backup. A file is whole or not there, and for nobody but this user to read.
func (a *app) backUp(ctx context.Context, store *sqlstore.Store, path string) (rows int, err error) {
	if path == standardOutput {
		return store.Backup(ctx, a.stdout, time.Now())
	}
	half, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".") // with mode 0600
	if err != nil {
		return 0, err
	}
	rows, err = store.Backup(ctx, half, time.Now())
	if err = errors.Join(err, half.Sync(), half.Close()); err == nil {
		err = os.Rename(half.Name(), path)
	}
	if err != nil {
		return 0, fmt.Errorf("write %s: %w", path, errors.Join(err, os.Remove(half.Name())))
	}
	return rows, nil
}

func (a *app) restoreCommand() *cobra.Command {
	replace := false
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Puts the records of a backup back",
		Long: `Puts the records of a backup back, all of them or none, after all of it was checked. Stop
the bot first. It needs the key that the records were sealed with.`,
		Example: `  gutskin restore records.zip
  GUTSKIN_DATABASE_URL=postgres://… GUTSKIN_DATA_KEY_FILE=./gutskin.key gutskin restore records.zip`,
		Args: exactlyOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0], replace) },
	}
	cmd.Flags().BoolVar(&replace, "replace", false, "delete the records that are here")
	return cmd
}

func (a *app) restore(ctx context.Context, path string, replace bool) error {
	file, err := os.Open(path)
	if err != nil {
		return usageError{err}
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	c, err := loadConfig()
	if err != nil {
		return err
	}
	store, place, err := openStore(ctx, c)
	if err != nil {
		return err
	}
	rows, err := store.Restore(ctx, file, info.Size(), replace)
	err = errors.Join(err, store.Close()) //nolint:contextcheck // closing in order goes on after an interruption
	if err != nil {
		switch {
		case errors.Is(err, sqlstore.ErrNotEmpty):
			return fmt.Errorf("%w: --replace deletes them", err)
		case errors.Is(err, sqlstore.ErrKey):
			return withSetting(err, place)
		}
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "Put back %s from %s.\n", count(rows, "record"), clean(path))
	return err
}
