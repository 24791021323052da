package architecture

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// state finds package variables that change, init functions, and goroutines in pure
// packages.
func state(s *source) []finding {
	var found []finding
	for _, f := range s.code() {
		for _, decl := range f.ast.Decls {
			found = append(found, s.declared(decl)...)
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if statement, ok := n.(*ast.GoStmt); ok && slices.Contains(pure, s.path) {
				found = append(found, s.at(statement.Pos(), "purity", "%s is pure and must not start goroutines", s.path))
			}
			for _, target := range changed(n) {
				if name := s.packageVariable(target); name != nil {
					found = append(found, s.at(n.Pos(), "state", "package variable %s is changed: hand the value over instead", name.Name))
				}
			}
			return true
		})
	}
	return found
}

// declared finds init functions, and package variables of a type that is there to change.
func (s *source) declared(decl ast.Decl) []finding {
	var found []finding
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil && d.Name.Name == "init" {
			found = append(found, s.at(d.Pos(), "init", "no init functions: call what is needed where it is needed"))
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			v, ok := spec.(*ast.ValueSpec)
			if !ok || d.Tok != token.VAR {
				continue
			}
			selector, ok := v.Type.(*ast.SelectorExpr)
			if ok && anyBelow([]string{"sync"}, s.imported(selector)) {
				found = append(found, s.at(v.Pos(), "state", "package variable %s is there to change: put it into a struct", v.Names[0].Name))
			}
		}
	}
	return found
}

// changed are the expressions that a statement changes.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.CallExpr:
		name, ok := n.Fun.(*ast.Ident)
		if ok && (name.Name == "delete" || name.Name == "clear" || name.Name == "copy") && len(n.Args) > 0 {
			return n.Args[:1]
		}
	}
	return nil
}

// packageVariable is the variable of the package that an expression is, or is a part of.
func (s *source) packageVariable(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.IndexExpr:
		return s.packageVariable(e.X)
	case *ast.SliceExpr:
		return s.packageVariable(e.X)
	case *ast.SelectorExpr:
		return s.packageVariable(e.X)
	case *ast.StarExpr:
		return s.packageVariable(e.X)
	case *ast.ParenExpr:
		return s.packageVariable(e.X)
	case *ast.Ident:
		v, ok := s.uses[e].(*types.Var)
		if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return e
		}
	}
	return nil
}
