package guild

import "errors"

// Errors that the managers of a server are told of; members never are.
var (
	// ErrInvalid is returned for settings that cannot be.
	ErrInvalid = errors.New("invalid server settings")
	// ErrUnread is returned when the store does not say what the settings are.
	ErrUnread = errors.New("the settings could not be read")
	// ErrBroken is returned for stored settings that this version does not understand.
	// They stay as they are until Book.Reset.
	ErrBroken = errors.New("the stored settings are not understood")
	// ErrNotSaved is returned when the store did not take a change.
	ErrNotSaved = errors.New("the settings were not saved")
)
