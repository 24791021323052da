package architecture

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// source is a package as it is written.
type source struct {
	// path is the package's folder within the module, for example "knowledge/search".
	path  string
	fset  *token.FileSet
	files []*file
	// uses tells what an identifier stands for, where that can be told without reading
	// other packages: variables of this package, and imports.
	uses map[*ast.Ident]types.Object
}

// file is one Go file.
type file struct {
	// name is the path within the module.
	name  string
	ast   *ast.File
	lines int
}

func (f *file) test() bool { return strings.HasSuffix(f.name, "_test.go") }

// code are the files that are not tests.
func (s *source) code() []*file {
	return slices.DeleteFunc(slices.Clone(s.files), (*file).test)
}

// finding is one place where a rule is broken.
type finding struct {
	file string
	line int
	rule string
	text string
}

func (f finding) String() string { return fmt.Sprintf("%s:%d: %s: %s", f.file, f.line, f.rule, f.text) }

// at makes a finding at a position in the package.
func (s *source) at(pos token.Pos, rule, format string, args ...any) finding {
	p := s.fset.Position(pos)
	return finding{p.Filename, p.Line, rule, fmt.Sprintf(format, args...)}
}

func byPlace(a, b finding) int {
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.rule, b.rule), cmp.Compare(a.text, b.text))
}

// loadModule reads every package of this module, files for other systems included. It walks
// the folders instead of asking "go list", so that the cache of "go test" notices a new file.
func loadModule(t *testing.T) []*source {
	t.Helper()
	root := os.DirFS("../../..")
	packages := map[string]map[string][]byte{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && left(entry.Name()):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		data, err := fs.ReadFile(root, name)
		put(packages, name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []*source
	for _, dir := range slices.Sorted(maps.Keys(packages)) {
		all = append(all, parse(t, dir, packages[dir]))
	}
	return all
}

// left reports whether the go command leaves a file or folder of that name alone.
func left(name string) bool {
	return name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

// put files a Go file under its package's folder.
func put(packages map[string]map[string][]byte, name string, data []byte) {
	dir := path.Dir(name)
	if packages[dir] == nil {
		packages[dir] = map[string][]byte{}
	}
	packages[dir][name] = data
}

// parse reads the files of one package, named by their paths within the module.
func parse(t *testing.T, pkg string, files map[string][]byte) *source {
	t.Helper()
	s := &source{path: pkg, fset: token.NewFileSet(), uses: map[*ast.Ident]types.Object{}}
	for name, data := range files {
		parsed, err := parser.ParseFile(s.fset, name, data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		s.files = append(s.files, &file{name: name, ast: parsed, lines: bytes.Count(data, []byte("\n"))})
	}
	slices.SortFunc(s.files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
	s.resolve()
	return s
}

// resolve finds out what identifiers stand for. Other packages are not read, so most
// expressions have no type; the errors about that are of no interest.
func (s *source) resolve() {
	var code []*ast.File
	for _, f := range s.code() {
		code = append(code, f.ast)
	}
	config := types.Config{Importer: empty{}, Error: func(error) {}}
	_, _ = config.Check(s.path, s.fset, code, &types.Info{Uses: s.uses})
}

// empty imports packages with nothing in them.
type empty struct{}

func (empty) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, path.Base(name))
	p.MarkComplete()
	return p, nil
}
