package localdiscord

import (
	"regexp"
	"slices"
	"strings"
)

// AllowedMentions says which mentions in a text reach somebody.
type AllowedMentions struct {
	Parse       []string `json:"parse"`
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

var (
	userMention = regexp.MustCompile(`<@!?(\d+)>`)
	roleMention = regexp.MustCompile(`<@&(\d+)>`)
)

// mention fills in whom a message reaches. A nil policy allows everything that
// the author may do.
func (w *world) mention(m *Message, policy *AllowedMentions, everyone bool) {
	m.Mentions = []User{}
	for _, match := range userMention.FindAllStringSubmatch(m.Content, -1) {
		if a := w.user(match[1]); a != nil && policy.allowsUser(a.ID) {
			m.reach(a.User)
		}
	}
	m.MentionRoles = w.mentionedRoles(m, policy, everyone)
	if m.Referenced != nil && (policy == nil || policy.RepliedUser) {
		m.reach(m.Referenced.Author)
	}
	named := strings.Contains(m.Content, "@everyone") || strings.Contains(m.Content, "@here")
	m.MentionEveryone = everyone && named && (policy == nil || slices.Contains(policy.Parse, "everyone"))
}

// mentionedRoles are the roles that a text reaches: those that anybody may
// mention, or all of them for who may mention everyone.
func (w *world) mentionedRoles(m *Message, policy *AllowedMentions, everyone bool) []string {
	list := []string{}
	g := w.guild(m.GuildID)
	if g == nil {
		return list
	}
	for _, match := range roleMention.FindAllStringSubmatch(m.Content, -1) {
		r := g.role(match[1])
		if r != nil && (everyone || r.Mentionable) && policy.allowsRole(r.ID) && !slices.Contains(list, r.ID) {
			list = append(list, r.ID)
		}
	}
	return list
}

func (p *AllowedMentions) allowsRole(id string) bool {
	return p == nil || slices.Contains(p.Parse, "roles") || slices.Contains(p.Roles, id)
}

func (m *Message) reach(u User) {
	if !slices.ContainsFunc(m.Mentions, func(v User) bool { return v.ID == u.ID }) {
		m.Mentions = append(m.Mentions, u)
	}
}

func (p *AllowedMentions) allowsUser(id string) bool {
	return p == nil || slices.Contains(p.Parse, "users") || slices.Contains(p.Users, id)
}

// check holds the policy against Discord's rules for it.
func (p *AllowedMentions) check(f field) {
	if p == nil {
		return
	}
	for i, kind := range p.Parse {
		f.at("parse").index(i).oneOf(kind, "roles", "users", "everyone")
	}
	f.at("users").maxCount(len(p.Users), 100)
	f.at("roles").maxCount(len(p.Roles), 100)
	if slices.Contains(p.Parse, "users") && len(p.Users) > 0 {
		f.fail("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[\"users\"] and users: [ids...] are mutually exclusive.")
	}
	if slices.Contains(p.Parse, "roles") && len(p.Roles) > 0 {
		f.fail("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[\"roles\"] and roles: [ids...] are mutually exclusive.")
	}
}
