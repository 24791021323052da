package localdiscord

import (
	"fmt"
	"io"
	"strings"
)

// printReply writes an answer as a person would read it.
func printReply(out io.Writer, r Reply) {
	switch {
	case r.Modal != nil:
		fmt.Fprintf(out, "[form] %s (%s)\n", r.Modal.Title, r.Modal.CustomID)
		for _, input := range r.Modal.Inputs() {
			printInput(out, input)
		}
	case r.Message != nil:
		printMessage(out, *r.Message)
	}
	for _, m := range r.FollowUps {
		printMessage(out, m)
	}
}

// printInput writes a field of a form with what stands in it or what it offers.
func printInput(out io.Writer, input Component) {
	if !input.IsSelect() {
		fmt.Fprintf(out, "  %s (%s): %q\n", input.Label, input.CustomID, input.Value)
		return
	}
	fmt.Fprintf(out, "  %s (%s):\n", input.Label, input.CustomID)
	printOptions(out, input)
}

func printOptions(out io.Writer, menu Component) {
	for _, o := range menu.Options {
		fmt.Fprintf(out, "    %s = %s\n", o.Label, o.Value)
	}
}

// printMessage writes a message: who, what, and what can be clicked.
func printMessage(out io.Writer, m Message) {
	note := ""
	if m.Ephemeral() {
		note = " (only for you)"
	}
	if m.Loading() {
		note += " is thinking…"
	}
	fmt.Fprintf(out, "%s%s:\n", m.Author.Username, note)
	for line := range strings.Lines(m.Text()) {
		fmt.Fprintf(out, "  %s\n", strings.TrimSuffix(line, "\n"))
	}
	for _, a := range m.Attachments {
		fmt.Fprintf(out, "  [file] %s %s\n", a.Filename, a.URL)
	}
	for c := range allComponents(m.Components) {
		printComponent(out, c)
	}
}

func printComponent(out io.Writer, c Component) {
	switch {
	case c.Type == ComponentButton && c.URL != "":
		fmt.Fprintf(out, "  [%s] %s\n", c.Label, c.URL)
	case c.Type == ComponentButton && c.Disabled:
		fmt.Fprintf(out, "  [%s] disabled\n", c.Label)
	case c.Type == ComponentButton:
		fmt.Fprintf(out, "  [%s] %s\n", c.Label, c.CustomID)
	case c.IsSelect():
		fmt.Fprintf(out, "  [%s] %s\n", c.Placeholder, c.CustomID)
		printOptions(out, c)
	}
}
