package rest

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
)

// File is a small file that goes with a message.
type File struct {
	Name string
	Data []byte
}

// encode is the body of a call and its content type.
func (c Call) encode() (body []byte, contentType string, err error) {
	const asJSON = "application/json"
	if c.Body == nil {
		return nil, asJSON, nil
	}
	data, err := json.Marshal(c.Body)
	if err != nil || c.File == nil {
		return data, asJSON, err
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("payload_json", string(data)); err != nil {
		return nil, "", err
	}
	part, err := w.CreateFormFile("files[0]", c.File.Name)
	if err != nil {
		return nil, "", err
	}
	if _, err := part.Write(c.File.Data); err != nil {
		return nil, "", err
	}
	if err := w.Close(); err != nil { // writes the last boundary
		return nil, "", err
	}
	return b.Bytes(), w.FormDataContentType(), nil
}
