package architecture

// module is the path of this module.
const module = "gutskin"

// anything stands for every package of ours.
const anything = "*"

// arrows lists for each package of ours those that it may import. Arrows point down; the
// bot, the library and the store never import one another.
var arrows = map[string][]string{
	"knowledge":                 {},
	"knowledge/topics":          {},
	"knowledge/analysis":        {},
	"knowledge/search":          {"knowledge", "knowledge/analysis"},
	"knowledge/eval":            {"knowledge", "knowledge/search"},
	"knowledge/answer":          {"knowledge", "knowledge/search"},
	"knowledge/library":         {"knowledge", "knowledge/analysis", "knowledge/search", "knowledge/eval", "knowledge/library/remote"},
	"knowledge/library/remote":  {},
	"knowledge/killtest":        {},
	"knowledge/sqlstore":        {"knowledge"},
	"knowledge/sqlstore/pgtest": {},
	"bot":                       {"knowledge", "knowledge/answer", "bot/ballot", "bot/desk", "bot/tally", "bot/gateway", "bot/rest", "bot/router", "bot/reply", "bot/guild", "bot/words", "bot/shelf"},
	"bot/desk":                  {"knowledge", "bot/chart", "bot/parcel", "bot/router", "bot/reply", "bot/words", "bot/shelf"},
	"bot/ballot":                {"knowledge", "bot/router", "bot/writebehind"},
	"bot/chart":                 {},
	"bot/parcel":                {},
	"bot/tally":                 {"knowledge", "bot/router", "bot/writebehind"},
	"bot/gateway":               {"bot/rest"},
	"bot/rest":                  {},
	"bot/router":                {"knowledge", "knowledge/answer", "bot/reply", "bot/guild", "bot/words", "bot/shelf"},
	"bot/reply":                 {},
	"bot/guild":                 {"knowledge", "bot/shelf"},
	"bot/words":                 {},
	"bot/shelf":                 {},
	"bot/writebehind":           {},
	"bot/internal/scripted":     {"knowledge", "knowledge/sqlstore", "bot/router", "bot/guild", "bot/words"},
	"bot/desk/kept":             {"bot/desk", "knowledge/answer", "knowledge/eval", "knowledge/library"},
	"bot/internal/keptlibrary":  {"knowledge", "bot/desk", "bot/desk/kept", "knowledge/answer", "knowledge/library"},
	"bot/localdiscord":          {},
	"bot/internal/barebot":      {},
	"cmd/internal/load":         {"bot/localdiscord"},
	"cmd/internal/faults":       {},
	"bot/demo":                  {"bot/localdiscord"},
	"cmd/internal/config":       {},
	"cmd/internal/webhook":      {},
	"cmd/internal/architecture": {},
	"cmd/internal/telemetry":    {"knowledge", "bot", "bot/rest", "bot/router"},
	"cmd/gutskin":               {anything},
}

// pure packages give the same result on every machine and at every time: their caller
// brings files, clock and log along.
var pure = []string{"knowledge", "knowledge/analysis", "knowledge/search", "knowledge/eval"}

// impure are packages of the standard library that a pure package must not import, with all
// that is below them.
var impure = []string{"os", "net", "syscall", "database/sql", "log", "math/rand", "crypto/rand"}

// pureModules are the libraries that a pure package may import: they only compute.
var pureModules = []string{
	"github.com/agnivade/levenshtein",
	"github.com/abadojack/whatlanggo",
	"github.com/blevesearch/snowballstem",
	"github.com/clipperhouse/uax29",
	"github.com/yuin/goldmark",
	"go.yaml.in/yaml/v3",
	"golang.org/x/text",
}

// clocks are the functions of package time that read or follow the clock.
var clocks = []string{"Now", "Since", "Until", "After", "AfterFunc", "NewTicker", "NewTimer", "Sleep", "Tick"}

// homes lists imports that only some packages may have.
var homes = []home{
	{"github.com/bwmarrin/discordgo", []string{"bot", "bot/gateway", "bot/rest", "bot/internal/barebot"}},
	{"database/sql", []string{"knowledge/sqlstore", "knowledge/sqlstore/pgtest"}},
	{"modernc.org/sqlite", []string{"knowledge/sqlstore"}},
	{"github.com/jackc/pgx", []string{"knowledge/sqlstore", "knowledge/sqlstore/pgtest"}},
	{"github.com/pressly/goose", []string{"knowledge/sqlstore"}},
	{"github.com/go-git/go-git", []string{"knowledge/library", "knowledge/library/remote"}},
	{"github.com/go-git/go-billy", []string{"knowledge/library"}},
	{"github.com/kelseyhightower/envconfig", []string{"cmd/internal/config"}},
	{"github.com/prometheus", []string{"cmd/internal/telemetry"}},
	{"go.opentelemetry.io", []string{"cmd/internal/telemetry"}},
	{"os/signal", []string{"cmd/gutskin/main.go", "cmd/internal/load/main.go"}},
}

// homesOfCalls does the same for functions.
var homesOfCalls = []home{
	{"os.Getenv", []string{"cmd/internal/config", "knowledge/sqlstore/pgtest"}},
	{"os.LookupEnv", []string{"cmd/internal/config"}},
	{"os.Environ", []string{"cmd/internal/config"}},
	{"os.ExpandEnv", []string{"cmd/internal/config"}},
	{"os.Exit", []string{"cmd/gutskin/main.go", "cmd/internal/load/main.go"}},
	{"log.Fatal", []string{}},
	{"log.Fatalf", []string{}},
	{"log.Fatalln", []string{}},
}

// home says where something is allowed: packages, or single files that end in ".go".
type home struct {
	what  string
	homes []string
}

// Bounds of what a person takes in at a look.
const (
	maxFileLines     = 350
	maxTestLines     = 500
	maxFunctionLines = 60
)

// emptyNames are package names that say nothing.
var emptyNames = []string{"base", "common", "helper", "helpers", "misc", "models", "shared", "types", "util", "utils"}
