package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/search"
)

// maxStdinQuestion bounds a question read from standard input.
const maxStdinQuestion = 1 << 20

// askOptions are the flags of ask.
type askOptions struct {
	json, jsonl, explain bool
	prev                 string
	knowledge            *string
}

func (a *app) askCommand() *cobra.Command {
	var o askOptions
	cmd := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Answers one question",
		Long: `Answers one question as a person reads it, or as JSON. The words need no quotes
unless the shell would read them. With - the question is read from standard input.

With --jsonl it reads {"id","q","prev"} a line from standard input and writes an
answer a line; a line that cannot be read gets {"id","error"} and makes the exit
status 1, and the others are answered all the same.`,
		Example: `  gutskin ask "can my gut cause acne?"
  gutskin ask --prev "can my gut cause acne?" "and eczema?"
  gutskin ask --explain does stress matter
  gutskin ask --json "which foods help?"
  echo '{"id":"1","q":"does sleep matter?"}' | gutskin ask --jsonl`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.ask(cmd, args, o) },
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write the answer as one line of JSON")
	cmd.Flags().BoolVar(&o.jsonl, "jsonl", false, "read a question a line, write an answer a line")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "say why it was answered so")
	cmd.Flags().StringVar(&o.prev, "prev", "", "the earlier `QUESTION` of the same conversation")
	o.knowledge = knowledgeFlag(cmd)
	return cmd
}

func (a *app) ask(cmd *cobra.Command, args []string, o askOptions) error {
	if err := o.check(args); err != nil {
		return err
	}
	ctx := cmd.Context()
	q := knowledge.Question{Text: strings.Join(args, " "), Prev: o.prev}
	if q.Text == "-" {
		text, err := io.ReadAll(io.LimitReader(interruptible(ctx, a.stdin), maxStdinQuestion))
		if err != nil {
			return fmt.Errorf("cannot read the question: %w", err)
		}
		q.Text = string(text)
	}
	service, err := a.openService(ctx, *o.knowledge)
	if err != nil {
		return err
	}
	if o.jsonl {
		return a.askLines(ctx, service, o.explain)
	}
	reply, why, err := service.Explain(ctx, q)
	if err != nil {
		return err
	}
	if o.json {
		return a.writeJSON(jsonReply(reply, why, o.explain))
	}
	return a.writeAnswer(service, reply, why, o.explain)
}

// check refuses flags and arguments that contradict each other.
func (o askOptions) check(args []string) error {
	switch {
	case o.jsonl && o.json:
		return usagef("--json and --jsonl exclude each other: --jsonl is for many questions")
	case o.jsonl && (len(args) > 0 || o.prev != ""):
		return usagef("with --jsonl the questions come from standard input, one JSON object a line")
	case !o.jsonl && len(args) == 0:
		return usagef("the question is missing: gutskin ask \"can my gut cause acne?\"")
	}
	return nil
}

// explained is an answer with the reasons beside it.
type explained struct {
	knowledge.Answer
	Explanation search.Explanation `json:"explanation"`
}

func jsonReply(reply knowledge.Answer, why search.Explanation, explain bool) any {
	if explain {
		return explained{reply, why}
	}
	return reply
}

func (a *app) writeJSON(v any) error {
	line, err := marshalLine(v)
	if err != nil {
		return err
	}
	_, err = a.stdout.Write(line)
	return err
}

func (a *app) writeAnswer(service *answer.Service, reply knowledge.Answer, why search.Explanation, explain bool) error {
	p := newPage(a.stdout)
	p.answer(reply, service.Replies().CautionLabel)
	if len(reply.Offers) > 0 {
		p.gap()
		p.faint(`Ask about one of them, for example: gutskin ask "` + strings.ToLower(reply.Offers[0].Title) + `"`)
	}
	if explain {
		p.gap()
		p.explanation(why)
	}
	return p.flush()
}
