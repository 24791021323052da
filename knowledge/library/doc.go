// Package library keeps the living set of knowledge files: it reads the built-in ones or a
// moderator's folder, builds an index from what is sound, and hands out the current index
// behind an atomic pointer. A new index is built wholly before it takes the old one's
// place, and when that fails the old one stays.
//
// As the keeper of a folder ([Options].Keep) it fills one that is empty, watches it for
// changes by hand, keeps its history in git, and saves edits: checked wholly, with the
// author's name, and safe from the moment that [Library.Save] returns.
//
// A broken file never takes the others down. Its last good version goes on being served, or
// the built-in copy; only a topic of which there is neither is left out.
package library
