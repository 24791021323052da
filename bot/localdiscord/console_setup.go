package localdiscord

import (
	"context"
	"errors"
	"fmt"
	"strconv"
)

func (c *console) commands(context.Context, []string, string) error {
	for _, command := range c.server.Commands() {
		fmt.Fprintf(c.out, "  %s: %s\n", strconv.Quote(command.Name), command.Description)
	}
	return nil
}

func (c *console) offered(_ context.Context, words []string, _ string) error {
	list, err := c.server.Member(words[0]).Offered(words[1])
	for _, command := range list {
		fmt.Fprintf(c.out, "  %s: %s\n", strconv.Quote(command.Name), command.Description)
	}
	return err
}

func (c *console) locale(_ context.Context, words []string, _ string) error {
	return c.server.Member(words[0]).SetLocale(words[1])
}

func (c *console) moderator(_ context.Context, words []string, _ string) error {
	c.server.Member(words[0]).Grant(PermissionManageGuild | PermissionManageMessages)
	return nil
}

// role gives a person a role of the first server.
func (c *console) role(_ context.Context, words []string, _ string) error {
	r, err := c.server.roleNamed(words[1])
	if errors.Is(err, ErrNotFound) {
		r, err = c.server.CreateRole(c.server.Guilds()[0].ID, words[1], 0)
	}
	if err != nil {
		return err
	}
	return c.server.Member(words[0]).AddRole(r)
}

// roleNamed finds a role by its name.
func (s *Server) roleNamed(name string) (Role, error) {
	for _, g := range s.Guilds() {
		for _, r := range g.Roles {
			if r.Name == name {
				return r, nil
			}
		}
	}
	return Role{}, fmt.Errorf("role %q: %w", name, ErrNotFound)
}

func (c *console) endpoint(ctx context.Context, words []string, _ string) error {
	if words[0] == "off" {
		words[0] = ""
	}
	return c.server.SetInteractionsEndpoint(ctx, words[0])
}

func (c *console) key(context.Context, []string, string) error {
	_, err := fmt.Fprintln(c.out, c.server.PublicKey())
	return err
}
