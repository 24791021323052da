package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// trainCommand is the hidden verb behind go generate: it keeps what the matcher learns from
// the built-in files, so that the program need not learn it at each start.
func (a *app) trainCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:    "train --out FILE",
		Short:  "Keeps what the matcher learns from the built-in knowledge",
		Hidden: true,
		Args:   none,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return usagef("--out is missing: the file to write")
			}
			return a.train(out)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "write the model to `FILE`")
	return cmd
}

func (a *app) train(file string) error {
	base, problems := knowledge.Load(topics.FS(), time.Now())
	if knowledge.HasErrors(problems) {
		return fmt.Errorf("the knowledge files have errors: mend them first (gutskin check)")
	}
	model := search.Train(base).Encode()
	if err := os.WriteFile(file, model, 0o644); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.stdout, "%d KiB learnt from %s\n", len(model)>>10, count(len(base.Topics), "topic"))
	return err
}
