// Command rulecheck reads files of Prometheus' alert rules as Prometheus itself does: the
// form, every expression and every template.
package main

import (
	"fmt"
	"os"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
)

func main() {
	failed := false
	for _, name := range os.Args[1:] {
		_, problems := rulefmt.ParseFile(name, false, model.UTF8Validation)
		for _, p := range problems {
			fmt.Fprintln(os.Stderr, p)
			failed = true
		}
	}
	if failed || len(os.Args) < 2 {
		os.Exit(1)
	}
}
