package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// trainCommand is the hidden verb behind go generate: it keeps what the matcher learns from
// the built-in files, and the files themselves in a form that is read at once, so that the
// program need not parse and learn at each start.
func (a *app) trainCommand() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:    "train --out DIR",
		Short:  "Keeps the built-in knowledge and what the matcher learns from it",
		Hidden: true,
		Args:   none,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return usagef("--out is missing: the folder to write to")
			}
			return a.train(out)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "write base.bin and model.bin to `DIR`")
	return cmd
}

func (a *app) train(dir string) error {
	base, problems := knowledge.Load(topics.FS(), time.Now())
	if knowledge.HasErrors(problems) {
		return fmt.Errorf("the knowledge files have errors: mend them first (gutskin check)")
	}
	kept, model := knowledge.Keep(topics.FS()), search.Train(base).Encode()
	for name, data := range map[string]string{"base.bin": kept, "model.bin": model} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(a.stdout, "%d KiB kept and %d KiB learnt of %s\n", len(kept)>>10, len(model)>>10, count(len(base.Topics), "topic"))
	return err
}
