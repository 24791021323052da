package bot_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"gutskin/bot"
	"gutskin/bot/guild"
	"gutskin/bot/internal/scripted"
	"gutskin/bot/localdiscord"
	"gutskin/knowledge"
)

// crawler does everything that can be done: it uses every command, and every control that
// comes of it, and every control that comes of that. Each way is gone by somebody new on a
// server of its own, so that none is in the way of another and no rate is exceeded.
type crawler struct {
	*bench
	openings []opening
	locales  []string
	people   atomic.Int64
	removals int // of messages, so far
}

// opening is how a way begins.
type opening struct {
	name string
	do   func(b *bench, v visit) (view, error)
}

// visit is somebody somewhere.
type visit struct {
	who, server, channel, role string
}

// view is what somebody has before them: a message, a form, or nothing any more.
type view struct {
	visit
	reply   localdiscord.Reply
	message *localdiscord.Message
	form    *localdiscord.Interaction
}

// press is the use of a control: its place among those of the message, and what is chosen.
// In a form it stands for sending it.
type press struct {
	at     int
	values []string
}

// way is how somebody gets to see something.
type way struct {
	opening opening
	locale  string
	presses []press
}

func (w way) String() string { return fmt.Sprint(w.opening.name, " in ", w.locale, " ", w.presses) }

// then is the way with one more press.
func (w way) then(p press) way {
	w.presses = append(slices.Clone(w.presses), p)
	return w
}

// farthest is how many presses a way has at most: /settings, a view, a form, its correction.
const farthest = 4

// ways finds all ways that end with a control not used before, by going them.
func (c *crawler) ways() []way {
	c.t.Helper()
	var all, next []way
	known := map[string]bool{}
	for _, locale := range c.locales {
		for _, o := range c.openings {
			next = append(next, way{opening: o, locale: locale})
		}
	}
	for len(next) > 0 && !c.t.Failed() {
		all = append(all, next...)
		seen := c.goAll(next)
		var further []way
		for i, w := range next {
			for _, p := range c.presses(seen[i], w, known) {
				further = append(further, w.then(p))
			}
		}
		next = further
	}
	return all
}

// goAll goes several ways at once.
func (c *crawler) goAll(ways []way) []view {
	seen := make([]view, len(ways))
	inParallel(len(ways), 8, func(i int) {
		v, err := c.visit(ways[i].locale)
		if err == nil {
			seen[i], err = ways[i].opening.do(c.bench, v)
		}
		for _, p := range ways[i].presses {
			if err == nil {
				seen[i], err = c.press(seen[i], p)
			}
		}
		if err != nil {
			c.t.Errorf("%v: %v", ways[i], err)
		}
	})
	return seen
}

// inParallel calls f for each number below n, a few at a time.
func inParallel(n, few int, f func(int)) {
	var all sync.WaitGroup
	slots := make(chan struct{}, few)
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			f(i)
		})
	}
	all.Wait()
}

// visit is somebody new, who may do everything on a server of their own.
func (c *crawler) visit(locale string) (visit, error) {
	n := c.people.Add(1)
	v := visit{who: fmt.Sprint("visitor ", n)}
	v.server = c.AddGuild(fmt.Sprint("server ", n)).ID
	v.channel = c.Channels(v.server)[0].ID
	role, err := c.CreateRole(v.server, "Helpers", 0)
	if err != nil {
		return v, err
	}
	v.role = role.ID
	if err := c.SetGuildLocale(v.server, locale); err != nil {
		return v, err
	}
	return v, c.Member(v.who).Grant(localdiscord.PermissionManageGuild).SetLocale(locale)
}

// presses are the uses of what somebody sees that are new.
func (c *crawler) presses(v view, w way, known map[string]bool) []press {
	if len(w.presses) == farthest {
		return nil
	}
	if v.form != nil {
		return []press{{}}
	}
	if v.message == nil {
		return nil
	}
	var out []press
	for at, control := range v.message.Controls() {
		for _, values := range v.choices(control) {
			place := fmt.Sprint(w.locale, v.message.Ephemeral(), v.message.ChannelID == v.channel)
			key := strings.Join(append([]string{place, unmarked(control.CustomID)}, values...), " ")
			if control.Type == localdiscord.ComponentRoleSelect || control.Type == localdiscord.ComponentChannelSelect {
				key = place + control.CustomID
			}
			if !known[key] && !control.Disabled {
				known[key] = true
				out = append(out, press{at, values})
			}
		}
	}
	return out
}

// unmarked is a custom id without what is different each time.
func unmarked(id string) string {
	for _, action := range []string{"1:remove", "1:hush", "1:speak", "1:none", "1:send", "1:send-care", "1:follow", "1:unfollow"} {
		if strings.HasPrefix(id, action+":") {
			return action
		}
	}
	return id
}

// choices are what is worth choosing in a control: in a menu of ways on each of them, else
// the first and the last.
func (v view) choices(c localdiscord.Component) [][]string {
	switch c.Type {
	case localdiscord.ComponentRoleSelect:
		return [][]string{{v.role}}
	case localdiscord.ComponentChannelSelect:
		return [][]string{{v.channel}}
	case localdiscord.ComponentStringSelect:
		var all [][]string
		for i, o := range c.Options {
			leads := strings.HasPrefix(c.CustomID, "1:settings:") || strings.HasPrefix(c.CustomID, "1:browse-group")
			if leads || i == 0 || i == len(c.Options)-1 {
				all = append(all, []string{o.Value})
			}
		}
		return all
	}
	return [][]string{nil}
}

