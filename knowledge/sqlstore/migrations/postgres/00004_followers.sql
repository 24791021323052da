-- Whom to tell that their question is answered, and which gaps are answered.

-- +goose Up

-- Beside the keyed hash of the person stands what is needed to reach them, encrypted. due is
-- the time from which they are owed a message, tried that at which somebody began to send it.
CREATE TABLE followers (
    question BIGINT  NOT NULL PRIMARY KEY,
    person   BYTEA   NOT NULL,
    guild    TEXT COLLATE "C" NOT NULL,
    sealed   BYTEA   NOT NULL,
    at       BIGINT  NOT NULL,
    due      BIGINT,
    tried    BIGINT
);
CREATE INDEX followers_person ON followers (person);
CREATE INDEX followers_at ON followers (at);

-- The revision of the knowledge since which a gap is answered; no person.
CREATE TABLE answered (
    gap      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    revision TEXT COLLATE "C" NOT NULL,
    at       BIGINT  NOT NULL
);

-- See 00006: no samples of who people are.
ALTER TABLE followers ALTER COLUMN person SET STATISTICS 0, ALTER COLUMN sealed SET STATISTICS 0;
