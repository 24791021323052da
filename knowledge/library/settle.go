package library

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gutskin/knowledge"
)

// settled is what is served of a folder.
type settled struct {
	base     *knowledge.Base
	problems []knowledge.Problem
	// served are the files in service: the folder's, with others in the place of broken ones.
	served files
}

// standIn is an earlier version of a file, or another copy.
type standIn struct {
	data []byte
	what string
}

// settler finds what can be served of a folder of which some files are broken.
type settler struct {
	options Options
	now     files
	// earlier gives former versions of a file, the newest first.
	earlier func(name string) []standIn

	settled
	// first is what the folder's own files give.
	first    *knowledge.Base
	replaced map[string]string
}

// settle loads a folder. For a file that errors keep out of service the last good version
// stands in, else the built-in copy, as long as that keeps no sound file out.
func (o Options) settle(now files, earlier func(string) []standIn) settled {
	s := &settler{options: o, now: now, earlier: earlier, replaced: map[string]string{}}
	s.served = now
	s.base, s.problems = knowledge.LoadKept(now, o.Today(), o.Base)
	s.first = s.base
	problems := s.problems
	missing := s.missing()
	broken := s.broken(problems)
	if len(missing) == 0 && len(broken) == 0 {
		return s.settled
	}
	s.replaceMissing(missing)
	if !s.replaceAll(broken) {
		for _, name := range broken {
			s.replace(name)
		}
	}
	s.explain(problems)
	return s.settled
}

// missing lists shared files and folders of phrases that are not there: the built-in ones
// stand in for them, as they are of no topic and every answer leans on them.
func (s *settler) missing() []string {
	var out []string
	for _, name := range unserved(s.base) {
		if missing(s.now, name) {
			out = append(out, name)
		}
	}
	for _, kind := range []string{"care", "elsewhere"} {
		if dir := path.Join(knowledge.PhrasesDir, kind); missing(s.now, dir) {
			out = append(out, dir)
		}
	}
	return out
}

// broken lists the files of which nothing is served because of errors: shared ones first,
// for the others lean on them.
func (s *settler) broken(problems []knowledge.Problem) []string {
	var shared, out []string
	for _, name := range unserved(s.base) {
		if hasError(problems, name) && !missing(s.now, name) {
			shared = append(shared, name)
		}
	}
	for _, p := range problems {
		_, there := s.now[p.File]
		if !there || p.Severity != knowledge.SeverityError || slices.Contains(shared, p.File) || slices.Contains(out, p.File) {
			continue
		}
		if !s.serves(s.base, p.File) {
			out = append(out, p.File)
		}
	}
	return append(shared, out...)
}

// serves reports whether anything of a file is in a base.
func (s *settler) serves(base *knowledge.Base, name string) bool {
	if id, isTopic := topicOf(name); isTopic {
		return base.Kept(id) != nil
	}
	if kind, id, isPhrases := phrasesOf(name); isPhrases {
		if kind == "topics" && base.HiddenTopic(id) != nil {
			return true // of a hidden topic no phrases are wanted
		}
		_, there := phraseLists(base, kind)[id]
		return there
	}
	return !slices.Contains(unserved(base), name)
}

// replaceMissing lets built-in copies stand in.
func (s *settler) replaceMissing(names []string) {
	if slices.Contains(names, knowledge.BoundariesFile) {
		names = append(names, path.Join(knowledge.PhrasesDir, "boundaries"))
	}
	for _, name := range names {
		changes := map[string][]byte{}
		s.options.builtInFiles(name, changes)
		if !s.try(changes) {
			continue
		}
		s.replaced[name] = builtInCopy
	}
}

// replaceAll tries the newest stand-ins of all broken files at once, which is nearly always
// enough; it reports whether it was.
func (s *settler) replaceAll(names []string) bool {
	changes, what := map[string][]byte{}, map[string]string{}
	for _, name := range names {
		if versions := s.versions(name); len(versions) > 0 {
			changes[name], what[name] = versions[0].data, versions[0].what
		}
	}
	if len(changes) < len(names) || !s.try(changes, names...) {
		return len(names) == 0
	}
	for name, w := range what {
		s.replaced[name] = w
	}
	return true
}

