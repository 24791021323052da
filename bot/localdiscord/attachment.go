package localdiscord

import (
	"mime"
	"net/url"
	"path"
)

// maxFile is the largest file that can be sent, as on a server without boosts.
const maxFile = 10 << 20

// File is what is sent along with a message.
type File struct {
	Name        string
	ContentType string // guessed from the name if empty
	Data        []byte
}

// Attachment is a file as a message shows it.
type Attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
	ContentType string `json:"content_type,omitempty"`
	Size        int    `json:"size"`
	URL         string `json:"url"`
	ProxyURL    string `json:"proxy_url"`
	Ephemeral   bool   `json:"ephemeral,omitempty"`
}

// attachmentParams is how a bot speaks of a file: a new one by its place among
// the uploaded files, an old one by its identifier.
type attachmentParams struct {
	ID          looseID `json:"id"`
	Filename    string  `json:"filename"`
	Description string  `json:"description"`
}

// attach keeps a file and tells where it can be fetched.
func (w *world) attach(c *channel, f File) Attachment {
	if f.ContentType == "" {
		f.ContentType = mime.TypeByExtension(path.Ext(f.Name))
	}
	id := w.ids.next()
	w.files[id] = f
	at := w.url + "/attachments/" + c.ID + "/" + id + "/" + url.PathEscape(f.Name)
	return Attachment{ID: id, Filename: f.Name, ContentType: f.ContentType, Size: len(f.Data), URL: at, ProxyURL: at}
}

func checkAttachments(f field, list []attachmentParams) {
	f.maxCount(len(list), 10)
	for i, a := range list {
		f.index(i).at("description").maxLength(a.Description, 1024)
	}
}
