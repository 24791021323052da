-- What was asked, counted. docs/privacy.md says what that means for people.

-- +goose Up

-- A word of questions that had no answer. A person is a keyed hash of the word and the
-- person, so that the rows of one person cannot be told to belong together.
CREATE TABLE misses (
    week   INTEGER NOT NULL,
    word   TEXT    NOT NULL,
    person BLOB    NOT NULL,
    PRIMARY KEY (week, word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX misses_word ON misses (word);

-- Questions of a day by what was replied, and of a week by topic; no person.
CREATE TABLE tallies (
    day   INTEGER NOT NULL,
    kind  TEXT    NOT NULL,
    topic TEXT    NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, kind, topic)
) STRICT, WITHOUT ROWID;
