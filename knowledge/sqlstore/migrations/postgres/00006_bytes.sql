-- A question's text becomes bytes, so that the next step can seal it.

-- +goose Up
ALTER TABLE questions ALTER COLUMN text TYPE BYTEA USING convert_to(text, 'UTF8');

-- Statistics for the planner are samples of values: none of what people wrote or of who they
-- are is to stand there after it was deleted.
ALTER TABLE votes ALTER COLUMN person SET STATISTICS 0;
ALTER TABLE questions ALTER COLUMN person SET STATISTICS 0, ALTER COLUMN text SET STATISTICS 0;
ALTER TABLE mutes ALTER COLUMN person SET STATISTICS 0;
ALTER TABLE drafts ALTER COLUMN person SET STATISTICS 0, ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE misses ALTER COLUMN word SET STATISTICS 0, ALTER COLUMN person SET STATISTICS 0;
