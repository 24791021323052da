package sqlstore

// tables are all that there are, but for goose's own.
var tables = []string{"secrets", "votes", "questions", "mutes", "guild_settings", "guilds_left", "drafts", "misses", "tallies", "followers", "answered", "memos"}

// numbered are the tables whose rows the engine numbers, in a column named id.
var numbered = []string{"questions"}

// sealedColumn is a column of values that [keyring.seal] made.
type sealedColumn struct {
	table, column string
	// key tells the rows apart.
	key []string
}

// sealedColumns are all that hold what people wrote, or a key.
var sealedColumns = []sealedColumn{
	{"secrets", "value", []string{"name"}},
	{"questions", "text", []string{"id"}},
	{"drafts", "content", []string{"person", "id"}},
	{"guild_settings", "data", []string{"guild"}},
	{"followers", "sealed", []string{"question"}},
}

// The names of sealed columns, as [keyring.seal] wants them.
const (
	secretsValue  = "secrets.value"
	questionsText = "questions.text"
	draftsContent = "drafts.content"
	settingsData  = "guild_settings.data"
	followerData  = "followers.sealed"
)

// name is what a value of the column is bound to: it cannot be opened as one of another.
func (c sealedColumn) name() string { return c.table + "." + c.column }
