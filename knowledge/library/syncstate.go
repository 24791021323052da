package library

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gutskin/knowledge/library/remote"
)

// SyncState is how a folder and its remote stand to each other.
type SyncState struct {
	// Remote is the address without a password, Branch the branch there.
	Remote, Branch string
	// Tried is when the last attempt ended, Agreed when both sides were last the same; zero for
	// never.
	Tried, Agreed time.Time
	// Trouble says what went wrong with the last attempt, and Hint how to mend it; empty when
	// it went well.
	Trouble, Hint string
}

// SyncState tells how the last attempts went; false without a remote. It reads memory alone.
func (l *Library) SyncState() (SyncState, bool) {
	s := l.synced.Load()
	if s == nil {
		return SyncState{}, false
	}
	return *s, true
}

// remoteTrouble names trouble with the remote among the problems.
const remoteTrouble = "remote"

// Errors of a sync that are not the remote's doing.
var (
	// errOtherBranch means that somebody has checked out another branch.
	errOtherBranch = errors.New("another branch is checked out in the knowledge folder")
	// errUnsettled means that the folder is being changed by hand; it passes, or the folder has
	// a trouble of its own.
	errUnsettled = errors.New("files in the knowledge folder are being changed")
	// errUnfit means that with what the remote has, nothing could be answered.
	errUnfit = errors.New("the remote's files cannot be served, and none of them was taken")
	// errRestless means that somebody else was quicker again and again.
	errRestless = errors.New("others push to the remote all the time")
)

// again ends the hints about what may pass by itself.
const again = "; it is tried again and again"

// mends say what to do about an error of a sync.
var mends = []struct {
	err  error
	hint string
}{
	{remote.ErrUnreachable, "see whether the address is right and the network lets the bot reach it" + again},
	{remote.ErrSlow, "see how the git server is doing" + again},
	{remote.ErrRefused, "renew GUTSKIN_KNOWLEDGE_REMOTE_TOKEN (for ssh the key file and the known hosts) and let it read and write that repository"},
	{remote.ErrNotFound, "see whether GUTSKIN_KNOWLEDGE_REMOTE names a repository, and whether the token may see it"},
	{remote.ErrNoBranch, "set GUTSKIN_KNOWLEDGE_REMOTE_BRANCH to one of these"},
	{remote.ErrTooLarge, "use a repository for the knowledge files alone"},
	{remote.ErrUnkept, "see that there is room on the disk and that the bot may write to the folder"},
	{remote.ErrGarbled, "see whether GUTSKIN_KNOWLEDGE_REMOTE is the address that git clone takes"},
	{remote.ErrDeclined, "let the bot's account push to that branch, and see whether it is protected"},
	{ErrUnrelated, "nothing was changed on either side; use an empty repository, or begin with an empty knowledge folder, which is then cloned"},
	{ErrBusy, "finish or abort it there" + again},
	{errOtherBranch, "check out the branch that GUTSKIN_KNOWLEDGE_REMOTE_BRANCH names, or name this one there"},
	{errUnfit, "mend the files in the remote: at least one topic must be there"},
	{errRestless, "wait" + again},
}

// hintOf says how to mend what made a sync fail.
func hintOf(err error) string {
	for _, m := range mends {
		if errors.Is(err, m.err) {
			return m.hint
		}
	}
	return "see the log" + again
}

// noteSync keeps how an attempt went, for moderators and for the log.
func (l *Library) noteSync(ctx context.Context, err error) {
	if ctx.Err() != nil || errors.Is(err, errUnsettled) {
		return // the program ends, or it is tried again in a moment
	}
	next := *l.synced.Load()
	next.Tried, next.Trouble, next.Hint = time.Now(), "", ""
	if err == nil {
		next.Agreed = next.Tried
		l.synced.Store(&next)
		l.setTrouble(ctx, remoteTrouble, "", "")
		return
	}
	next.Trouble, next.Hint = err.Error(), hintOf(err)
	l.synced.Store(&next)
	l.setTrouble(ctx, remoteTrouble, fmt.Sprintf("it is not in step with the folder: %s; answers and edits go on", next.Trouble), next.Hint)
}
