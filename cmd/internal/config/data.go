package config

import (
	"errors"
	"os"
	"path/filepath"
)

// dataFile is the database's name in its folder.
const dataFile = "gutskin.db"

// errNoDataDir is what DataFile says when it cannot tell where the user's files are.
var errNoDataDir = errors.New("GUTSKIN_DATA_DIR is not set and the user has no home folder: set it to a folder that the bot may write to")

// DataFile is the path of the database: in the folder that is set, else in the user's state
// directory (https://specifications.freedesktop.org/basedir-spec). The file may be missing.
func (c Config) DataFile() (string, error) {
	if c.DataDir != "" {
		return filepath.Join(c.DataDir, dataFile), nil
	}
	state := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) { // the specification has relative ones left alone
		home, err := os.UserHomeDir()
		if err != nil || !filepath.IsAbs(home) {
			return "", errNoDataDir
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "gutskin", dataFile), nil
}
