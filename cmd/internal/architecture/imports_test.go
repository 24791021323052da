package architecture

import (
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"
)

// imports holds every import against the arrows, the homes and the rules of purity.
func imports(s *source) []finding {
	var found []finding
	allowed, known := arrows[s.path]
	if !known {
		found = append(found, s.at(s.files[0].ast.Package, "arrows",
			"package %s has no row in rules_test.go: add it there and in docs/architecture.md", s.path))
	}
	for _, f := range s.code() {
		for _, spec := range f.ast.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue // the parser has refused it
			}
			found = append(found, importing(s, f, spec, name, known, allowed)...)
		}
	}
	return found
}

func importing(s *source, f *file, spec *ast.ImportSpec, name string, known bool, allowed []string) []finding {
	var found []finding
	ours, isOurs := strings.CutPrefix(name, module+"/")
	if isOurs && known && !slices.Contains(allowed, anything) && !slices.Contains(allowed, ours) {
		found = append(found, s.at(spec.Pos(), "arrows", "%s must not import %s", s.path, ours))
	}
	if slices.Contains(pure, s.path) && (anyBelow(impure, name) || foreign(name) && !anyBelow(pureModules, name)) {
		found = append(found, s.at(spec.Pos(), "purity", "%s is pure and must not import %s", s.path, name))
	}
	for _, h := range homes {
		if below(h.what, name) && !h.allows(s, f) {
			found = append(found, s.at(spec.Pos(), "one place", "%s is for %s alone", h.what, h))
		}
	}
	return found
}

// calls finds functions that are used outside their home, and clocks in pure packages.
func calls(s *source) []finding {
	var found []finding
	for _, f := range s.code() {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg := s.imported(selector)
			for _, h := range homesOfCalls {
				if h.what == pkg+"."+selector.Sel.Name && !h.allows(s, f) {
					found = append(found, s.at(selector.Pos(), "one place", "%s is for %s alone", h.what, h))
				}
			}
			if pkg == "time" && slices.Contains(pure, s.path) && slices.Contains(clocks, selector.Sel.Name) {
				found = append(found, s.at(selector.Pos(), "purity", "%s is pure and must not use time.%s: let the caller bring the time along", s.path, selector.Sel.Name))
			}
			return true
		})
	}
	return found
}

// imported is the path of the package that a selector selects from; empty when it selects
// from something else.
func (s *source) imported(selector *ast.SelectorExpr) string {
	name, ok := selector.X.(*ast.Ident)
	if !ok {
		return ""
	}
	pkg, ok := s.uses[name].(*types.PkgName)
	if !ok {
		return ""
	}
	return pkg.Imported().Path()
}

func (h home) allows(s *source, f *file) bool {
	return slices.Contains(h.homes, s.path) || slices.Contains(h.homes, f.name)
}

func (h home) String() string {
	if len(h.homes) == 0 {
		return "nobody"
	}
	return strings.Join(h.homes, " and ")
}

func anyBelow(tops []string, name string) bool {
	return slices.ContainsFunc(tops, func(top string) bool { return below(top, name) })
}

// below reports whether an import is a package or stands below it.
func below(top, name string) bool {
	return name == top || strings.HasPrefix(name, top+"/")
}

// foreign reports whether an import is a library's: its path begins with a host.
func foreign(name string) bool {
	host, _, _ := strings.Cut(name, "/")
	return strings.Contains(host, ".")
}

// names finds packages whose name says nothing.
func names(s *source) []finding {
	if name := path.Base(s.path); slices.Contains(emptyNames, name) {
		return []finding{s.at(s.files[0].ast.Package, "names", "a package named %s says nothing about what is in it", name)}
	}
	return nil
}
