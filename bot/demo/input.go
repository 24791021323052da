package demo

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
)

// maxJSON is the size of the largest JSON body.
const maxJSON = 64 << 10

// decode reads a JSON body strictly: no other type, no unknown field, nothing after it.
func decode(r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return refusal{http.StatusUnsupportedMediaType, "Send JSON, with Content-Type: application/json."}
	}
	data, err := readAtMost(r.Body, maxJSON)
	if err != nil {
		return err
	}
	return decodeJSON(data, into)
}

func decodeJSON(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return refusal{http.StatusBadRequest, "The JSON is not as it should be: " + err.Error() + "."}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return refusal{http.StatusBadRequest, "There is something after the JSON: send one object."}
	}
	return nil
}

// readAtMost reads a body, or a part of one, unless it is too large.
func readAtMost(body io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(body, limit+1))
	switch {
	case errors.As(err, new(*http.MaxBytesError)) || int64(len(data)) > limit:
		return nil, errTooLarge
	case err != nil:
		return nil, refusal{http.StatusBadRequest, "The request ended too early: send it again."}
	}
	return data, nil
}

// errTooLarge refuses a body.
var errTooLarge = refusal{http.StatusRequestEntityTooLarge, "That is too large: a file may have 10 MiB, all together 25 MiB, and anything else 64 KiB."}
