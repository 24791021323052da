package bot_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"gutskin/bot"
	"gutskin/bot/localdiscord"
	"gutskin/bot/words"
	"gutskin/knowledge"
)

// Discord's limits to commands.
const (
	maxChatCommands    = 100
	maxMessageCommands = 15
	maxCommandLetters  = 8000
)

// translated are the locales that every name and description has, beside English.
var translated = []string{"de", "es-419", "es-ES", "fr", "pt-BR"}

// TestCommandsAreTranslated holds that every word of every command is there in every language.
func TestCommandsAreTranslated(t *testing.T) {
	check := func(what, name, description string, names, descriptions map[string]string) {
		t.Helper()
		if name == "" || keys(names) != strings.Join(translated, " ") {
			t.Errorf("%s is named %q, and in %s", what, name, keys(names))
		}
		if description != "" && keys(descriptions) != strings.Join(translated, " ") {
			t.Errorf("%s is described in %s", what, keys(descriptions))
		}
		for _, text := range descriptions {
			if n := utf8.RuneCountInString(text); n < 1 || n > 100 {
				t.Errorf("%s: a description of %d letters", what, n)
			}
		}
	}
	for _, c := range commands(t) {
		if (c.Type == 1) == (c.Description == "") {
			t.Errorf("%s is described as %q", c.Name, c.Description)
		}
		check(c.Name, c.Name, c.Description, c.NameLocalizations, c.DescriptionLocalizations)
		for _, o := range c.Options {
			check(c.Name+" "+o.Name, o.Name, o.Description, o.NameLocalizations, o.DescriptionLocalizations)
			for _, choice := range o.Choices {
				check(c.Name+" "+o.Name+" "+choice.Value, choice.Name, "", choice.NameLocalizations, nil)
			}
		}
	}
}

func keys(m map[string]string) string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func commands(t *testing.T) []bot.Command {
	t.Helper()
	catalog, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	return bot.Commands(catalog)
}

// TestCommandsWork holds where each command is to be had and that Discord takes them all.
func TestCommandsWork(t *testing.T) {
	count := map[int]int{}
	var names []string
	for _, c := range commands(t) {
		count[c.Type]++
		names = append(names, c.Name)
		contexts, installs, rights := []int{0, 1, 2}, []int{0, 1}, ""
		if c.Name == "settings" {
			contexts, installs, rights = []int{0}, []int{0}, "32" // Manage Server
		}
		if !slices.Equal(c.Contexts, contexts) || !slices.Equal(c.IntegrationTypes, installs) || c.DefaultMemberPermissions != rights {
			t.Errorf("%s is there in %v for %v with %q", c.Name, c.Contexts, c.IntegrationTypes, c.DefaultMemberPermissions)
		}
		if n := letters(c); n > maxCommandLetters {
			t.Errorf("%s has %d letters", c.Name, n)
		}
		required := true
		for _, o := range c.Options {
			if o.Required && !required {
				t.Errorf("%s: the required option %s stands after one that is not", c.Name, o.Name)
			}
			required = o.Required
		}
	}
	if got, want := strings.Join(names, ", "), "ask, tips, topics, sources, help, privacy, settings, Answer this"; got != want {
		t.Errorf("commands %s, want %s", got, want)
	}
	if count[1] > maxChatCommands || count[3] > maxMessageCommands || len(count) != 2 {
		t.Errorf("commands by type: %v", count)
	}
}

// letters are those that Discord counts: of each text the longest of its languages.
func letters(c bot.Command) int {
	longest := func(text string, translations map[string]string) int {
		n := utf8.RuneCountInString(text)
		for _, other := range translations {
			n = max(n, utf8.RuneCountInString(other))
		}
		return n
	}
	n := longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations)
	for _, o := range c.Options {
		n += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations)
		for _, choice := range o.Choices {
			n += longest(choice.Name, choice.NameLocalizations) + len(choice.Value)
		}
	}
	return n
}

func TestGroupsAreChoices(t *testing.T) {
	for _, c := range commands(t) {
		if c.Name != "topics" {
			continue
		}
		var values []knowledge.Group
		for _, choice := range c.Options[0].Choices {
			values = append(values, knowledge.Group(choice.Value))
		}
		if !slices.Equal(values, knowledge.Groups()) || c.Options[0].Choices[1].NameLocalizations["de"] != "Hautprobleme" {
			t.Errorf("the groups to choose from are %+v", c.Options[0].Choices)
		}
		return
	}
	t.Error("there is no command topics")
}

// TestInvitation holds that the link in README asks for what the bot needs and no more.
func TestInvitation(t *testing.T) {
	const sendInThreads localdiscord.Permissions = 1 << 38
	needed := localdiscord.PermissionViewChannel | localdiscord.PermissionSendMessages | sendInThreads |
		localdiscord.PermissionEmbedLinks | localdiscord.PermissionReadMessageHistory
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`https://discord\.com/oauth2/authorize\?\S+`).FindAllString(string(readme), -1)
	want := "https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot+applications.commands&permissions=" + strconv.FormatUint(uint64(needed), 10)
	if len(links) != 1 || links[0] != want {
		t.Errorf("README invites with %q, want %s", links, want)
	}
}
