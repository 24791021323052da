-- What moderators have typed and not published.

-- +goose Up
CREATE TABLE drafts (
    person  BYTEA   NOT NULL,
    id      TEXT COLLATE "C" NOT NULL,
    file    TEXT COLLATE "C" NOT NULL,
    base    TEXT COLLATE "C" NOT NULL,
    content BYTEA   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX drafts_at ON drafts (at);
