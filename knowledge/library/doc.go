// Package library keeps the living set of knowledge files: it reads the built-in ones or a
// moderator's folder, builds an index from what is sound, and hands out the current index
// behind an atomic pointer. A new index is built wholly before it takes the old one's
// place, and when that fails the old one stays.
//
// A broken file never takes the others down. A broken topic is left out and named; for a
// file that the whole bot leans on, such as the red flags, the built-in copy steps in.
package library
