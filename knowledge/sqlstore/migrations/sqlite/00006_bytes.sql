-- A question's text becomes bytes, so that the next step can seal it.

-- +goose Up
CREATE TABLE questions_new (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person BLOB    NOT NULL,
    guild  TEXT    NOT NULL,
    text   BLOB    NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
INSERT INTO questions_new (id, person, guild, text, at) SELECT id, person, guild, CAST(text AS BLOB), at FROM questions;
DROP TABLE questions;
ALTER TABLE questions_new RENAME TO questions;
CREATE INDEX questions_person ON questions (person);
CREATE INDEX questions_guild ON questions (guild, at);
CREATE INDEX questions_at ON questions (at);
