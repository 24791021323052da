package bot

import "gutskin/bot/reply"

// body is a reply as a message. Where embeds may not be shown, the text says it all.
func body(said *reply.Reply, embeds bool) wireMessage {
	m := wireMessage{Content: said.Content, Embeds: []wireEmbed{}, Components: rows(said.Rows)}
	switch {
	case said.Card != nil && embeds:
		m.Embeds = append(m.Embeds, embed(*said.Card))
	case said.Plain != "":
		m.Content = said.Plain
	}
	if said.File != nil {
		m.Attachments = []wireFile{{ID: "0", Filename: said.File.Name}}
	}
	return m
}

// privately marks a message for one person's eyes.
func (m wireMessage) privately(private bool) wireMessage {
	if private {
		m.Flags |= flagEphemeral
	}
	return m
}

// to makes a message the reply to another one, unless that was deleted meanwhile and the
// reply would then say nothing to anybody.
func (m wireMessage) to(id string, orElsePlain bool) wireMessage {
	m.Reference = &wireReference{MessageID: id, FailIfNotExists: !orElsePlain}
	return m
}

// once marks a message by what caused it: however often it is sent within minutes, one
// message appears.
func (m wireMessage) once(cause snowflake) wireMessage {
	m.Nonce, m.EnforceNonce = string(cause), true
	return m
}

func embed(c reply.Card) wireEmbed {
	w := wireEmbed{Title: c.Title, Description: c.Description}
	for _, f := range c.Fields {
		w.Fields = append(w.Fields, wireField(f))
	}
	if c.Footer != "" {
		w.Footer = &wireFooter{c.Footer}
	}
	return w
}

// privately marks a deferral for one person's eyes.
func (f wireFlags) privately(private bool) wireFlags {
	if private {
		f.Flags |= flagEphemeral
	}
	return f
}

// choices is the answer to an autocomplete.
func choices(from []reply.Choice) wireCallback {
	data := wireChoices{Choices: []wireChoice{}}
	for _, c := range from {
		data.Choices = append(data.Choices, wireChoice(c))
	}
	return wireCallback{callbackAutocompleted, data}
}
