package words

// Boundary is the words with which moderators say that a subject is not covered.
type Boundary struct {
	Sub     Command `yaml:"sub"`
	Subject Command `yaml:"subject"` // the option of it
	// Declare opens the form from a gap, Form stands over it.
	Declare string `yaml:"declare" kind:"button"`
	Form    string `yaml:"form" kind:"title"`
	// NoID and Exists, an entry of that {name} which a {command} changes, ask for another name.
	NoID   string `yaml:"no-id"`
	Exists string `yaml:"exists"`
}
