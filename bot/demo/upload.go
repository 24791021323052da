package demo

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"gutskin/bot/localdiscord"
)

// The bounds of uploads.
const (
	maxFile    = 10 << 20
	maxUpload  = 25 << 20
	maxFiles   = 10
	maxUploads = 4 // at a time
	maxName    = 100
	// maxDrain is how much of a form that is refused is read all the same.
	maxDrain = 64 << 20
)

// upload is a form with its fields and files.
type upload struct {
	fields map[string]string
	files  []upfile
}

// upfile is a file with the name of its field.
type upfile struct {
	field string
	localdiscord.File
}

// isUpload tells whether a request brings a form in place of JSON.
func isUpload(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "multipart/form-data"
}

// readUpload reads a form. Some are read at a time, as each is held in memory.
func (d *Demo) readUpload(r *http.Request) (upload, error) {
	form := upload{fields: map[string]string{}}
	select {
	case d.uploads <- struct{}{}:
		defer func() { <-d.uploads }()
	case <-r.Context().Done():
		return form, r.Context().Err()
	}
	// A browser shows the answer only once it has sent everything.
	defer func(body io.Reader) { _, _ = io.CopyN(io.Discard, body, maxDrain) }(r.Body)
	r.Body = http.MaxBytesReader(nil, r.Body, maxUpload)
	parts, err := r.MultipartReader()
	if err != nil {
		return form, refusal{http.StatusBadRequest, "The form cannot be read: send multipart/form-data with a boundary."}
	}
	err = form.read(parts)
	return form, err
}

// read reads all parts.
func (u *upload) read(parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, new(*http.MaxBytesError)):
			return errTooLarge
		case err != nil:
			return refusal{http.StatusBadRequest, "The form cannot be read: send it again."}
		}
		if err := u.take(part.FormName(), part.FileName(), part.Header.Get("Content-Type"), part); err != nil {
			return err
		}
	}
}

// take reads one part of the form.
func (u *upload) take(field, file, contentType string, body io.Reader) error {
	if file == "" {
		data, err := readAtMost(body, maxJSON)
		if _, twice := u.fields[field]; twice || len(u.fields) == maxFiles {
			return refusal{http.StatusBadRequest, "The form has a field twice, or too many of them."}
		}
		u.fields[field] = string(data)
		return err
	}
	if len(u.files) == maxFiles {
		return refusal{http.StatusRequestEntityTooLarge, "A message takes ten files."}
	}
	data, err := readAtMost(body, maxFile)
	if err != nil {
		return err
	}
	u.files = append(u.files, upfile{field, localdiscord.File{Name: fileName(file), ContentType: contentType, Data: data}})
	return nil
}

// only refuses fields that the form does not have.
func (u *upload) only(names ...string) error {
	known := map[string]bool{}
	for _, n := range names {
		known[n] = true
	}
	for name := range u.fields {
		if !known[name] {
			return refusal{http.StatusBadRequest, "The form has a field that is not known here: it takes " + strings.Join(names, ", ") + " and files."}
		}
	}
	return nil
}

// fileName is a name without a path and without what nobody sees.
func fileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) || strings.ContainsRune(`<>:"|?*`, r) {
			return '_'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > maxName {
		name = string(runes[len(runes)-maxName:]) // the ending says what it is
	}
	if strings.Trim(name, ". ") == "" {
		return "file"
	}
	return name
}
