-- What the bot must know of itself after a restart; nothing of a person.

-- +goose Up
CREATE TABLE memos (
    name TEXT NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
