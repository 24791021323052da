package config

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/kelseyhightower/envconfig"
)

// maxSlips is how many letters a misspelt name may be away from the one that is suggested.
const maxSlips = 4

// checkNames finds a variable that begins like our settings and is none: a misspelt setting
// would otherwise be ignored in silence.
func checkNames() error {
	err := envconfig.CheckDisallowed(prefix, &Config{})
	if err == nil {
		return nil
	}
	name := strings.TrimPrefix(err.Error(), "unknown environment variable ")
	if meant := nearest(name); meant != "" {
		return fmt.Errorf("%s is not a setting: did you mean %s?", name, meant)
	}
	return fmt.Errorf(`%s is not a setting: "gutskin config" lists them all`, name)
}

// nearest is the setting whose name is nearest to a misspelt one; empty when none is near.
func nearest(name string) string {
	best, slips := "", maxSlips+1
	for _, s := range (Config{}).Settings() {
		if d := levenshtein.ComputeDistance(strings.TrimPrefix(name, prefix+"_"), strings.TrimPrefix(s.Name, prefix+"_")); d < slips {
			best, slips = s.Name, d
		}
	}
	return best
}
