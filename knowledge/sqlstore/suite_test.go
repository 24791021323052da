package sqlstore_test

import (
	"testing"

	"gutskin/knowledge/sqlstore/pgtest"
)

// suite is what holds on every engine.
func suite() map[string]func(*testing.T, ground) {
	return map[string]func(*testing.T, ground){
		"votes": testVotes, "questions": testQuestions, "drop question": testDropQuestion, "mute": testMute,
		"guild settings": testGuildSettings, "memos": testMemos, "guilds": testGuilds, "refused": testRefused, "canceled": testCanceled,
		"drafts": testDrafts, "drafts expire and are bounded": testDraftsExpireAndAreBounded, "expire": testExpire,
		"gaps": testGaps, "gaps tell nobody": testGapsTellNobody, "misses are bounded": testMissesAreBounded, "tallies": testTallies,
		"follow is told once": testFollowIsToldOnce, "one of many tells": testOneOfManyTells, "unanswered again": testUnansweredAgain,
		"resume telling": testResumeTelling, "nothing of a follower on disk": testNothingOfAFollowerOnDisk, "follower goes with": testFollowerGoesWith,
		"follow of another's question": testFollowOfAnothersQuestion, "answered": testAnswered,
		"forget": testForget, "no id on disk": testNoIDOnDisk, "forget leaves no trace": testForgetLeavesNoTrace,
		"reopen": testReopen, "keys differ": testKeysDiffer, "processes": testProcesses, "goroutines": testGoroutines,
		"migrate forward": testMigrateForward, "backup while serving": testBackupWhileServing, "migrate further": testMigrateFurther, "lock": testLock,
		"wrong key": testWrongKey, "rotation": testRotation, "nothing lies open": testNothingLiesOpen, "sealed twice": testSealedTwice, "changed value": testChangedValue,
	}
}

func TestSQLite(t *testing.T) {
	t.Parallel()
	for name, test := range suite() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newGround(t, nil))
		})
	}
}

// TestPostgres runs beside other tests, but its parts one after the other: at the same time, a
// deletion was once seen to leave its rows in the tables, as another session can bring about.
func TestPostgres(t *testing.T) {
	t.Parallel()
	server := pgtest.Given(t)
	for name, test := range suite() {
		t.Run(name, func(t *testing.T) { test(t, newGround(t, server)) })
	}
}
