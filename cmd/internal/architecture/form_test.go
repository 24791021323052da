package architecture

import (
	"go/ast"
	"slices"
)

// sizes finds files and functions that are too long.
func sizes(s *source) []finding {
	var found []finding
	for _, f := range s.files {
		limit := maxFileLines
		if f.test() {
			limit = maxTestLines
		}
		if f.lines > limit && !ast.IsGenerated(f.ast) {
			found = append(found, s.at(f.ast.Package, "size", "the file has %d lines, %d at most: it holds more than one idea", f.lines, limit))
		}
		if f.test() {
			continue
		}
		for _, decl := range f.ast.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			lines := s.fset.Position(function.End()).Line - s.fset.Position(function.Pos()).Line + 1
			if lines > maxFunctionLines {
				found = append(found, s.at(function.Pos(), "size", "%s has %d lines, %d at most", function.Name.Name, lines, maxFunctionLines))
			}
		}
	}
	return found
}

// comments finds packages and exported names that nothing is said about.
func comments(s *source) []finding {
	var found []finding
	code := s.code()
	if len(code) > 0 && !slices.ContainsFunc(code, func(f *file) bool { return f.ast.Doc != nil }) {
		found = append(found, s.at(code[0].ast.Package, "comments", "package %s has no package comment", s.path))
	}
	for _, f := range code {
		for _, decl := range f.ast.Decls {
			found = append(found, s.uncommented(decl)...)
		}
	}
	return found
}

func (s *source) uncommented(decl ast.Decl) []finding {
	var found []finding
	miss := func(name *ast.Ident) {
		found = append(found, s.at(name.Pos(), "comments", "%s is exported and has no comment", name.Name))
	}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
			miss(d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
					miss(spec.Name)
				}
			case *ast.ValueSpec:
				name := spec.Names[0]
				if name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
					miss(name)
				}
			}
		}
	}
	return found
}

// exportedReceiver reports whether a function is one that other packages can name: no
// method, or one of an exported type.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	t := d.Recv.List[0].Type
	for {
		switch inner := t.(type) {
		case *ast.StarExpr:
			t = inner.X
		case *ast.IndexExpr:
			t = inner.X
		case *ast.IndexListExpr:
			t = inner.X
		case *ast.Ident:
			return inner.IsExported()
		default:
			return true
		}
	}
}
