package sqlstore_test

import (
	"testing"
	"time"

	"gutskin/knowledge"
)

// testExpire looks at every kind of record a moment before its time and at its time.
func testExpire(t *testing.T, g ground) {
	ctx := timeout(t)
	store := g.open(t)
	check(t, store.Vote(ctx, vote(alice, "acne", true, "")))
	check(t, store.SendQuestion(ctx, question(alice, "1", text)))
	check(t, store.SendQuestion(ctx, question(alice, "left", text)))
	sealed := store.Values(ctx, t, "SELECT text FROM questions")
	check(t, store.Mute(ctx, alice, "1", noon().Add(time.Hour)))
	check(t, store.Mute(ctx, alice, "left", noon().AddDate(9, 0, 0)))
	for _, guild := range []string{"stays", "back", "left"} {
		check(t, store.SaveGuildSettings(ctx, guild, []byte("{}")))
	}
	check(t, store.GuildLeft(ctx, "back", noon()))
	check(t, store.GuildJoined(ctx, "back"))
	check(t, store.GuildLeft(ctx, "left", noon()))
	check(t, store.GuildLeft(ctx, "left", noon().AddDate(0, 0, 20))) // said again

	for _, test := range []struct {
		keep    time.Duration
		queries []string
	}{
		{time.Hour, []string{"SELECT count(*) FROM mutes WHERE guild = '1'"}},
		{knowledge.KeepLeftGuild, []string{
			"SELECT count(*) FROM guild_settings WHERE guild = 'left'", "SELECT count(*) FROM questions WHERE guild = 'left'",
			"SELECT count(*) FROM mutes WHERE guild = 'left'", "SELECT count(*) FROM guilds_left",
		}},
		{knowledge.KeepQuestions, []string{"SELECT count(*) FROM questions WHERE guild = '1'"}},
		{knowledge.KeepVotes, []string{"SELECT count(*) FROM votes"}},
	} {
		for _, step := range []struct {
			at   time.Time
			want int
		}{{noon().Add(test.keep - time.Millisecond), 1}, {noon().Add(test.keep), 0}} {
			check(t, store.Expire(ctx, step.at))
			for _, query := range test.queries {
				if got, err := store.Number(ctx, query); err != nil || got != step.want {
					t.Errorf("%v later: %s: %d, %v; want %d", step.at.Sub(noon()), query, got, err, step.want)
				}
			}
		}
	}
	if got, err := store.Number(ctx, "SELECT count(*) FROM guild_settings WHERE guild <> 'left'"); err != nil || got != 2 {
		t.Errorf("settings of servers that the bot is in: %d, %v", got, err)
	}
	if !g.blind() && g.holds(t, store, sealed...) {
		t.Error("a text is still on disk")
	}
}
