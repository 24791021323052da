package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"gutskin/knowledge"
)

// Vote keeps a vote in place of the same person's earlier one on the topic. Of two votes
// that arrive out of order the one with the later time stays.
func (s *Store) Vote(ctx context.Context, v knowledge.Vote) error {
	if err := v.Check(); err != nil {
		return err
	}
	person, err := s.person(v.Person)
	if err != nil {
		return err
	}
	helpful := 0
	if v.Helpful {
		helpful = 1
	}
	err = s.exec(ctx, `INSERT INTO votes (person, topic, helpful, reason, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (person, topic) DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason, at = excluded.at
		WHERE excluded.at >= votes.at`,
		person, v.Topic, helpful, string(v.Reason), v.At.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep a vote: %w", err)
	}
	return nil
}

// Votes counts the votes of every topic that has any, in the order of the topics' ids.
func (s *Store) Votes(ctx context.Context) ([]knowledge.TopicVotes, error) {
	var topics []knowledge.TopicVotes
	err := s.try(ctx, func(ctx context.Context) error {
		rows, err := s.db.QueryContext(ctx,
			`SELECT topic, helpful, reason, count(*) FROM votes GROUP BY topic, helpful, reason ORDER BY topic`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells what matters
		topics, err = countVotes(rows)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count the votes: %w", err)
	}
	return topics, nil
}

// countVotes puts the rows of each topic, which follow one another, together.
func countVotes(rows *sql.Rows) ([]knowledge.TopicVotes, error) {
	var topics []knowledge.TopicVotes
	for rows.Next() {
		var topic, reason string
		var helpful, count int
		if err := rows.Scan(&topic, &helpful, &reason, &count); err != nil {
			return nil, err
		}
		if len(topics) == 0 || topics[len(topics)-1].Topic != topic {
			topics = append(topics, knowledge.TopicVotes{Topic: topic, Reasons: map[knowledge.Reason]int{}})
		}
		last := &topics[len(topics)-1]
		if helpful == 1 {
			last.Helpful += count
			continue
		}
		last.NotHelpful += count
		last.Reasons[knowledge.Reason(reason)] += count
	}
	return topics, rows.Err()
}
