package words

// Notices is what the bot writes into the moderators' channel unasked.
type Notices struct {
	// Broken is over what is to be mended, Mended once all of it is.
	Broken string `yaml:"broken" kind:"heading"`
	Mended string `yaml:"mended" kind:"heading"`
	// InOrder says that one of several, {name}, is mended.
	InOrder string `yaml:"in-order"`
	// Served and Unserved say what members get of a broken topic meanwhile.
	Served   string `yaml:"served"`
	Unserved string `yaml:"unserved"`
	// All points to the {command} that lists everything.
	All string `yaml:"all"`
	// Folder, History and Saving are what trouble can be with, beside a file.
	Folder  string `yaml:"folder" kind:"heading"`
	History string `yaml:"history" kind:"heading"`
	Saving  string `yaml:"saving" kind:"heading"`
	// NotSaved says that a change could not be written, and the {reason}: one of the rest.
	NotSaved   string `yaml:"not-saved"`
	DiskFull   string `yaml:"disk-full"`
	ReadOnly   string `yaml:"read-only"`
	FolderGone string `yaml:"folder-gone"`
	SeeLog     string `yaml:"see-log"`
}
