package bot

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"gutskin/bot/reply"
	"gutskin/bot/rest"
	"gutskin/knowledge"
)

// Followers are those who are to be told that their question is answered.
type Followers interface {
	Owed(ctx context.Context, limit int) ([]knowledge.Follower, error)
	BeginTelling(ctx context.Context, question int64, now time.Time) (bool, error)
	EndTelling(ctx context.Context, question int64, how knowledge.Telling) error
	ResumeTelling(ctx context.Context, since time.Time) error
}

// teller sends direct messages to those who are owed an answer, one after another. Each
// attempt is noted before and after, so that nobody is told twice, whenever the process ends.
type teller struct {
	door  *door
	store Followers
	log   *slog.Logger
}

// How followers are told.
const (
	// toldAtOnce is how many are read from the store at a time, tellingPause the pause
	// between two of them: opening many direct messages in a moment is what spammers do.
	toldAtOnce   = 20
	tellingPause = time.Second
	// maxTellingPause is the longest pause after a failure.
	maxTellingPause = 10 * time.Minute
	// storeWait is how long the store may take.
	storeWait = 5 * time.Second
	// nonceHolds is for how long Discord surely drops a message that it has already, by its
	// nonce. An attempt that may have arrived is repeated within that time or not at all.
	nonceHolds = time.Minute
	// unsureAttempts is how often a message is sent of which nobody knows whether it arrived.
	unsureAttempts = 3
)

// run tells whoever is owed an answer until ctx ends. While that fails it tries again after
// longer and longer pauses.
func (t teller) run(ctx context.Context) {
	resumed, pause := false, t.door.times.telling
	for ctx.Err() == nil {
		resumed = resumed || t.resume(ctx)
		if resumed && t.round(ctx) {
			pause = t.door.times.telling
		} else {
			pause = min(2*pause, maxTellingPause)
		}
		if rest.Pause(ctx, pause) != nil {
			return
		}
	}
}

// resume settles what an earlier process was in the middle of; false if the store did not
// take that.
func (t teller) resume(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, storeWait)
	defer cancel()
	err := t.store.ResumeTelling(ctx, t.door.clock.Now().Add(-nonceHolds))
	if err != nil {
		t.log.Debug("who was being told could not be settled", "error", err)
	}
	return err == nil
}

// round tells those who are owed an answer now; false if the store or Discord is out of order.
func (t teller) round(ctx context.Context) bool {
	reading, cancel := context.WithTimeout(ctx, storeWait)
	owed, err := t.store.Owed(reading, toldAtOnce)
	cancel()
	if err != nil {
		t.log.Debug("who is to be told could not be read", "error", err)
		return false
	}
	for n, f := range owed {
		if n > 0 && rest.Pause(ctx, tellingPause) != nil {
			return false
		}
		if !t.tell(ctx, f) {
			return false // the others wait as well
		}
	}
	return true
}

// tell tells one follower; false if it is no use to go on with others.
func (t teller) tell(ctx context.Context, f knowledge.Follower) bool {
	began, err := t.begin(ctx, f)
	if err != nil || !began {
		return err == nil
	}
	how, err := t.send(ctx, f)
	if ctx.Err() != nil {
		return false // the next process settles it
	}
	if err != nil {
		t.log.Warn("somebody was not told that their question is answered", "again", how == knowledge.TellingLater, "error", err)
	}
	ending, cancel := context.WithTimeout(ctx, storeWait)
	defer cancel()
	if err := t.store.EndTelling(ending, f.Question, how); err != nil {
		// It stays noted as begun, and so is not sent again.
		t.log.Error("that somebody was told was not kept", "error", err)
		return false
	}
	return how != knowledge.TellingLater
}

func (t teller) begin(ctx context.Context, f knowledge.Follower) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, storeWait)
	defer cancel()
	began, err := t.store.BeginTelling(ctx, f.Question, t.door.clock.Now())
	if err != nil {
		t.log.Warn("that somebody is told could not be noted", "error", err)
	}
	return began, err
}

// send makes the message and sends it, and says how that ended.
func (t teller) send(ctx context.Context, f knowledge.Follower) (knowledge.Telling, error) {
	said, err := t.door.router.Tell(ctx, f)
	switch {
	case err != nil:
		return knowledge.TellingLater, err
	case said == nil:
		return knowledge.TellingUnanswered, nil
	}
	channel, err := t.open(ctx, f.Person)
	if err != nil {
		return t.judged(err, knowledge.TellingLater)
	}
	for range unsureAttempts {
		err = t.write(ctx, channel, f.Question, said)
		if !unsure(err) || rest.Pause(ctx, t.door.times.register) != nil {
			break
		}
	}
	return t.judged(err, knowledge.TellingOver)
}

// judged says what comes of an attempt: what Discord refuses is over, quietly where somebody
// takes no messages. What did not reach Discord is tried again; unanswered is for what may
// have.
func (t teller) judged(err error, unanswered knowledge.Telling) (knowledge.Telling, error) {
	switch code := rest.CodeOf(err); {
	case err == nil:
		return knowledge.TellingOver, nil
	case code == rest.CodeClosedDM, code == rest.CodeNoMutualGuild, code == rest.CodeUnknownUser, code == rest.CodeNoAccess:
		t.log.Info("somebody who wanted to be told takes no direct messages", "code", code)
		return knowledge.TellingOver, nil
	case rest.Refused(err):
		return knowledge.TellingOver, err
	case rest.Held(err):
		return knowledge.TellingLater, err
	}
	return unanswered, err
}

// unsure tells whether a message may have arrived although the request failed.
func unsure(err error) bool { return err != nil && !rest.Refused(err) && !rest.Held(err) }

// open is the channel of direct messages with a person.
func (t teller) open(ctx context.Context, person string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, t.door.times.sending)
	defer cancel()
	var channel struct {
		ID snowflake `json:"id"`
	}
	url := discordgo.EndpointUserChannels("@me")
	err := t.door.rest.Do(ctx, rest.Call{
		Op: "open a direct message", Method: http.MethodPost, URL: url, Bucket: url,
		Body: wireRecipient{person}, Out: &channel,
	})
	return string(channel.ID), err
}

// write sends the message, by a name that is the same at every attempt.
func (t teller) write(ctx context.Context, channel string, question int64, said *reply.Reply) error {
	ctx, cancel := context.WithTimeout(ctx, t.door.times.sending)
	defer cancel()
	message := body(said, true).once(snowflake("told" + strconv.FormatInt(question, 10)))
	return t.door.create(ctx, channel, message, func() wireMessage { return body(said, false) })
}

// wireRecipient is whom a direct message is for.
type wireRecipient struct {
	Recipient string `json:"recipient_id"`
}
