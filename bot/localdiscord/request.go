package localdiscord

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// maxNesting is how deep a body may nest. Discord's own bodies stay far below.
const maxNesting = 64

// request is a REST request with its body read: JSON, and files in a multipart.
type request struct {
	*http.Request
	json  []byte
	files []File
}

func newRequest(r *http.Request) (*request, error) {
	req := &request{Request: r}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && kind == "multipart/form-data" {
		return req, req.readParts(multipart.NewReader(r.Body, params["boundary"]))
	}
	if req.json, err = io.ReadAll(r.Body); err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	if len(req.json) > 0 && kind != "application/json" {
		var errs formErrors
		errs.root().fail("CONTENT_TYPE_INVALID", `Expected "Content-Type" header to be one of {'application/json'}.`)
		return nil, errs.err()
	}
	return req, nil
}

// readParts takes payload_json and the files out of a multipart.
func (r *request) readParts(parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return newError(CodeInvalidForm)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return newError(CodeInvalidForm)
		}
		if err := r.takePart(part, data); err != nil {
			return err
		}
	}
}

func (r *request) takePart(part *multipart.Part, data []byte) error {
	switch name := part.FormName(); {
	case name == "payload_json":
		r.json = data
	case name == "file" || strings.HasPrefix(name, "files["):
		if len(data) > maxFile {
			return newError(CodeTooLarge)
		}
		r.files = append(r.files, File{Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Data: data})
	}
	return nil
}

// decode reads the JSON body. What is not JSON, and what is of the wrong type,
// is told apart as Discord does.
func (r *request) decode(into any) error {
	if len(r.json) == 0 {
		return nil
	}
	if !json.Valid(r.json) || nesting(r.json) > maxNesting {
		return newError(CodeInvalidJSON)
	}
	if err := json.Unmarshal(r.json, into); err != nil {
		return typeError(err)
	}
	return nil
}

// typeError points at the field that has the wrong type.
func typeError(err error) error {
	var errs formErrors
	at := errs.root()
	var mismatch *json.UnmarshalTypeError
	if errors.As(err, &mismatch) && mismatch.Field != "" {
		for _, name := range strings.Split(mismatch.Field, ".") {
			at = at.at(name)
		}
	}
	at.fail("MODEL_TYPE_CONVERT", "The value is not of the type that is expected here.")
	return errs.err()
}

// nesting measures how deep objects and lists of valid JSON lie in each other.
func nesting(data []byte) int {
	deepest, depth, quoted := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\\':
			i++ // it occurs in strings only, and escapes what follows
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}
