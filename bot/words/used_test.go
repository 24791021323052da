package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"gutskin/bot/words"
)

// TestEveryWordIsUsed holds that nobody translates what is never shown: each field stands in
// the bot's source somewhere.
func TestEveryWordIsUsed(t *testing.T) {
	used := selectors(t, "..")
	var look func(of reflect.Type)
	look = func(of reflect.Type) {
		for i := range of.NumField() {
			f := of.Field(i)
			if !used[f.Name] {
				t.Errorf("%s.%s is used nowhere", of.Name(), f.Name)
			}
			if f.Type.Kind() == reflect.Struct {
				look(f.Type)
			}
		}
	}
	look(reflect.TypeFor[words.Words]())
}

// selectors are all names that stand behind a dot in the Go files of a folder that are no
// tests.
func selectors(t *testing.T, folder string) map[string]bool {
	t.Helper()
	used, files := map[string]bool{}, token.NewFileSet()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				used[s.Sel.Name] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}
