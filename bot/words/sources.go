package words

// Sources is the words of /sources and of the button "Sources". What is said of an article
// itself stands in articles.yaml, in English.
type Sources struct {
	Command      Command `yaml:"command"`
	Heading      string  `yaml:"heading" kind:"heading"`
	Introduction string  `yaml:"introduction"`
	// Article heads the article of a {number}, which tips are credited to.
	Article string `yaml:"article" kind:"heading"`
	// Author names the {author}; AuthorUnknown stands in its place when nobody is named.
	Author        string `yaml:"author"`
	AuthorUnknown string `yaml:"author-unknown"`
	// About stands over what an article is, Limits over what to know before trusting it.
	About  string `yaml:"about" kind:"heading"`
	Limits string `yaml:"limits" kind:"heading"`
	// Advertises names the {products} that an article sells.
	Advertises string `yaml:"advertises"`
}
