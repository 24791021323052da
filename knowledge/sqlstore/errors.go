package sqlstore

import "errors"

// What can be wrong with a database; each says how to mend it. Match them with errors.Is.
var (
	// ErrAccess is wrapped when the file or its folder cannot be made, read or written.
	ErrAccess = errors.New("the data folder cannot be used: it must be a folder that the bot's user may write to")
	// ErrNoDatabase is wrapped for a file that holds something else.
	ErrNoDatabase = errors.New("the file is not a database of gutskin: move it away, or choose another data folder")
	// ErrNewer is wrapped for a database that a newer gutskin has changed.
	ErrNewer = errors.New("the database was made by a newer gutskin: run that version, or choose another data folder")
	// ErrDamaged is wrapped when the database contradicts itself.
	ErrDamaged = errors.New("the database is damaged: stop the bot and put back a copy, or move the file away to begin anew")
	// ErrFull is wrapped when there is no room for more.
	ErrFull = errors.New("the disk is full: make room where the database lies")
	// ErrBusy is wrapped when another process kept the database to itself for too long.
	ErrBusy = errors.New("another process is using the database: stop it, or try again")
)
