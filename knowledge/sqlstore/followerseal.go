package sqlstore

import (
	"encoding/json"
	"fmt"

	"gutskin/knowledge"
)

// sealedFollower is what of a follower is sealed.
type sealedFollower struct {
	Question int64  `json:"question"`
	Person   string `json:"person"`
	Locale   string `json:"locale"`
	Text     string `json:"text"`
}

// sealFollower seals a follower. It opens again beside the same question only.
func (s *Store) sealFollower(f knowledge.Follower) ([]byte, error) {
	plain, err := json.Marshal(sealedFollower{f.Question, f.Person, f.Locale, f.Text})
	if err != nil {
		return nil, fmt.Errorf("seal a follower: %w", err)
	}
	return s.ring.seal(followerData, plain), nil
}

// openFollower opens the follower of a question.
func (s *Store) openFollower(question int64, data []byte) (knowledge.Follower, error) {
	plain, err := s.ring.open(followerData, data)
	if err != nil {
		return knowledge.Follower{}, err
	}
	var f sealedFollower
	if err := json.Unmarshal(plain, &f); err != nil || f.Question != question {
		return knowledge.Follower{}, fmt.Errorf("%w: a follower of another question", ErrDamaged)
	}
	return knowledge.Follower{Question: question, Person: f.Person, Locale: f.Locale, Text: f.Text}, nil
}
