package search

func (e *evidence) explain(r Result, followUp bool) Explanation {
	return Explanation{FollowUp: followUp}
}
