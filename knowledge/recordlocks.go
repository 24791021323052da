package knowledge

import "context"

// Locks lets several processes that share records agree on which of them does a piece of
// work that is to be done once: deleting what is past its time, writing to people.
type Locks interface {
	// Lock reserves the work of a name until release is called, which may be done once. When
	// another process has it, ok is false: there is nothing to do. A process that ends, or
	// loses its connection, loses its locks. Where only one process can use the records, every
	// lock is granted.
	Lock(ctx context.Context, name string) (release func(), ok bool, err error)
}

// Changes lets processes that share records know what another of them has changed.
type Changes interface {
	// SettingsChanged calls each with the id of every server whose settings somebody saves,
	// until the context ends, which is no error. An empty id stands for all servers: some
	// changes may have been missed. Where only one process can use the records, there are none.
	SettingsChanged(ctx context.Context, each func(guild string)) error
}
