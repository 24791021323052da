package router

import (
	"context"
	"slices"

	"gutskin/bot/guild"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// scene is what a handler works with: the request, and what its place decides.
type scene struct {
	Request
	// words are those of the interface as this person reads them; everybody reads those
	// in what the whole channel sees, so that nobody's language is given away.
	words, everybody *words.Words
	// settings are those of the server; the zero value elsewhere.
	settings guild.Settings
	// place is what they change about answers.
	place knowledge.Place
	// private tells that replies are for the asker alone where they did not choose.
	private bool
}

func (r *Router) scene(ctx context.Context, req Request) scene {
	s := scene{Request: req, settings: r.Settings.Of(ctx, req.Guild)}
	own, all := req.Locale, req.GuildLocale
	if s.settings.Language != "" {
		own, all = s.settings.Language, s.settings.Language
	}
	if !req.Shared {
		all = own
	}
	s.words, s.everybody = r.Words.For(own), r.Words.For(all)
	s.private = req.Shared && !r.Public
	if s.settings.Private != nil {
		s.private = req.Shared && *s.settings.Private
	}
	s.place = place(s.settings, r.Answers.Base())
	return s
}

// place is what the settings of a server change about answers.
func place(s guild.Settings, base *knowledge.Base) knowledge.Place {
	p := knowledge.Place{Emergency: s.Emergency, Crisis: s.Crisis, Hidden: s.Hidden}
	if country := base.Country(s.Country); country != nil {
		if p.Emergency == "" {
			p.Emergency = country.Emergency
		}
		if p.Crisis == "" {
			p.Crisis = country.Crisis
		}
	}
	return p
}

// of are the words for those who will see a reply.
func (s scene) of(private bool) *words.Words {
	if private {
		return s.words
	}
	return s.everybody
}

// moderates tells whether the person may remove what the bot said here.
func (s scene) moderates() bool {
	return s.Rights.ManageMessages || s.Rights.ManageServer ||
		slices.ContainsFunc(s.Roles, func(role string) bool { return slices.Contains(s.settings.Moderators, role) })
}

// question is a text as it is asked in this place.
func (s scene) question(text, prev string) knowledge.Question {
	return knowledge.Question{Text: text, Prev: prev, Place: s.place, Reasons: true}
}