// press uses a control, or sends a form, and waits for what comes of it.
func (b *bench) use1(v view, p press) (*localdiscord.Interaction, error) {
	if v.form != nil {
		return b.Member(v.who).SubmitForm(b.ctx, v.form, v.filled())
	}
	controls := v.message.Controls()
	if p.at >= len(controls) {
		return nil, fmt.Errorf("control %d of %d is gone from %q", p.at, len(controls), v.message.Content)
	}
	return b.Member(v.who).Click(*v.message, controls[p.at].CustomID, v.meant(controls[p.at], p.values)...)
}

// meant is what was chosen, as this visitor finds it.
func (v view) meant(c localdiscord.Component, values []string) []string {
	if c.Type == localdiscord.ComponentRoleSelect || c.Type == localdiscord.ComponentChannelSelect {
		return v.choices(c)[0]
	}
	return values
}

// filled is a form with something in each field that is empty.
func (v view) filled() map[string][]string {
	fields := map[string][]string{}
	for _, input := range v.reply.Modal.Inputs() {
		switch {
		case len(input.Options) > 0:
			fields[input.CustomID] = []string{input.Options[0].Value}
		case input.CustomID == "number":
			fields[input.CustomID] = []string{"ask me"} // no number: it is corrected
			if len(v.reply.Modal.CustomID)%2 == 0 {
				fields[input.CustomID] = []string{"112"}
			}
		}
	}
	return fields
}

func (c *crawler) press(v view, p press) (view, error) {
	did, err := c.use1(v, p)
	if err != nil {
		return view{}, err
	}
	return c.seen(v.visit, did)
}

// seen is what somebody sees after they did something.
func (b *bench) seen(v visit, did *localdiscord.Interaction) (view, error) {
	r, err := did.Wait(b.ctx, func(r localdiscord.Reply) bool {
		return r.Complete() || r.Type == localdiscord.CallbackDeferredUpdate && r.Message == nil // removed
	})
	if err != nil {
		return view{}, err
	}
	after := view{visit: v, reply: r, message: r.Message}
	if r.Modal != nil {
		after.form, after.message = did, nil
	}
	return after, nil
}

// slash is an opening with a command.
func slash(where, command string, options ...localdiscord.Option) opening {
	name := fmt.Sprint("/", command, " ", options, " ", where)
	return opening{name, func(b *bench, v visit) (view, error) {
		if where == localdiscord.DM {
			v.channel = localdiscord.DM
		}
		did, err := b.Member(v.who).Slash(v.channel, command, options...)
		if err != nil {
			return view{}, err
		}
		return b.seen(v, did)
	}}
}

// says is an opening with a message to the bot.
func says(where, text string) opening {
	return opening{fmt.Sprint(strconv.Quote(text), " ", where), func(b *bench, v visit) (view, error) {
		words := b.Bot().Mention() + " " + text
		if where == localdiscord.DM {
			v.channel, words = localdiscord.DM, text
		}
		sent, err := b.Member(v.who).Send(v.channel, words)
		if err != nil {
			return view{}, err
		}
		m, err := b.Member(v.who).WaitAnswer(b.ctx, sent)
		return view{visit: v, message: &m}, err
	}}
}

// overheard is an opening in a help channel, where nobody has asked the bot.
func overheard(text string) opening {
	return opening{"overheard " + strconv.Quote(text), func(b *bench, v visit) (view, error) {
		settings, err := guild.Settings{HelpChannels: []string{v.channel}}.Encode()
		if err != nil {
			return view{}, err
		}
		if err := b.store.SaveGuildSettings(b.ctx, v.server, settings); err != nil {
			return view{}, err
		}
		sent, err := b.Member(v.who).Send(v.channel, text)
		if err != nil {
			return view{}, err
		}
		m, err := b.Member(v.who).WaitAnswer(b.ctx, sent)
		return view{visit: v, message: &m}, err
	}}
}

// helps is an opening with the command on somebody's message.
func helps(text string) opening {
	return opening{"Answer this on " + strconv.Quote(text), func(b *bench, v visit) (view, error) {
		sent, err := b.Member(v.who+"'s friend").Send(v.channel, text)
		if err != nil {
			return view{}, err
		}
		did, err := b.Member(v.who).MessageCommand("Answer this", sent)
		if err != nil {
			return view{}, err
		}
		return b.seen(v, did)
	}}
}

// crawled is the setup of a bench for a crawler: the texts of its openings are known, and
// nothing of Discord's own limits what so many people do at once.
func crawled() setup {
	return setup{
		long:    true,
		options: localdiscord.Options{Limits: localdiscord.Limits{Off: true}, PrivilegedIntents: localdiscord.IntentMessageContent},
		script:  scripted.New().On("two?", func(context.Context) knowledge.Answer { return two() }).Say("", scripted.Acne()),
		config:  func(c *bot.Config) { c.Workers, c.HelpChannels = 64, true },
	}
}

// openings are all commands and kinds of messages; the script of the bench knows the texts.
func openings() []opening {
	public, server := localdiscord.Opt("private", false), ""
	all := []opening{
		slash(server, "settings"), slash(server, "tips"), slash(server, "tips", localdiscord.Opt("about", "acne?"), localdiscord.Opt("count", 10)),
		helps("acne?"), helps("my tongue swells"), helps("dairy?"), helps("skin?"),
		overheard("acne?"), overheard("my tongue swells"),
	}
	for _, text := range []string{"acne?", "two?", "my tongue swells", "dairy?", "skin?"} {
		question := localdiscord.Opt("question", text)
		all = append(all,
			slash(server, "ask", question), slash(server, "ask", question, public), slash(localdiscord.DM, "ask", question),
			says(server, text), says(localdiscord.DM, text))
	}
	for _, command := range []string{"topics", "sources", "help", "privacy"} {
		all = append(all, slash(server, command), slash(localdiscord.DM, command))
	}
	return all
}