// replace tries the stand-ins of one broken file.
func (s *settler) replace(name string) {
	for _, v := range s.versions(name) {
		if s.try(map[string][]byte{name: v.data}, name) {
			s.replaced[name] = v.what
			return
		}
	}
}

// try takes files into service when the named ones are served then and no topic is lost
// that the folder's own files give.
func (s *settler) try(changes map[string][]byte, names ...string) bool {
	served := s.served.with(changes)
	base, problems := knowledge.Load(served, s.options.Today())
	for _, name := range names {
		if !s.serves(base, name) {
			return false
		}
	}
	for i := range s.base.Topics {
		if base.Topic(s.base.Topics[i].ID) == nil {
			return false
		}
	}
	s.base, s.problems, s.served = base, problems, served
	return true
}

// builtInCopy is how a problem names what stands in.
const builtInCopy = "the built-in copy"

// versions lists what may stand in for a file: what was served before, else the built-in
// copy. A built-in topic goes with the built-in articles only, which its credits name.
func (s *settler) versions(name string) []standIn {
	var out []standIn
	for _, v := range s.earlier(name) {
		if string(v.data) != string(s.now[name].data) {
			out = append(out, v)
		}
	}
	builtIn := map[string][]byte{}
	s.options.builtInFiles(name, builtIn)
	data, there := builtIn[name]
	if _, isTopic := topicOf(name); isTopic && there {
		articles, _ := fs.ReadFile(s.options.BuiltIn, knowledge.ArticlesFile)
		there = string(articles) == string(s.served[knowledge.ArticlesFile].data)
	}
	if there {
		out = append(out, standIn{data, builtInCopy})
	}
	return out
}

// builtInFiles reads a built-in file, or all of a folder.
func (o Options) builtInFiles(name string, into map[string][]byte) {
	_ = fs.WalkDir(o.BuiltIn, name, func(found string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		if data, err := fs.ReadFile(o.BuiltIn, found); err == nil {
			into[found] = data
		}
		return nil
	})
}

// explain keeps the problems of what was replaced and says what is used instead.
func (s *settler) explain(first []knowledge.Problem) {
	var out []knowledge.Problem
	for _, p := range first {
		if what, replaced := s.replacement(p.File); replaced {
			p.Message += fmt.Sprintf("; %s is used instead", what)
			out = append(out, p)
		}
	}
	for _, p := range s.problems {
		if _, replaced := s.replacement(p.File); !replaced {
			out = append(out, p)
		}
	}
	s.problems = out
}

func (s *settler) replacement(name string) (what string, replaced bool) {
	for r, what := range s.replaced {
		if within(name, r) {
			return what, true
		}
	}
	return "", false
}

// topicOf is the topic that a file holds.
func topicOf(name string) (id string, isTopic bool) {
	id, isTopic = strings.CutSuffix(name, ".md")
	return id, isTopic && !strings.Contains(name, "/") && !strings.EqualFold(name, "README.md")
}

// phrasesOf is whose phrases a file holds.
func phrasesOf(name string) (kind, id string, isPhrases bool) {
	rest, below := strings.CutPrefix(name, knowledge.PhrasesDir+"/")
	kind, id, nested := strings.Cut(rest, "/")
	id, isText := strings.CutSuffix(id, ".txt")
	return kind, id, below && nested && isText
}

func phraseLists(base *knowledge.Base, kind string) map[string][]knowledge.Phrase {
	switch kind {
	case "topics":
		return base.Phrases.Topics
	case "boundaries":
		return base.Phrases.Boundaries
	case "care":
		return base.Phrases.Care
	}
	return base.Phrases.Elsewhere
}
