package bot

// body is a reply as a message. Where embeds may not be shown, the text says it all.
func body(reply *Reply, embeds bool) wireMessage {
	m := wireMessage{Content: reply.Content, Embeds: []wireEmbed{}, Components: rows(reply.Buttons)}
	switch {
	case reply.Embed != nil && embeds:
		m.Embeds = append(m.Embeds, reply.Embed.wire())
	case reply.Plain != "":
		m.Content = reply.Plain
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

// to makes a message the reply to another one. The other one's id is the nonce: however
// often this is sent within minutes, one message appears.
func (m wireMessage) to(id snowflake) wireMessage {
	m.Reference = &wireReference{MessageID: string(id)}
	m.Nonce, m.EnforceNonce = string(id), true
	return m
}

func (e *Embed) wire() wireEmbed {
	w := wireEmbed{Title: e.Title, Description: e.Description}
	for _, f := range e.Fields {
		w.Fields = append(w.Fields, wireField(f))
	}
	if e.Footer != "" {
		w.Footer = &wireFooter{e.Footer}
	}
	return w
}

// rows puts buttons into one row, or none: an empty list takes buttons away.
func rows(buttons []Button) []wireRow {
	row := wireRow{Type: componentRow}
	for _, b := range buttons {
		id, err := b.ID.Encode()
		if err != nil || len(row.Components) == maxButtons {
			continue
		}
		row.Components = append(row.Components, wireButton{componentButton, styleSecondary, b.Label, id})
	}
	if len(row.Components) == 0 {
		return []wireRow{}
	}
	return []wireRow{row}
}

// privately marks a deferral for one person's eyes.
func (f wireFlags) privately(private bool) wireFlags {
	if private {
		f.Flags |= flagEphemeral
	}
	return f
}

// choices is the answer to an autocomplete.
func choices(texts []string) wireCallback {
	data := wireChoices{Choices: []wireChoice{}}
	for _, t := range texts {
		data.Choices = append(data.Choices, wireChoice{t, t})
	}
	return wireCallback{callbackAutocompleted, data}
}
