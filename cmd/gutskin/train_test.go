package main

import (
	"testing"
	"time"

	"gutskin/knowledge"
	"gutskin/knowledge/search"
	"gutskin/knowledge/topics"
)

// TestKeptModelIsFresh holds the generated model against the files it was learnt from.
func TestKeptModelIsFresh(t *testing.T) {
	if racing {
		t.Skip("learning is a computation in one goroutine: nothing for the race detector, which makes it ten times slower")
	}
	kept := topics.Model()
	if kept == "" {
		t.Skip("there is no kept model yet: go generate ./cmd/gutskin makes it")
	}
	base, _ := knowledge.Load(topics.FS(), time.Now())
	if kept != search.Train(base).Encode() {
		t.Error("knowledge/topics/model/model.bin is stale: run go generate ./cmd/gutskin")
	}
}

// TestKeptBaseIsFresh holds the built-in files in their kept form against the files. Empty is
// right when there is anything to be said about them.
func TestKeptBaseIsFresh(t *testing.T) {
	if topics.Base() != knowledge.Keep(topics.FS()) {
		t.Error("knowledge/topics/model/base.bin is stale: run go generate ./cmd/gutskin")
	}
}
