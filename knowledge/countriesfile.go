package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

const (
	maxCountryName = 60
	// maxPhone bounds the numbers: they stand in the middle of a card's sentence.
	maxPhone = 60
)

// readCountries reads countries.yaml; the countries come sorted by name.
func readCountries(r *reader, doc *yaml.Node, today time.Time) []Country {
	seen := map[string]bool{}
	var out []Country
	for _, item := range r.sequence(doc) {
		f := r.mapping(item, "code", "name", "emergency", "crisis", "checked")
		if f == nil {
			continue
		}
		code, name := r.need(item, f, "code"), r.need(item, f, "name")
		emergency, crisis := r.need(item, f, "emergency"), r.text(f["crisis"])
		r.countryCode(code)
		r.country(code, seen)
		r.country(name, seen)
		r.atMost(name, "the name", maxCountryName)
		r.phone(emergency)
		r.phone(crisis)
		r.shown(name, emergency, crisis)
		out = append(out, Country{
			Code: code.text, Name: name.text, Emergency: emergency.text, Crisis: crisis.text,
			Checked: r.checked(r.need(item, f, "checked"), today),
		})
	}
	slices.SortStableFunc(out, func(a, b Country) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// countryCode reports a code that is no country's, or that another one has taken the place of.
func (r *reader) countryCode(s spot) {
	if s.text == "" {
		return
	}
	region, err := language.ParseRegion(s.text)
	if err != nil || !region.IsCountry() || region.Canonicalize().String() != s.text {
		r.errorSpot(s, named(s.text)+" is not the code of a country", "write the two capital letters of ISO 3166-1, for example GB or NZ")
	}
}

// country reports a code or a name that stands twice.
func (r *reader) country(s spot, seen map[string]bool) {
	if s.text != "" && seen[s.text] {
		r.errorSpot(s, fmt.Sprintf("the country %s stands twice", named(s.text)), "keep one of them")
	}
	seen[s.text] = true
}

// phone reports what cannot be called: a text without a digit, or one too long for a sentence.
func (r *reader) phone(s spot) {
	if s.text != "" && !strings.ContainsAny(s.text, "0123456789") {
		r.errorSpot(s, quoted(s.text)+" holds no number to call", "write the number, or leave the line out where you are not certain of one")
	}
	r.atMost(s, "this", maxPhone)
	r.placeholders(s)
}

// checked reads the day on which the numbers were last gone over; numbers change.
func (r *reader) checked(s spot, today time.Time) time.Time {
	if s.text == "" {
		return time.Time{}
	}
	date, err := time.Parse(time.DateOnly, s.text)
	switch {
	case err != nil:
		r.errorSpot(s, fmt.Sprintf("checked must be a day, and %s is none", quoted(s.text)), "write it as year-month-day, for example 2026-11-22")
	case date.After(today.AddDate(0, 0, 1)):
		r.errorSpot(s, "the check lies in the future: "+s.text, "write the day on which the numbers were last gone over")
	case date.AddDate(0, reviewMonths, 0).Before(today.AddDate(0, 0, -1)):
		r.warnSpot(s, "the numbers have not been checked for more than a year", "go over them with an official source, then write today's date")
	}
	return date
}
