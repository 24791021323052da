package router_test

import (
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/reply"
	"gutskin/bot/router"
)

// FuzzSettings holds that whatever comes back from a panel, the manager gets a reply that can
// be sent, and the settings stay such as can be.
func FuzzSettings(f *testing.F) {
	for _, s := range [][2]string{
		{"1:settings:chosen", "country"}, {"1:settings:country:1", ""}, {"1:settings-set:private", "on"}, {"1:settings-set:groups", "food"},
		{"1:settings-set:person", "60"}, {"1:settings-set:help", "18446744073709551615"}, {"1:settings-set:moderators", "007"},
		{"1:settings-form:emergency", "999"}, {"1:settings-form:crisis:a%3Ab%25", "<@1>"}, {"1:settings-reset:crisis", ""}, {"1:settings-reset:all:yes", ""},
		{"1:settings-export", ""}, {"1:hush:AAAAAAAAAAAAAAAAAAAA", ""}, {"1:settings-form:emergency", "\xff٣"},
	} {
		f.Add(s[0], s[1])
	}
	var second atomic.Int64
	now := func() time.Time { return time.Unix(1_800_000_000+second.Load(), 0) }
	var book *guild.Book
	r := scripted.Router(f, scripted.New(), now, func(p *router.Parts) { book, p.HelpChannels = p.Settings, true })
	f.Fuzz(func(t *testing.T, control, value string) {
		for _, kind := range []router.Kind{router.KindControl, router.KindForm} {
			second.Add(60) // so that no rate is exceeded
			said := r.Handle(t.Context(), manage(router.Request{
				Kind: kind, Control: control, Values: []string{value}, Fields: map[string]string{"number": value},
			}))
			if said == nil || said.Form == nil && (reply.Wordless(said.Content) || !utf8.ValidString(said.Content) || reply.Length(said.Content) > reply.MaxContent) {
				t.Errorf("%s %q %q: %+v", kind, control, value, said)
			}
			if said != nil && said.Form == nil {
				ids(t, said)
			}
		}
		if settings, err := book.Read(t.Context(), "3"); err != nil || settings.Validate() != nil {
			t.Errorf("after %q %q: %+v, %v", control, value, settings, err)
		}
	})
}
