// Package words is the frame around the bot's answers: names and descriptions of commands,
// labels of buttons and menus, headings, and the standing sentences of the interface, each
// in every language of the [Catalog].
//
// What the bot says about the gut and the skin is not here: it stands in the knowledge files,
// in English.
//
// A language is one YAML file beside this one, made for translators to read; docs/translating.md
// tells them how. A feature of the bot is one section of each of those files and one Go file
// here, so that features grow side by side.
package words
