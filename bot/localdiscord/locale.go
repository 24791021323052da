package localdiscord

import (
	"fmt"
	"slices"
)

// defaultLocale is that of clients and servers which have set no other.
const defaultLocale = "en-US"

// locales are the languages that Discord's clients speak.
var locales = []string{
	"ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
	"it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
}

// SetLocale sets the language of the member's client, for example "de".
func (m *Member) SetLocale(locale string) error {
	return m.act(func(w *world) error {
		if !slices.Contains(locales, locale) {
			return fmt.Errorf("locale %q: %w", locale, ErrInvalid)
		}
		m.account.locale = locale
		w.note(note{kind: ChangeCommands, viewer: m.account.ID})
		return nil
	})
}

// Locale is the language of the member's client.
func (m *Member) Locale() string {
	var locale string
	m.server.world.read(func() { locale = m.account.locale })
	return locale
}

// Locales are the languages that a client can be set to.
func Locales() []string { return slices.Clone(locales) }
