package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// patience is how long a test waits for something before it fails.
const patience = 20 * time.Second

// fixture is the sentences that the scripted service knows.
func fixture() knowledge.Replies {
	return knowledge.Replies{
		Disclaimer: "This is not medical advice.", CautionLabel: "A word from us, not from the articles:",
		Empty: "I found no words in that.", Hint: "Ask me a question, for example: can my gut cause acne?",
		TooLong: "That is too long for me. Please ask in a sentence or two.", NoneOfThese: "Then I do not have it.",
	}
}

// acne is an answer as the service gives it.
func acne() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindAnswer, Topic: "acne", Confidence: 0.9, Title: "Acne",
		Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part.",
		Tips: []knowledge.AnswerTip{
			{Text: "Cut down on sugary foods.", Topic: "acne", Articles: []int{2}},
			{Text: "Eat plants of many kinds.", Topic: "acne", Articles: []int{1, 2}},
			{Text: "Unwind when breakouts come with stress.", Topic: "stress", Articles: []int{3}},
		},
		Articles: []int{1, 2, 3}, Credit: "Articles 1, 2 and 3 of 3 say so; none of them cites a study.",
		Parts:    []knowledge.Part{{Topic: "acne", Title: "Acne", Summary: "Acne has been linked with a gut out of balance. Inflammation may play a part."}},
		Cautions: []string{"If acne hurts or scars, see a doctor."}, Disclaimer: "This is not medical advice.",
	}
}

func suggestion() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindSuggest, Message: "Which of these do you mean?",
		Offers: []knowledge.Offer{{Topic: "acne", Title: "Acne"}, {Topic: "eczema", Title: "Eczema"}, {Topic: "stress", Title: "Stress"}},
	}
}

func care() knowledge.Answer {
	return knowledge.Answer{
		Kind: knowledge.KindCare, Flag: "swelling", Title: "Call 112 now if:", Message: "That needs help at once.",
		Care: &knowledge.CareCard{
			Level: knowledge.LevelNow, Say: "That needs help at once.", Heading: "Call 112 now if:",
			Signs: []string{"your face or tongue swells", "you cannot breathe well"},
		},
	}
}

// script is a service that answers what it was told to. It notes what it was asked.
type script struct {
	mu      sync.Mutex
	answers map[string]func(ctx context.Context) knowledge.Answer
	asked   []knowledge.Question
}

func newScript() *script {
	say := func(a knowledge.Answer) func(context.Context) knowledge.Answer {
		return func(context.Context) knowledge.Answer { return a }
	}
	return &script{answers: map[string]func(context.Context) knowledge.Answer{
		"acne?": say(acne()), "skin?": say(suggestion()), "my tongue swells": say(care()),
		"panic": func(context.Context) knowledge.Answer { panic("told to") },
	}}
}

// on sets the answer to a question.
func (s *script) on(question string, f func(ctx context.Context) knowledge.Answer) *script {
	s.answers[question] = f
	return s
}

func (s *script) Ask(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	s.mu.Lock()
	s.asked = append(s.asked, q)
	f := s.answers[q.Text]
	s.mu.Unlock()
	if f == nil {
		return knowledge.Answer{Kind: knowledge.KindNone, Message: "I don't have that."}, ctx.Err()
	}
	return f(ctx), ctx.Err()
}

func (s *script) Topic(_ context.Context, id, _ string) (knowledge.Answer, bool) {
	return acne(), id == "acne"
}

func (s *script) Complete(_ context.Context, typed string, _ int) []string {
	if typed == "nothing" {
		return nil
	}
	return []string{"Can my gut cause acne?", strings.Repeat("long ", 40)}
}

func (s *script) Replies() knowledge.Replies { return fixture() }

// questions are those that were asked so far.
func (s *script) questions() []knowledge.Question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]knowledge.Question(nil), s.asked...)
}

// bench is a bot connected to a local Discord.
type bench struct {
	*localdiscord.Server
	t      *testing.T
	ctx    context.Context
	health *bot.Health
	script *script
	log    *lockedBuffer
	stop   context.CancelFunc
	ended  <-chan error // bears the end, then is closed
}

// lockedBuffer is a log that may be read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// setup says how a bench differs from the usual one.
type setup struct {
	options localdiscord.Options
	config  func(*bot.Config)
	times   bot.Timings
	script  *script
	answers bot.Answers // in place of a script
	before  func(*localdiscord.Server)
}

