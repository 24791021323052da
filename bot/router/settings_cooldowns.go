package router

import (
	"slices"
	"strconv"
	"time"

	"gutskin/bot/guild"
	"gutskin/bot/reply"
	"gutskin/bot/words"
)

// cooldownChoices are the pauses to choose from.
var cooldownChoices = [...]time.Duration{
	10 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute,
	30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 12 * time.Hour, guild.MaxCooldown,
}

// cooldowns are the settings of pauses, which share a view.
func cooldowns() []setting {
	return []setting{
		cooldown("person", func(w words.Settings) words.Setting { return w.PersonCooldown },
			func(c *guild.Cooldowns) *int { return &c.Person }, guild.Cooldowns.OfPerson),
		cooldown("channel", func(w words.Settings) words.Setting { return w.ChannelCooldown },
			func(c *guild.Cooldowns) *int { return &c.Channel }, guild.Cooldowns.OfChannel),
		cooldown("answer", func(w words.Settings) words.Setting { return w.AnswerCooldown },
			func(c *guild.Cooldowns) *int { return &c.Answer }, guild.Cooldowns.OfAnswer),
	}
}

// cooldown is the setting of one pause: at is where its seconds stand, of what they come to.
func cooldown(
	id string, names func(words.Settings) words.Setting, at func(*guild.Cooldowns) *int, of func(guild.Cooldowns) time.Duration,
) setting {
	usual := of(guild.Cooldowns{})
	value := func(p panel) string {
		if *at(&p.settings.Cooldowns) == 0 {
			return p.asDefault(p.span(usual))
		}
		return p.span(of(p.settings.Cooldowns))
	}
	return setting{
		id: id, view: viewCooldowns, words: names, value: value,
		usual: func(s *guild.Settings) { *at(&s.Cooldowns) = 0 },
		menu: func(p panel, _ int) *reply.Menu {
			return p.cooldownMenu(id, names(p.words.Settings).Name, usual, *at(&p.settings.Cooldowns))
		},
		choose: func(_ panel, values []string) (func(*guild.Settings), bool) {
			text, ok := only(values)
			seconds, err := strconv.Atoi(text)
			return func(s *guild.Settings) { *at(&s.Cooldowns) = seconds },
				ok && err == nil && seconds >= 0 && seconds <= int(guild.MaxCooldown/time.Second)
		},
	}
}

// cooldownMenu lets people choose a pause. Each choice names the setting, for three such
// menus stand below one another.
func (p panel) cooldownMenu(id, name string, usual time.Duration, chosen int) *reply.Menu {
	m := &reply.Menu{ID: reply.ID(actionSettingsSet, id)}
	add := func(seconds int, value string) {
		m.Items = append(m.Items, reply.Item{Label: name + ": " + value, Value: strconv.Itoa(seconds), Chosen: seconds == chosen})
	}
	add(0, p.asDefault(p.span(usual)))
	spans := cooldownChoices[:]
	if now := time.Duration(chosen) * time.Second; chosen > 0 && !slices.Contains(spans, now) {
		spans = append([]time.Duration{now}, spans...)
	}
	for _, span := range spans {
		add(int(span/time.Second), p.span(span))
	}
	return m
}

// span is a time in words.
func (p panel) span(d time.Duration) string {
	w := p.words.Settings.Values
	switch {
	case d%time.Hour == 0:
		return words.Fill(w.Hours, "hours", strconv.Itoa(int(d/time.Hour)))
	case d%time.Minute == 0:
		return words.Fill(w.Minutes, "minutes", strconv.Itoa(int(d/time.Minute)))
	}
	return words.Fill(w.Seconds, "seconds", strconv.Itoa(int(d/time.Second)))
}
