package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"gutskin/bot/parcel"
	"gutskin/bot/reply"
	"gutskin/bot/router"
	"gutskin/bot/words"
)

// maxAttached is the largest file that is attached, in bytes: Discord takes 10 MiB everywhere.
const maxAttached = 8 << 20

// export attaches all knowledge files as one .zip.
func (d *Desk) export(_ context.Context, s router.Scene) (*reply.Reply, error) {
	files, err := d.Library.Files()
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	data, err := parcel.Write(files)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	w := s.Words.Board.Files
	if len(data) > maxAttached {
		return reply.Whisper(w.TooMuch), nil
	}
	said := reply.Whisper(words.Fill(w.Exported, "count", strconv.Itoa(len(files))))
	said.File = &reply.File{Name: "knowledge-" + d.Now().UTC().Format(time.DateOnly) + ".zip", Data: data}
	return said, nil
}

// upload takes files that were attached and makes a draft of what is new in them, with its
// preview. What is refused has changed nothing.
func (d *Desk) upload(ctx context.Context, s router.Scene) (*reply.Reply, error) {
	w := s.Words.Board.Files
	if s.Attachment == nil {
		return reply.Whisper(w.Kind), nil
	}
	base, err := d.Library.Revision()
	if err != nil {
		return nil, err
	}
	files, err := d.received(ctx, *s.Attachment)
	if err != nil {
		d.Log.Info("an upload was refused", "error", err)
		return reply.Whisper(refused(w, err)), nil
	}
	present, err := d.Library.Files()
	if err != nil {
		return nil, fmt.Errorf("upload: %w", err)
	}
	for name, content := range files {
		if was, there := present[name]; there && same(was, content) {
			delete(files, name)
		}
	}
	if len(files) == 0 {
		return reply.Whisper(w.Same), nil
	}
	return d.begin(ctx, s, &draft{base: base, Files: files, Name: reply.Clip(s.Attachment.Name, maxOption)})
}

// received fetches an upload and takes it apart.
func (d *Desk) received(ctx context.Context, a router.Attachment) (map[string][]byte, error) {
	if a.Size > parcel.MaxSize {
		return nil, parcel.ErrLarge
	}
	data, err := d.Attachments.Download(ctx, a.URL, parcel.MaxSize)
	if err != nil {
		return nil, err
	}
	return parcel.Read(a.Name, data, d.Library.IsKnowledge)
}

// refused says why an upload was not taken.
func refused(w words.Files, err error) string {
	for _, known := range []struct {
		err error
		say string
	}{
		{parcel.ErrKind, w.Kind}, {ErrElsewhere, w.Elsewhere}, {parcel.ErrLarge, w.Large}, {ErrTooLarge, w.Large},
		{parcel.ErrDamaged, w.Damaged}, {parcel.ErrUnpacked, w.Unpacked}, {parcel.ErrPath, w.Path}, {parcel.ErrLink, w.Link},
		{parcel.ErrTwice, w.Twice}, {parcel.ErrUnknown, w.Unknown}, {parcel.ErrNotText, w.NotText}, {parcel.ErrEmpty, w.Empty},
	} {
		if !errors.Is(err, known.err) {
			continue
		}
		name := ""
		if one := (*parcel.FileError)(nil); errors.As(err, &one) {
			name = one.Name
		}
		return words.Fill(known.say, "file", reply.Quote(reply.Clip(name, maxOption)))
	}
	return w.NotFetched
}
