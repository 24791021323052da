package words

import "strings"

// Fill puts values into a text: Fill("Page {page}", "page", "2") is "Page 2". Pairs are names
// and values in turn; a name that the text does not have is left out, a placeholder without a
// value stays as it is. Values are taken as they are, whatever brackets they hold.
func Fill(text string, pairs ...string) string {
	var oldnew []string
	for i := 0; i+1 < len(pairs); i += 2 {
		oldnew = append(oldnew, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(oldnew...).Replace(text)
}
