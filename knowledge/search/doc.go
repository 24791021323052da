// Package search ranks topics and tips for a question and decides what to do with it:
// send the person to a professional (care), answer, suggest topics to choose from, or say
// honestly that the knowledge base does not have it (none). It can explain every decision.
//
// An [Index] is made from a [knowledge.Base] once and never changes; it is safe for use by
// several goroutines. The package is pure and deterministic: the same base and question
// give the same bytes on every platform, which is why products are rounded before they are
// added (no fused multiply-add), maps are never ranged over where order shows, and ties
// break by topic id.
package search
