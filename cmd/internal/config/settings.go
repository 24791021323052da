package config

import (
	"io"
	"reflect"
	"strings"

	"github.com/kelseyhightower/envconfig"
)

// Setting is one setting as people read of it.
type Setting struct {
	// Name is the environment variable.
	Name string
	// Default holds when the variable is not set; Value is what holds now. A secret's value
	// is not here, only whether there is one.
	Default, Value string
	// Meaning says what the setting does.
	Meaning string
}

// Settings lists every setting with its current value, in the order of the struct.
func (c Config) Settings() []Setting {
	value := reflect.ValueOf(c)
	fields := value.Type()
	out := make([]Setting, 0, fields.NumField())
	names := names()
	for i := range fields.NumField() {
		tag := fields.Field(i).Tag
		out = append(out, Setting{
			Name: names[i], Default: tag.Get("default"), Meaning: tag.Get("desc"),
			Value: shown(value.Field(i).String(), tag.Get("secret")),
		})
	}
	return out
}

func shown(value, secret string) string {
	switch {
	case value == "":
		return "(not set)"
	case secret == "true":
		return "(set, hidden)"
	case secret == "address":
		return withoutPassword(value)
	}
	return value
}

// names are the variables as envconfig reads them, in the order of the struct.
func names() []string {
	var b strings.Builder
	// The template is ours and the writer is a buffer: neither can fail.
	_ = envconfig.Usagef(prefix, &Config{}, &b, "{{range .}}{{usage_key .}}\n{{end}}")
	return strings.Fields(b.String())
}

// markdown is docs/config.md.
const markdown = `# Settings

Made by ` + "`gutskin config --markdown`" + `; do not edit. Settings are environment variables. ` + "`gutskin config`" + ` shows them with the
values that hold now; a name that begins with GUTSKIN_ and is none of these stops the program, so that a slip is noticed.

| setting | default | meaning |
|---|---|---|
{{range .}}| ` + "`{{usage_key .}}`" + ` | {{with usage_default .}}` + "`{{.}}`" + `{{end}} | {{usage_description .}} |
{{end}}
` + "`OTEL_EXPORTER_OTLP_ENDPOINT`" + ` names an OpenTelemetry collector, for example http://127.0.0.1:4318, to which serve then sends traces by
HTTP. Of OpenTelemetry's other variables those for its HEADERS, TIMEOUT and CERTIFICATE hold as well, each also with TRACES_ before its last word, and
OTEL_TRACES_SAMPLER, OTEL_RESOURCE_ATTRIBUTES and OTEL_SDK_DISABLED. Nothing in a trace names anybody ([operating.md](operating.md#traces)).

` + "`NO_COLOR`" + ` (set to anything) and ` + "`TERM=dumb`" + ` turn colour off in the terminal.
`

// WriteMarkdown writes docs/config.md.
func WriteMarkdown(w io.Writer) error {
	return envconfig.Usagef(prefix, &Config{}, w, markdown)
}
