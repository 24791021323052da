package main

import (
	"bytes"
	"os"

	"github.com/spf13/cobra"

	"gutskin/cmd/internal/config"
)

func (a *app) configCommand() *cobra.Command {
	markdown, out := false, ""
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Shows every setting, its default and its meaning",
		Long: `Shows every setting (an environment variable) with what holds now, its default and its
meaning. Secrets are never shown, only whether they are set.`,
		Example: `  gutskin config
  gutskin config --markdown > docs/config.md`,
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			if markdown {
				return a.configMarkdown(out)
			}
			return a.configTable()
		},
	}
	cmd.Flags().BoolVar(&markdown, "markdown", false, "write docs/config.md")
	cmd.Flags().StringVar(&out, "out", "", "write to `FILE` instead")
	_ = cmd.Flags().MarkHidden("out") // fails for an unknown flag only
	return cmd
}

func (a *app) configTable() error {
	c, err := loadConfig()
	if err != nil {
		return err
	}
	p := newPage(a.stdout)
	for _, s := range c.Settings() {
		p.gap()
		p.heading(s.Name)
		if s.Default != "" {
			p.hanging("default", s.Default)
		}
		p.hanging("now", s.Value)
		p.hanging("meaning", s.Meaning)
	}
	return p.flush()
}

// hanging writes a named value, its lines beside the name.
func (p *page) hanging(name, value string) {
	const column = 11
	p.block(pad("  "+name, column), pad("", column), value, p.ink.plain)
}

func (a *app) configMarkdown(file string) error {
	var b bytes.Buffer
	if err := config.WriteMarkdown(&b); err != nil {
		return err
	}
	if file != "" {
		return os.WriteFile(file, b.Bytes(), 0o644)
	}
	_, err := a.stdout.Write(b.Bytes())
	return err
}