// discordOnly starts the local Discord of a bench without a bot.
func discordOnly(t *testing.T, s setup) *bench {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	server, err := localdiscord.Start(ctx, s.options)
	if err != nil {
		t.Fatalf("start localdiscord: %v", err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("close localdiscord: %v", err)
		}
	})
	if s.script == nil {
		s.script = newScript()
	}
	if s.before != nil {
		s.before(server)
	}
	return &bench{Server: server, t: t, ctx: ctx, health: new(bot.Health), script: s.script, log: new(lockedBuffer)}
}

// launch starts the bot of a bench.
func (b *bench) launch(s setup) {
	ctx, cancel := context.WithCancel(b.ctx)
	b.stop = cancel
	cfg := bot.Config{Token: b.Token(), API: b.URL(), Workers: 8, Health: b.health}
	if s.config != nil {
		s.config(&cfg)
	}
	times := s.times
	if times == (bot.Timings{}) {
		times = bot.FastTimings()
	}
	log := slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	answers := s.answers
	if answers == nil {
		answers = b.script
	}
	ended := make(chan error, 1)
	b.ended = ended
	go func() {
		defer close(ended)
		ended <- bot.RunWith(ctx, cfg, answers, log, times)
	}()
	b.t.Cleanup(func() { b.quit() })
}

// quit stops the bot and checks that it ended well, once.
func (b *bench) quit() {
	b.stop()
	select {
	case err, first := <-b.ended:
		if first && err != nil {
			b.t.Errorf("bot ended with %v", err)
		}
	case <-time.After(patience):
		b.t.Error("bot did not end")
	}
	if b.t.Failed() {
		b.t.Logf("log:\n%s", b.log)
	}
}

// start is a bench with a bot that is ready.
func start(t *testing.T, s setup) *bench {
	t.Helper()
	t.Parallel()
	b := discordOnly(t, s)
	b.launch(s)
	if err := b.WaitConnected(b.ctx); err != nil {
		t.Fatal(err, b.log)
	}
	if _, err := b.WaitCommand(b.ctx, "ask"); err != nil {
		t.Fatal(err, b.log)
	}
	t.Cleanup(func() { b.checkPings() })
	return b
}

// checkPings looks whether any message that was sent could have mentioned somebody.
func (b *bench) checkPings() {
	for _, r := range b.Requests() {
		var m struct {
			Content  *string         `json:"content"`
			Mentions json.RawMessage `json:"allowed_mentions"`
			Data     struct {
				Content  *string         `json:"content"`
				Mentions json.RawMessage `json:"allowed_mentions"`
			} `json:"data"`
		}
		if json.Unmarshal(r.Body, &m) != nil || m.Content == nil && m.Data.Content == nil {
			continue
		}
		if m.Data.Content != nil {
			m.Mentions = m.Data.Mentions
		}
		if string(m.Mentions) != `{"parse":[],"replied_user":false}` {
			b.t.Errorf("%s %s could mention somebody: %s", r.Method, r.Path, r.Body)
		}
	}
}

// ask uses /ask and waits for the answer.
func (b *bench) ask(who, channel, question string, options ...localdiscord.Option) localdiscord.Reply {
	b.t.Helper()
	options = append([]localdiscord.Option{localdiscord.Opt("question", question)}, options...)
	asked, err := b.Member(who).Slash(channel, "ask", options...)
	if err != nil {
		b.t.Fatal(err)
	}
	reply, err := asked.Response(b.ctx)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return reply
}

// say writes a message and waits for the bot's.
func (b *bench) say(who, channel, words string) localdiscord.Message {
	b.t.Helper()
	sent, err := b.Member(who).Send(channel, words)
	if err != nil {
		b.t.Fatal(err)
	}
	answer, err := b.Member(who).WaitAnswer(b.ctx, sent)
	if err != nil {
		b.t.Fatal(err, b.log)
	}
	return answer
}

// wait fails the test unless something comes true in time.
func (b *bench) wait(what string, done func() bool) {
	b.t.Helper()
	for !done() {
		select {
		case <-time.After(2 * time.Millisecond):
		case <-b.ctx.Done():
			b.t.Fatalf("waited in vain for %s\n%s", what, b.log)
		}
	}
}

// requests counts those of a route's method and ending.
func (b *bench) requests(method, ending string) int {
	n := 0
	for _, r := range b.Requests() {
		if r.Method == method && strings.HasSuffix(r.Path, ending) {
			n++
		}
	}
	return n
}
