package localdiscord

import "slices"

// registry holds what has identifiers: in the order in which it came, and by identifier at
// once, so that a world of ten thousand servers is no slower than one of ten. The zero
// registry is empty.
type registry[T any] struct {
	list []T
	byID map[string]T
}

func (r *registry[T]) add(id string, thing T) {
	if r.byID == nil {
		r.byID = map[string]T{}
	}
	r.list = append(r.list, thing)
	r.byID[id] = thing
}

// get is what has an identifier, the zero value if nothing has.
func (r *registry[T]) get(id string) T { return r.byID[id] }

// remove takes away those that match.
func (r *registry[T]) remove(match func(T) bool) {
	for id, thing := range r.byID {
		if match(thing) {
			delete(r.byID, id)
		}
	}
	r.list = slices.DeleteFunc(r.list, match)
}
