package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"gutskin/knowledge"
)

// SendQuestion keeps a question for the moderators of its server.
func (s *Store) SendQuestion(ctx context.Context, q knowledge.SentQuestion) error {
	if err := q.Check(); err != nil {
		return err
	}
	person, err := s.person(q.Person)
	if err != nil {
		return err
	}
	err = s.exec(ctx, `INSERT INTO questions (person, guild, text, at) VALUES ($1, $2, $3, $4)`,
		person, q.Guild, s.ring.seal(questionsText, []byte(q.Text)), q.At.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep a question for the moderators: %w", err)
	}
	return nil
}

// Questions lists the questions sent in a server, the newest first and no more than limit.
// Their authors stay unknown.
func (s *Store) Questions(ctx context.Context, guild string, limit int) ([]knowledge.SentQuestion, error) {
	var questions []knowledge.SentQuestion
	err := s.try(ctx, func(ctx context.Context) error {
		questions = nil
		rows, err := s.db.QueryContext(ctx,
			`SELECT id, text, at, EXISTS (SELECT 1 FROM followers WHERE question = questions.id AND due IS NULL)
			FROM questions WHERE guild = $1 ORDER BY at DESC, id DESC LIMIT $2`, guild, max(limit, 0))
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		for rows.Next() {
			q := knowledge.SentQuestion{Guild: guild}
			var at int64
			var sealed []byte
			if err := rows.Scan(&q.ID, &sealed, &at, &q.Followed); err != nil {
				return err
			}
			text, err := s.ring.open(questionsText, sealed)
			if err != nil {
				return err
			}
			q.Text = string(text)
			q.At = time.UnixMilli(at).UTC()
			questions = append(questions, q)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the questions for the moderators: %w", err)
	}
	return questions, nil
}

// DropQuestion deletes a question that was sent in a server, with its follower unless they
// are owed an answer, and then overwrites what that leaves behind in the files.
func (s *Store) DropQuestion(ctx context.Context, guild string, id int64) error {
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		count, err := deleted(ctx, tx, `DELETE FROM questions WHERE guild = $1 AND id = $2`, guild, id)
		if err != nil || count == 0 {
			return err
		}
		if _, err = tx.ExecContext(ctx, `DELETE FROM followers WHERE question = $1 AND due IS NULL`, id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM answered WHERE gap = $1`, string(knowledge.QuestionGap(id)))
		return err
	})
	if err != nil {
		return fmt.Errorf("delete a question for the moderators: %w", err)
	}
	s.unclean.Store(true)
	return s.clean(ctx)
}
