package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/library"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// evalIndex is the index that eval asks: what would be served, or for a folder of other
// people's data its topics and nothing else.
func (a *app) evalIndex(ctx context.Context, dir string) (*search.Index, error) {
	c, err := settings(dir)
	if err != nil {
		return nil, err
	}
	if foreign(c.KnowledgeDir) {
		base, err := a.foreignBase(c.KnowledgeDir)
		if err != nil {
			return nil, err
		}
		return search.New(base, nil), nil
	}
	lib, err := library.Open(ctx, libraryOptions(c, nil))
	if err != nil {
		return nil, err
	}
	a.warn(lib.Problems())
	return lib.Current(), nil
}

// evalBase is the base that eval cross-validates.
func (a *app) evalBase(dir string) (*knowledge.Base, error) {
	c, err := settings(dir)
	if err != nil {
		return nil, err
	}
	if foreign(c.KnowledgeDir) {
		return a.foreignBase(c.KnowledgeDir)
	}
	return a.loadBase(dir)
}

// foreign reports whether a folder is not a knowledge folder of ours: it has no red flags.
func foreign(dir string) bool {
	if dir == "" {
		return false
	}
	folder, err := library.OpenFolder(dir)
	if err != nil {
		return false
	}
	defer folder.Close()
	_, err = fs.Stat(folder.FS(), knowledge.CareFile)
	return errors.Is(err, fs.ErrNotExist)
}

// foreignBase reads other people's topic files, with our lists of general English.
func (a *app) foreignBase(dir string) (*knowledge.Base, error) {
	folder, err := library.OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	base, problems := knowledge.LoadExamples(folder.FS(), time.Now())
	if len(base.Topics) == 0 {
		a.warn(problems)
		return nil, fmt.Errorf("%s holds no topic file that can be read", dir)
	}
	fmt.Fprintf(a.stderr, "%s has no %s: it is taken for other people's data, %s as they are.\n",
		clean(dir), knowledge.CareFile, count(len(base.Topics), "topic"))
	own, _ := knowledge.Load(topics.FS(), time.Now())
	if base.English == "" {
		base.English = own.English
	}
	if len(base.StopWords) == 0 {
		base.StopWords = own.StopWords
	}
	return base, nil
}
