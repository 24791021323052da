package demo

import (
	"mime"
	"net/http"
	"strings"
)

// pictures are the kinds that a browser shows without running anything in them.
var pictures = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// file serves the bytes of an attachment: a picture to be shown, anything else to be
// saved. What it is, its bytes say, not its name.
func (d *Demo) file(w http.ResponseWriter, r *http.Request) {
	f, err := d.discord.File(r.PathValue("attachment"))
	if err != nil || f.Name != r.PathValue("name") {
		writeError(w, refusal{http.StatusNotFound, "There is no such file."})
		return
	}
	kind, disposition := "application/octet-stream", "attachment"
	found, _, _ := strings.Cut(http.DetectContentType(f.Data), ";")
	for _, p := range pictures {
		if p == found {
			kind, disposition = p, "inline"
		}
	}
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.Name}))
	header.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(f.Data)
}
