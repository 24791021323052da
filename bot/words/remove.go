package words

// Remove is the words of the button "Remove" under a public answer.
type Remove struct {
	// NotYours is said to all but the asker and moderators, NoPermission when Discord
	// refuses.
	NotYours     string `yaml:"not-yours"`
	NoPermission string `yaml:"no-permission"`
}
