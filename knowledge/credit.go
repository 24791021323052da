package knowledge

import (
	"fmt"
	"strconv"
	"strings"
)

// Credit says which articles say something and how many there are in all, in the words of
// replies.yaml. It is empty for no articles.
func (b *Base) Credit(articles []int) string {
	sentence := b.Replies.CreditMany
	switch len(articles) {
	case 0:
		return ""
	case 1:
		sentence = b.Replies.CreditOne
	}
	names := make([]string, len(articles))
	for i, n := range articles {
		names[i] = strconv.Itoa(n)
	}
	return strings.NewReplacer(
		"{articles}", list(names), "{count}", strconv.Itoa(len(articles)), "{all}", strconv.Itoa(len(b.Articles)),
	).Replace(sentence)
}

// list joins names as a sentence does: "1", "1 and 2", "1, 2 and 3".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return fmt.Sprintf("%s and %s", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}
