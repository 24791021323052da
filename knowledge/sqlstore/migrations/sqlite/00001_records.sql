-- Times are milliseconds since 1970 in UTC. A person is a keyed hash, see the package
-- comment of sqlstore.

-- +goose Up
CREATE TABLE secrets (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE votes (
    person  BLOB    NOT NULL,
    topic   TEXT    NOT NULL,
    helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    reason  TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX votes_at ON votes (at);

CREATE TABLE questions (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person BLOB    NOT NULL,
    guild  TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX questions_person ON questions (person);
CREATE INDEX questions_guild ON questions (guild, at);
CREATE INDEX questions_at ON questions (at);

CREATE TABLE mutes (
    person BLOB    NOT NULL,
    guild  TEXT    NOT NULL,
    until  INTEGER NOT NULL,
    PRIMARY KEY (person, guild)
) STRICT, WITHOUT ROWID;

CREATE TABLE guild_settings (
    guild TEXT NOT NULL PRIMARY KEY,
    data  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Servers that the bot was removed from; records of theirs expire.
CREATE TABLE guilds_left (
    guild TEXT    NOT NULL PRIMARY KEY,
    at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
