package knowledge

import "go.yaml.in/yaml/v3"

// readReplies reads replies.yaml.
func readReplies(r *reader, doc *yaml.Node) Replies {
	var out Replies
	keys := replyKeys(&out)
	names := []string{"elsewhere"}
	for _, k := range keys {
		names = append(names, k.name)
	}
	f := r.mapping(doc, names...)
	for _, k := range keys {
		*k.target = r.need(doc, f, k.name)
	}
	out.Elsewhere = map[string]string{}
	if f["elsewhere"] != nil {
		for name, n := range r.mapping(f["elsewhere"]) {
			out.Elsewhere[name] = r.text(n).text
		}
	}
	return out
}

type replyKey struct {
	name   string
	target *string
}

func replyKeys(out *Replies) []replyKey {
	return []replyKey{
		{"disclaimer", &out.Disclaimer}, {"credit-one", &out.CreditOne}, {"credit-many", &out.CreditMany},
		{"caution-label", &out.CautionLabel}, {"suggest", &out.Suggest}, {"none", &out.None},
		{"empty", &out.Empty}, {"hint", &out.Hint}, {"too-long", &out.TooLong},
		{"none-of-these", &out.NoneOfThese}, {"emergency", &out.Emergency}, {"crisis", &out.Crisis},
	}
}
