package words

// Answer is the words in and under an answer.
type Answer struct {
	// Try stands over the tips, Credit over the articles that say so.
	Try    string `yaml:"try" kind:"heading"`
	Credit string `yaml:"credit" kind:"heading"`

	Helpful    string `yaml:"helpful" kind:"button"`
	NotHelpful string `yaml:"not-helpful" kind:"button"`
	MoreTips   string `yaml:"more-tips" kind:"button"`
	Why        string `yaml:"why" kind:"button"`
	Sources    string `yaml:"sources" kind:"button"`
	Share      string `yaml:"share" kind:"button"`
	Remove     string `yaml:"remove" kind:"button"`
	// Related stands in the menu of neighbouring topics.
	Related string `yaml:"related" kind:"placeholder"`
}
