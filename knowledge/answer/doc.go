// Package answer is the one service that every door calls: the terminal, a Discord
// message, a slash command. It asks the current index, follows the conversation, and puts
// the moderators' words to the result. It generates no text: every sentence of an answer
// stands in a knowledge file.
package answer
