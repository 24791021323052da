package words

// Ask is the words of /ask.
type Ask struct {
	Command Command `yaml:"command"`
	// Question is the option that takes the question. Other languages say that it has to be
	// in English.
	Question Command `yaml:"question"`
	// Private is the option that hides the answer from others, or shows it to them.
	Private Command `yaml:"private"`
}
