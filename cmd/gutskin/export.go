package main

import (
	"bufio"
	"strings"

	"github.com/spf13/cobra"

	"gutskin/knowledge"
)

func (a *app) exportCommand() *cobra.Command {
	var dir *string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Writes every topic as a line of JSON",
		Long: `Writes the whole knowledge base as JSON lines, one topic a line:
{"id","title","summary","tips":[{"text"}],"questions":[],"keywords":[],"body"}`,
		Example: `  gutskin export > topics.jsonl
  gutskin export --knowledge ./my-knowledge`,
		Args: none,
		RunE: func(*cobra.Command, []string) error { return a.export(*dir) },
	}
	dir = knowledgeFlag(cmd)
	return cmd
}

// exported is one topic as other programs read it; the form is a contract.
type exported struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Summary   string        `json:"summary"`
	Tips      []exportedTip `json:"tips"`
	Questions []string      `json:"questions"`
	Keywords  []string      `json:"keywords"`
	// Body is the topic as plain text, tips and caution included.
	Body string `json:"body"`
	// Hidden is true for a topic that is kept and not served; left out for all others.
	Hidden bool `json:"hidden,omitempty"`
}

type exportedTip struct {
	Text string `json:"text"`
}

func (a *app) export(dir string) error {
	base, err := a.loadBase(dir)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	for _, t := range base.Topics {
		if err := writeLine(out, exportTopic(t), false); err != nil {
			return err
		}
	}
	for _, t := range base.Hidden {
		line := exportTopic(t)
		line.Hidden = true
		if err := writeLine(out, line, false); err != nil {
			return err
		}
	}
	return out.Flush()
}

func exportTopic(t knowledge.Topic) exported {
	e := exported{
		ID: t.ID, Title: t.Title, Summary: t.Summary, Tips: []exportedTip{},
		Questions: append([]string{}, t.Questions...), Keywords: append([]string{}, t.AlsoCalled...),
	}
	var body strings.Builder
	body.WriteString(t.Title + "\n\n" + t.Summary + "\n")
	for _, tip := range t.Tips {
		e.Tips = append(e.Tips, exportedTip{tip.Text})
		body.WriteString("\n- " + tip.Text)
	}
	if t.Caution != "" {
		body.WriteString("\n\n" + t.Caution)
	}
	e.Body = body.String()
	return e
}
