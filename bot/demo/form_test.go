package demo_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"testing"
)

// form is a body of multipart/form-data.
type form struct {
	kind string
	data []byte
}

// part is a field, or a file if it has a name.
type part struct {
	field, file string
	data        []byte
}

func newForm(t testing.TB, parts ...part) form {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		create := func() (io.Writer, error) { return w.CreateFormField(p.field) }
		if p.file != "" {
			create = func() (io.Writer, error) { return w.CreateFormFile(p.field, p.file) }
		}
		out, err := create()
		if err == nil {
			_, err = out.Write(p.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return form{w.FormDataContentType(), b.Bytes()}
}
