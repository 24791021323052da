package words

// Tips is the words of /tips and of the button "More tips".
type Tips struct {
	Command Command `yaml:"command"`
	// About is the option that takes a topic or a goal.
	About Command `yaml:"about"`
	// Count is the option that takes how many tips, 1 to 10.
	Count Command `yaml:"count"`
	// Heading stands over the tips of {topic}.
	Heading string `yaml:"heading" kind:"heading"`
	// Mixed stands over tips on no subject in particular.
	Mixed string `yaml:"mixed" kind:"heading"`
	// MoreHeading stands over what the button brings, on {topic}.
	MoreHeading string `yaml:"more-heading" kind:"heading"`
	// NoMore is said when every tip was shown, None when there are none on a subject.
	NoMore string `yaml:"no-more"`
	None   string `yaml:"none"`
}
