package localdiscord

import (
	"context"
	"fmt"
	"io"
	"strings"
)

func (c *console) ask(ctx context.Context, words []string, text string) error {
	command, err := c.server.WaitCommand(ctx, "ask")
	if err != nil {
		return err
	}
	if len(command.Options) == 0 {
		return fmt.Errorf("/ask has no option: %w", ErrNotFound)
	}
	return c.invoke(ctx, words[0], "#general", "ask", Opt(command.Options[0].Name, text))
}

func (c *console) slash(ctx context.Context, words []string, text string) error {
	name := strings.TrimPrefix(words[2], "/")
	command, err := c.server.WaitCommand(ctx, name)
	if err != nil {
		return err
	}
	path, options, err := parseOptions(command.Options, text)
	if err != nil {
		return err
	}
	return c.invoke(ctx, words[0], words[1], strings.Join(append([]string{name}, path...), " "), options...)
}

func (c *console) invoke(ctx context.Context, who, channel, command string, options ...Option) error {
	if err := c.server.waitReachable(ctx); err != nil {
		return err
	}
	asked, err := c.server.Member(who).Slash(channel, command, options...)
	if err != nil {
		return err
	}
	return c.answer(ctx, who, asked)
}

func (c *console) answer(ctx context.Context, who string, asked *Interaction) error {
	reply, err := asked.Response(ctx)
	if reply.Modal != nil {
		c.forms[who] = asked
	}
	if err == nil {
		printReply(c.out, reply)
	}
	return err
}

func (c *console) complete(ctx context.Context, words []string, text string) error {
	name := strings.TrimPrefix(words[2], "/")
	if _, err := c.server.WaitCommand(ctx, name); err != nil {
		return err
	}
	choices, err := c.server.Member(words[0]).Autocomplete(ctx, words[1], name, words[3], text)
	for _, choice := range choices {
		fmt.Fprintf(c.out, "  %s = %v\n", choice.Name, choice.Value)
	}
	return err
}

func (c *console) dm(ctx context.Context, words []string, text string) error {
	return c.say(ctx, []string{words[0], DM}, text)
}

func (c *console) say(ctx context.Context, words []string, text string) error {
	if err := c.server.WaitConnected(ctx); err != nil {
		return err
	}
	who, bot := c.server.Member(words[0]), c.server.Bot()
	sent, err := who.Send(words[1], strings.ReplaceAll(text, "<@bot>", bot.Mention()))
	if err != nil {
		return err
	}
	if words[1] != DM && len(sent.Mentions) == 0 {
		return nil // nobody was spoken to, so nobody is waited for
	}
	answer, err := who.WaitAnswer(ctx, sent)
	if err == nil {
		printMessage(c.out, answer)
	}
	return err
}

func (c *console) messages(_ context.Context, words []string, _ string) error {
	list, err := c.server.Member(words[0]).Messages(words[1])
	for _, m := range list {
		printMessage(c.out, m)
	}
	return err
}

func (c *console) help(context.Context, []string, string) error {
	_, err := io.WriteString(c.out, consoleHelp)
	return err
}
