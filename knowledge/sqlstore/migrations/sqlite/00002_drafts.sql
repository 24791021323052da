-- What moderators have typed and not published.

-- +goose Up
CREATE TABLE drafts (
    person  BLOB    NOT NULL,
    id      TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    base    TEXT    NOT NULL,
    content BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_at ON drafts (at);
