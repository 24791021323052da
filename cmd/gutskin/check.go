package main

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
	"gutskin/knowledge/topics"
)

func (a *app) checkCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Checks knowledge files and says how to mend them",
		Long: `Checks every knowledge file in DIR (default: GUTSKIN_KNOWLEDGE_DIR, else the built-in
files) and prints each problem with file:line:column and what to do. An error keeps
a file out of service; a warning does not. The exit status is 1 when there are errors.`,
		Example: `  gutskin check
  gutskin check ./my-knowledge
  gutskin check --json ./my-knowledge`,
		Args: atMostOne("DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := settings(first(args))
			if err != nil {
				return err
			}
			return a.check(c.KnowledgeDir, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the problems as one JSON object")
	return cmd
}

// checkReport is what check --json writes.
type checkReport struct {
	Problems []knowledge.Problem `json:"problems"`
	Topics   int                 `json:"topics"`
	Hidden   int                 `json:"hidden,omitempty"`
	Errors   int                 `json:"errors"`
	Warnings int                 `json:"warnings"`
}

func (a *app) check(dir string, asJSON bool) error {
	folder, where := topics.FS(), "the built-in knowledge"
	if dir != "" {
		opened, err := library.OpenFolder(dir)
		if err != nil {
			return err
		}
		defer opened.Close()
		folder, where = opened.FS(), dir
	}
	report := checkFolder(folder, time.Now())
	if err := a.writeReport(report, where, asJSON); err != nil {
		return err
	}
	if report.Errors > 0 {
		return errSilent
	}
	return nil
}

func checkFolder(folder fs.FS, today time.Time) checkReport {
	report := checkReport{Problems: []knowledge.Problem{}}
	base, problems := library.Check(folder, today, topics.Model())
	report.Topics, report.Hidden = len(base.Topics), len(base.Hidden)
	for _, p := range problems {
		report.Problems = append(report.Problems, p)
		if p.Severity == knowledge.SeverityError {
			report.Errors++
		} else {
			report.Warnings++
		}
	}
	return report
}

func (a *app) writeReport(r checkReport, where string, asJSON bool) error {
	if asJSON {
		return a.writeJSON(r)
	}
	for _, p := range r.Problems {
		fmt.Fprintln(a.stdout, clean(p.String()))
	}
	found := count(r.Topics, "topic")
	if r.Hidden > 0 {
		found += fmt.Sprintf(" and %d hidden", r.Hidden)
	}
	_, err := fmt.Fprintf(a.stdout, "%s: %s, %s, %s\n", clean(where), found, count(r.Errors, "error"), count(r.Warnings, "warning"))
	return err
}

// count is a number with its noun: "1 error", "2 errors".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
