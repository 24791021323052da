package library_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gutskin/knowledge/library/remote"
)

// TestManyAtOnce has three bots edit and sync at the same time, each a topic of its own: every
// edit of each is in everybody's history once.
func TestManyAtOnce(t *testing.T) {
	each := 8
	if racing {
		each = 4
	}
	at := bare(t)
	var bots []*kept
	for n := range 3 {
		k := keepBeside(t, filepath.Join(t.TempDir(), "bot"), remote.Options{Address: at})
		if n == 0 {
			k.sync()
		}
		bots = append(bots, k)
	}
	files := []string{"acne.md", "sleep.md", "lexicon.yaml"}
	var all sync.WaitGroup
	for n, k := range bots {
		all.Go(func() {
			for edit := range each {
				text := fmt.Sprintf("- term: acne\n  words: [zits%d]\n", edit)
				if n < 2 {
					title := []string{"Acne", "Sleep"}[n]
					text = string(numbered(files[n], title, edit+1))
				}
				for k.revision() != "" {
					if _, err := k.save(files[n], text, fmt.Sprintf("bot %d", n)); err == nil {
						break // else a sync came between, and the next attempt begins with what it brought
					}
				}
				_ = k.SyncNow(context.Background()) // others are quicker again and again
			}
		})
	}
	all.Wait()
	for range 2 {
		for _, k := range bots {
			k.sync()
		}
	}
	same(t, bots[0], bots[1], at)
	same(t, bots[1], bots[2], at)
	log := git(t, at, "log", "--format=%an", "main")
	for n := range bots {
		if got := strings.Count(log, fmt.Sprintf("bot %d\n", n)); got != each {
			t.Errorf("%d edits of bot %d", got, n)
		}
	}
}
