package words

// Remove is the words of the button "Remove" under a public answer.
type Remove struct {
	Removed string `yaml:"removed"`
	// NotYours is said to all but the asker and moderators.
	NotYours string `yaml:"not-yours"`
	// Gone is said when somebody was quicker, NoPermission when Discord refuses.
	Gone         string `yaml:"gone"`
	NoPermission string `yaml:"no-permission"`
}
