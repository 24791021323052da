package words

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml
var files embed.FS

// english is the language for all who speak none of the others.
const english = "en"

// languages are the files, and Discord's locales that each is for.
var languages = []struct {
	code    string
	locales []string
}{
	{english, []string{"en-US", "en-GB"}},
	{"de", []string{"de"}},
	{"fr", []string{"fr"}},
	{"es", []string{"es-ES", "es-419"}},
	{"pt", []string{"pt-BR"}},
}

// Catalog is the words in all languages. It does not change and serves many callers at once.
// The zero value has no words.
type Catalog struct {
	byCode map[string]*Words
}

// Load gives the built-in languages, which are read the first time. It fails when a file has a
// key that this program does not know, or cannot be read.
func Load() (Catalog, error) { return builtIn() }

var builtIn = sync.OnceValues(func() (Catalog, error) { return load(files) })

func load(from fs.FS) (Catalog, error) {
	c := Catalog{byCode: map[string]*Words{}}
	for _, l := range languages {
		name := l.code + ".yaml"
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return Catalog{}, fmt.Errorf("load words: %w", err)
		}
		w, err := decode(data)
		if err != nil {
			return Catalog{}, fmt.Errorf("load words: %s: %w", name, err)
		}
		w.Language.Code = l.code
		c.byCode[l.code] = &w
	}
	return c, nil
}

// decode reads one file strictly: one document, and no key but those of [Words].
func decode(data []byte) (Words, error) {
	var w Words
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&w); err != nil {
		return Words{}, err
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return Words{}, errors.New("a line of three dashes or dots splits the file in two")
	}
	return w, nil
}

// For is the words for a locale of Discord, such as "de" or "es-419", or for the code of a
// language. It is English for every other. Nobody may change it; it is large, so it is handed
// around by its address.
func (c Catalog) For(locale string) *Words {
	code, _, _ := strings.Cut(locale, "-")
	if w, ok := c.byCode[code]; ok {
		return w
	}
	if w, ok := c.byCode[english]; ok {
		return w
	}
	return new(Words)
}

// Locales are the locales of Discord that have words, English first.
func (c Catalog) Locales() []string {
	var locales []string
	for _, l := range languages {
		locales = append(locales, l.locales...)
	}
	return locales
}

// Languages are the languages to choose from, English first.
func (c Catalog) Languages() []Language {
	var list []Language
	for _, l := range languages {
		list = append(list, c.byCode[l.code].Language)
	}
	return list
}

// Localized is one text by locale, as Discord wants its name_localizations and
// description_localizations. English is not among them: it is the name itself.
func (c Catalog) Localized(text func(*Words) string) map[string]string {
	byLocale := map[string]string{}
	for _, l := range languages {
		if l.code == english {
			continue
		}
		for _, locale := range l.locales {
			byLocale[locale] = text(c.byCode[l.code])
		}
	}
	return byLocale
}
