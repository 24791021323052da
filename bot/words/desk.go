package words

// Desk is the words of /knowledge, with which moderators keep the knowledge.
type Desk struct {
	Command Command `yaml:"command"`
	Show    Command `yaml:"show"`
	Edit    Command `yaml:"edit"`
	Add     Command `yaml:"add"`
	Remove  Command `yaml:"remove"`
	Rename  Command `yaml:"rename-title"`
	History Command `yaml:"history"`
	Diff    Command `yaml:"diff"`
	Revert  Command `yaml:"revert"`
	Drafts  Command `yaml:"drafts"`
	// Topic, NewTitle and Version are options of them.
	Topic    Command `yaml:"topic"`
	NewTitle Command `yaml:"new-title"`
	Version  Command `yaml:"version"`
}
