// Package desk is the moderators' desk: /knowledge, with which the moderators of one server
// show, change, preview and publish the knowledge from Discord.
//
// # Nothing typed is lost
//
// A form writes nothing into the knowledge. What was typed becomes a draft, kept in the
// store ([Drafts]), and a preview says what would come of it; a button publishes exactly
// what was previewed. Errors, conflicts and restarts leave the draft as it is. Where the
// store does not take it, the moderator gets the text back as a file.
//
// # Rights
//
// A subcommand, control or form gets no further than the guard, which looks at the rights
// that Discord tells with each of them: they may have been taken away since, or the control
// may be forged.
//
// # Files
//
// Each subcommand has a file of its own (sub_x.go), each control or form one (control_x.go);
// what they show is rendered in render_x.go. The table of all is table.go.
package desk
