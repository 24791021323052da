package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"gutskin/knowledge/eval"
)

// evalFlags are the flags of eval.
type evalFlags struct {
	knowledge *string
	baseline  string
	folds     int
	asJSON    bool
	wrong     bool
	tips      bool
	floor     evalFloor
}

// evalFloor is the least that a run must reach, in percent; CI sets it.
type evalFloor struct {
	first, falseAnswers, caught, falseCare float64
}

func (a *app) evalCommand() *cobra.Command {
	f := evalFlags{}
	cmd := &cobra.Command{
		Use:   "eval FILE",
		Short: "Measures how good the answers are on labelled questions",
		Long: `Asks every question of FILE, one JSON object a line (docs/evaluation.md), and reports
how many got what a careful editor would give them: the right topic first, false
answers, red flags caught, per kind and style. With --folds K it needs no FILE: it
holds back one in K of the knowledge files' own examples at a time and asks those.

A folder of --knowledge without care.yaml is taken for other people's data, such as a
public set of intents: its topic files are used as they are, and nothing is added.`,
		Example: `  gutskin eval knowledge/questions/dev.jsonl
  gutskin eval --wrong knowledge/questions/dev.jsonl
  gutskin eval --json knowledge/questions/dev.jsonl > before.json
  gutskin eval --baseline before.json knowledge/questions/dev.jsonl
  gutskin eval --folds 5 --knowledge ./my-knowledge
  gutskin eval --tips knowledge/questions/tips.jsonl`,
		Args: atMostOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.eval(cmd.Context(), first(args), f) },
	}
	f.knowledge = knowledgeFlag(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.baseline, "baseline", "", "compare with a former run, kept with --json in `FILE`")
	flags.IntVar(&f.folds, "folds", 0, "cross-validate on the files' own examples in `K` parts")
	flags.BoolVar(&f.asJSON, "json", false, "write the report and every outcome as JSON")
	flags.BoolVar(&f.wrong, "wrong", false, "list what went wrong, question by question")
	flags.BoolVar(&f.tips, "tips", false, "FILE holds questions labelled with tips: report how well the tips shown fit")
	flags.Float64Var(&f.floor.first, "min-first", 0, "fail when the right topic is first on less than `PERCENT`")
	flags.Float64Var(&f.floor.falseAnswers, "max-false", 100, "fail when more than `PERCENT` of none are answered")
	flags.Float64Var(&f.floor.caught, "min-care", 0, "fail when less than `PERCENT` of red flags are caught")
	flags.Float64Var(&f.floor.falseCare, "max-alarms", 100, "fail when more than `PERCENT` of others go to care")
	return cmd
}

func (a *app) eval(ctx context.Context, file string, f evalFlags) error {
	if f.tips && file != "" {
		return a.evalTips(ctx, file, f)
	}
	outcomes, err := a.outcomes(ctx, file, f)
	if err != nil {
		return err
	}
	record := eval.NewRecord(outcomes)
	if err := a.writeEval(record, outcomes, f); err != nil {
		return err
	}
	return f.floor.check(record.Report)
}

// outcomes asks the questions of a file, or with --folds those that the knowledge holds.
func (a *app) outcomes(ctx context.Context, file string, f evalFlags) ([]eval.Outcome, error) {
	switch {
	case f.folds == 0 && file == "":
		return nil, usagef("FILE is missing: gutskin eval FILE, for example knowledge/questions/dev.jsonl")
	case f.folds != 0 && f.folds < 2:
		return nil, usagef("--folds needs a number of at least 2")
	case f.folds != 0:
		base, err := a.evalBase(*f.knowledge)
		if err != nil {
			return nil, err
		}
		return eval.CrossValidate(base, f.folds), nil
	}
	questions, err := readQuestions(file)
	if err != nil {
		return nil, err
	}
	index, err := a.evalIndex(ctx, *f.knowledge)
	if err != nil {
		return nil, err
	}
	return eval.Run(index, questions), nil
}

func readQuestions(file string) ([]eval.Question, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open the questions: %w", err)
	}
	defer f.Close()
	questions, err := eval.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return questions, nil
}

// evalTips reports how well the tips shown fit.
func (a *app) evalTips(ctx context.Context, file string, f evalFlags) error {
	opened, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("open the questions: %w", err)
	}
	defer opened.Close()
	questions, err := eval.ReadTips(opened)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	index, err := a.evalIndex(ctx, *f.knowledge)
	if err != nil {
		return err
	}
	report := eval.RunTips(index, questions)
	if f.asJSON {
		return a.writeJSON(report)
	}
	return report.WriteText(a.stdout)
}

func (a *app) writeEval(record eval.Record, outcomes []eval.Outcome, f evalFlags) error {
	if f.asJSON {
		return a.writeJSON(record)
	}
	if f.wrong {
		for _, o := range eval.Wrong(outcomes) {
			fmt.Fprintln(a.stdout, clean(o.String()))
		}
		fmt.Fprintln(a.stdout)
	}
	if err := record.Report.WriteText(a.stdout); err != nil {
		return err
	}
	if f.baseline == "" {
		return nil
	}
	file, err := os.Open(f.baseline)
	if err != nil {
		return fmt.Errorf("open the former run: %w", err)
	}
	defer file.Close()
	before, err := eval.ReadRecord(file)
	if err != nil {
		return fmt.Errorf("%s: %w", f.baseline, err)
	}
	fmt.Fprintln(a.stdout)
	return eval.Compare(before, record).WriteText(a.stdout)
}

// check holds a report against the floor.
func (f evalFloor) check(r eval.Report) error {
	for _, bar := range []struct {
		what       string
		got, limit float64
		atLeast    bool
	}{
		{"right topic first", r.FirstRight.Rate(), f.first, true},
		{"false answers", r.FalseAnswers.Rate(), f.falseAnswers, false},
		{"red flags caught", r.Caught.Rate(), f.caught, true},
		{"others sent to care", r.FalseCare.Rate(), f.falseCare, false},
	} {
		got := 100 * bar.got
		if bar.atLeast && got < bar.limit || !bar.atLeast && got > bar.limit {
			return fmt.Errorf("%s: %.1f %%, and the bar is %.1f %%", bar.what, got, bar.limit)
		}
	}
	return nil
}
