package words

// Topics is the words of /topics, a message in which people browse by group.
type Topics struct {
	Command Command `yaml:"command"`
	// Group is the option that begins with one group.
	Group        Command `yaml:"group"`
	Title        string  `yaml:"title" kind:"heading"`
	Introduction string  `yaml:"introduction"`
	Groups       Groups  `yaml:"groups"`
	// ChooseGroup and ChooseTopic stand in menus in which nothing is chosen yet.
	ChooseGroup string `yaml:"choose-group" kind:"placeholder"`
	ChooseTopic string `yaml:"choose-topic" kind:"placeholder"`
	Previous    string `yaml:"previous" kind:"button"`
	Next        string `yaml:"next" kind:"button"`
	// Page says which {page} of how many {pages} is shown.
	Page string `yaml:"page" kind:"button"`
	// Back leads from a group to the choice of groups, or from a topic to its group.
	Back string `yaml:"back" kind:"button"`
	// EmptyGroup is said of a group without topics.
	EmptyGroup string `yaml:"empty-group"`
}

// Groups are the groups of topics, under their names in the knowledge files.
type Groups struct {
	Mechanism Choice `yaml:"mechanism"`
	Concern   Choice `yaml:"concern"`
	Food      Choice `yaml:"food"`
	Lifestyle Choice `yaml:"lifestyle"`
}
