package bot_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
)

// BenchmarkLoad puts load on the bot by both doors.
func BenchmarkLoad(b *testing.B) {
	for _, door := range []string{byGateway, byHTTP} {
		b.Run(door, func(b *testing.B) { load(b, door) })
	}
}

// load is 200 questions a second, each from somebody else, with the built-in
// knowledge. It reports how long after an interaction was sent its first answer was there:
// the local Discord runs on the same processors, so this is more than the bot's share.
func load(b *testing.B, door string) {
	const perSecond, servers = 200, 50
	bench := readyBy(b, door, setup{
		long:    true,
		answers: builtIn(b), options: localdiscord.Options{Limits: localdiscord.Limits{Off: true}},
		config: func(c *bot.Config) { c.Workers = 64 },
	})
	channels := make([]string, servers)
	for i := range channels {
		channels[i] = bench.Channels(bench.AddGuild(fmt.Sprint("server ", i)).ID)[0].ID
	}
	took := make([]time.Duration, b.N)
	var all sync.WaitGroup
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	b.ResetTimer()
	for i := range b.N {
		<-tick.C
		all.Go(func() {
			asked, err := bench.Member(fmt.Sprint("person", i)).Slash(channels[i%servers], "ask", localdiscord.Opt("question", questions[i%len(questions)]))
			if err != nil {
				b.Error(err)
				return
			}
			reply, err := asked.Acknowledged(bench.ctx)
			if err != nil {
				b.Error(err)
			}
			took[i] = reply.After
		})
	}
	all.Wait()
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "p99-ms")
	b.ReportMetric(took[len(took)-1].Seconds()*1000, "max-ms")
}

// questions are of all kinds and lengths.
var questions = []string{
	"can my gut cause acne?", "what should I eat for rosacea?", "does dairy cause acne?", "hello", "what is the capital of France?",
	"my tongue is swelling up and I can't breathe",
	"so I have had these red patches on my cheeks for months now, tried every cream there is, and my sister says it is all about what I eat and how stressed I am, could she be right?",
}
