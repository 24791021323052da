package sqlstore

import "errors"

// What can be wrong with a database; each says how to mend it. Match them with errors.Is.
var (
	// ErrAccess is wrapped when the file or its folder cannot be made, read or written.
	ErrAccess = errors.New("the data folder cannot be used: it must be a folder that the bot's user may write to")
	// ErrNoDatabase is wrapped for a file, or a schema of PostgreSQL, that holds something else.
	ErrNoDatabase = errors.New("this is not a database of gutskin: give it a data folder, or a database of PostgreSQL, of its own")
	// ErrNewer is wrapped for a database, or a backup, that a newer gutskin has made.
	ErrNewer = errors.New("the records were made by a newer gutskin: run that version, or choose another data folder or database")
	// ErrDamaged is wrapped when the database, or a backup, contradicts itself.
	ErrDamaged = errors.New("the records are damaged: stop the bot and put back a backup, or begin anew in another place")
	// ErrFull is wrapped when there is no room for more.
	ErrFull = errors.New("the disk is full: make room where the database lies")
	// ErrBusy is wrapped when others kept the database to themselves for too long.
	ErrBusy = errors.New("another process is using the database: stop it, or try again")

	// ErrAddress is wrapped for an address that PostgreSQL cannot have.
	ErrAddress = errors.New("this is no address of PostgreSQL: write it like postgres://user:password@host:5432/gutskin")
	// ErrAway is wrapped when PostgreSQL does not answer.
	ErrAway = errors.New("PostgreSQL cannot be reached: see whether it runs and whether its address is right")
	// ErrDenied is wrapped when PostgreSQL does not let us in or do our work.
	ErrDenied = errors.New("PostgreSQL refuses: see whether user, password and database are right, and whether the user may make tables there")

	// ErrNoKey is wrapped when there is no key to seal and open with.
	ErrNoKey = errors.New("there is no key for the records: set a key of 32 bytes, as 64 hexadecimal digits or as base64 (openssl rand -hex 32 makes one), and keep a copy")
	// ErrKey is wrapped when the key is not the one that the records were sealed with.
	ErrKey = errors.New("the records were sealed with another key: give the key that they were sealed with, alone or as the old one beside the new")
)
