-- Whom to tell that their question is answered, and which gaps are answered.

-- +goose Up

-- Beside the keyed hash of the person stands what is needed to reach them, encrypted. due is
-- the time from which they are owed a message, tried that at which somebody began to send it.
CREATE TABLE followers (
    question INTEGER NOT NULL PRIMARY KEY,
    person   BLOB    NOT NULL,
    guild    TEXT    NOT NULL,
    sealed   BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    due      INTEGER,
    tried    INTEGER
) STRICT;
CREATE INDEX followers_person ON followers (person);
CREATE INDEX followers_at ON followers (at);

-- The revision of the knowledge since which a gap is answered; no person.
CREATE TABLE answered (
    gap      TEXT    NOT NULL PRIMARY KEY,
    revision TEXT    NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
