package config

import "os"

// Plain reports whether the environment asks for text without colour: NO_COLOR is set to
// something (https://no-color.org), or the terminal calls itself dumb.
func Plain() bool {
	return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
}
