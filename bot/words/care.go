package words

// Care is the frame of a card for a red flag. The card itself stands in care.yaml, in English;
// these lines are for those who do not read that.
type Care struct {
	// Now, Today and Soon say how soon to turn to whom, for the levels of those names. The
	// first two hold the {emergency} number.
	Now   string `yaml:"now"`
	Today string `yaml:"today"`
	Soon  string `yaml:"soon"`
	// CrisisLine names the {crisis} line.
	CrisisLine string `yaml:"crisis-line"`
	// EmergencyNumber and Crisis stand where no number of the country is known.
	EmergencyNumber string `yaml:"emergency-number"`
	Crisis          string `yaml:"crisis"`
}
