package faults_test

import "time"

// killPostgres ends PostgreSQL as a crash does, with all its connections, and starts it again
// after a while in which people ask and want things to be kept.
func killPostgres(b *bench) func() {
	b.postgres.Kill(b.t)
	began := time.Now()
	b.answers(began)
	told := b.kept
	b.keep()
	if b.kept != told {
		b.t.Error("somebody was told that a question is kept while there was nothing to keep it in")
	}
	time.Sleep(time.Until(began.Add(lasting)))
	b.postgres.Launch(b.t)
	return nil
}
