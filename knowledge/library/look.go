package library

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gutskin/knowledge"
)

// QuestionsFile holds a folder's own regression questions, in the form that
// docs/evaluation.md describes. It is optional.
const QuestionsFile = "questions.jsonl"

const (
	// maxFile is where reading a file ends, in bytes: above every limit of the knowledge
	// files, which then report it as too large.
	maxFile = 4 << 20
	// maxDepth bounds folders within folders.
	maxDepth = 4
)

// ours reports whether a file of a knowledge folder is read, watched and kept in its
// history: those of the topics and beside them, of words and of phrases. Hidden files and
// what other programs leave behind are not.
func ours(name string) bool {
	if !fs.ValidPath(name) || name == "." || strings.Count(name, "/") > maxDepth {
		return false
	}
	parts := strings.Split(name, "/")
	for _, part := range parts {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	switch path.Ext(name) {
	case ".md", ".yaml", ".txt", ".jsonl":
	default:
		return false
	}
	return len(parts) == 1 || parts[0] == knowledge.WordsDir || parts[0] == knowledge.PhrasesDir
}

// walk calls visit for every file that knowledge may have something to say about, in order;
// open tells whether it is ours and its content counts. It fails when the folder cannot be
// listed.
func walk(folder fs.FS, visit func(name string, open bool)) error {
	return walkDir(folder, ".", 0, visit)
}

func walkDir(folder fs.FS, dir string, depth int, visit func(string, bool)) error {
	entries, err := fs.ReadDir(folder, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case isDir(folder, name, e):
			if depth < maxDepth && (dir != "." || name == knowledge.WordsDir || name == knowledge.PhrasesDir) {
				// A folder that goes while it is read is one that is not there.
				if err := walkDir(folder, name, depth+1, visit); err != nil {
					continue
				}
			}
		default:
			visit(name, ours(name))
		}
	}
	return nil
}

func isDir(folder fs.FS, name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(folder, name)
	return err == nil && info.IsDir()
}

// take reads a folder into memory.
func take(folder fs.FS) (files, error) {
	out := files{}
	err := walk(folder, func(name string, open bool) {
		if !open {
			out[name] = file{}
			return
		}
		data, err := readSome(folder, name)
		out[name] = file{data: data, err: bare(err)}
	})
	return out, err
}

func readSome(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// look hashes a folder's contents without keeping them: the digest that the files of
// [take] have. Sizes and times are not asked: on network and container mounts they lag.
func look(folder fs.FS) (digest, error) {
	d, buffer := newDigester(), make([]byte, 64<<10)
	var list []string
	open := map[string]bool{}
	if err := walk(folder, func(name string, isOurs bool) {
		list, open[name] = append(list, name), isOurs
	}); err != nil {
		return digest{}, err
	}
	slices.Sort(list)
	for _, name := range list {
		if !open[name] {
			d.file(name, nil)
			d.end(0)
			continue
		}
		d.content(folder, name, buffer)
	}
	return d.digest(), nil
}

// content hashes one file; one that cannot be read counts as such.
func (d digester) content(folder fs.FS, name string, buffer []byte) {
	f, err := folder.Open(name)
	if err != nil {
		d.file(name, err)
		d.end(0)
		return
	}
	defer f.Close()
	d.file(name, nil)
	n, err := io.CopyBuffer(onlyWriter{d}, io.LimitReader(f, maxFile), buffer)
	if err != nil {
		d.Write([]byte("\x00unreadable"))
	}
	d.end(n)
}

// onlyWriter hides what else a writer can do, so that the buffer is used.
type onlyWriter struct{ io.Writer }
