-- What the bot must know of itself after a restart; nothing of a person.

-- +goose Up
CREATE TABLE memos (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    data BYTEA NOT NULL
);
