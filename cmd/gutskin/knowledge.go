package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gutskin/cmd/internal/config"
	"gutskin/knowledge"
	"gutskin/knowledge/answer"
	"gutskin/knowledge/library"
	"gutskin/knowledge/topics"
)

// knowledgeFlag adds the flag that names the knowledge folder; it wins over the setting.
func knowledgeFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("knowledge", "", "folder with the knowledge files `DIR` (default: GUTSKIN_KNOWLEDGE_DIR, else the built-in files)")
}

// loadConfig reads the settings; a wrong one is wrong usage.
func loadConfig() (config.Config, error) {
	c, err := config.Load()
	if err != nil {
		return c, usageError{err}
	}
	return c, nil
}

// settings reads the settings and puts the flag's folder in place of the variable's.
func settings(dir string) (config.Config, error) {
	c, err := loadConfig()
	if dir != "" {
		c.KnowledgeDir = dir
	}
	return c, err
}

// libraryOptions name the knowledge that the settings do.
func libraryOptions(c config.Config, logger *slog.Logger) library.Options {
	return library.Options{Dir: c.KnowledgeDir, BuiltIn: topics.FS(), Base: topics.Base(), Model: topics.Model(), Logger: logger}
}

// loadBase reads the knowledge alone, with no index of it; it says on stderr what is broken.
func (a *app) loadBase(dir string) (*knowledge.Base, error) {
	c, err := settings(dir)
	if err != nil {
		return nil, err
	}
	base, problems, err := library.Load(libraryOptions(c, nil))
	if err != nil {
		return nil, err
	}
	a.warn(problems)
	return base, nil
}

// maxWarned is how many broken files are named before an answer; check names them all.
const maxWarned = 5

// warn says on stderr which files are broken.
func (a *app) warn(problems []knowledge.Problem) {
	broken := 0
	for _, p := range problems {
		if p.Severity != knowledge.SeverityError {
			continue
		}
		if broken++; broken <= maxWarned {
			p.Hint = ""
			fmt.Fprintln(a.stderr, clean(p.String()))
		}
	}
	if broken > 0 {
		fmt.Fprintf(a.stderr, "%s in the knowledge files: \"gutskin check\" tells how to mend them.\n\n", count(broken, "error"))
	}
}

// newService is the service on a library, with the numbers that the settings name.
func newService(lib *library.Library, c config.Config) *answer.Service {
	return answer.New(lib, answerOptions(c))
}

func answerOptions(c config.Config) answer.Options {
	return answer.Options{Emergency: c.EmergencyNumber, Crisis: c.CrisisLine}
}

// openingGC lets the heap grow to some 64 MiB before the first collection.
const openingGC = 1600

// openService opens what ask and chat need and says on stderr which files are broken.
func (a *app) openService(ctx context.Context, dir string) (*answer.Service, error) {
	c, err := settings(dir)
	if err != nil {
		return nil, err
	}
	// Collecting garbage while the index is built is a fifth of the time that a person waits
	// for one answer, and the process ends soon after.
	defer debug.SetGCPercent(debug.SetGCPercent(openingGC))
	lib, err := library.Open(ctx, libraryOptions(c, nil))
	if err != nil {
		return nil, err
	}
	a.warn(lib.Problems())
	return newService(lib, c), nil
}
