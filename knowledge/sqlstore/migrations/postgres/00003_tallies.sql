-- What was asked, counted. docs/privacy.md says what that means for people.

-- +goose Up

-- A word of questions that had no answer. A person is a keyed hash of the word and the
-- person, so that the rows of one person cannot be told to belong together.
CREATE TABLE misses (
    week   BIGINT NOT NULL,
    word   TEXT COLLATE "C" NOT NULL,
    person BYTEA   NOT NULL,
    PRIMARY KEY (week, word, person)
);
CREATE INDEX misses_word ON misses (word);

-- Questions of a day by what was replied, and of a week by topic; no person.
CREATE TABLE tallies (
    day   BIGINT NOT NULL,
    kind  TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (day, kind, topic)
);
