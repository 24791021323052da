package remote

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/plumbing/transport"
)

// Push moves the branch from one commit, zero for none, to a later one, with the objects that
// it takes. When the branch is at another commit, it stays there: [ErrMoved].
func (r *Remote) Push(ctx context.Context, from storer.EncodedObjectStorer, objects []plumbing.Hash, was, to plumbing.Hash) error {
	_, err := called(ctx, r, "push", func(ctx context.Context, b *budget) (struct{}, error) {
		return struct{}{}, r.push(ctx, b, from, objects, was, to)
	})
	return err
}

func (r *Remote) push(ctx context.Context, b *budget, from storer.EncodedObjectStorer, objects []plumbing.Hash, was, to plumbing.Hash) error {
	if r.isLocal() {
		return r.pushLocal(from, objects, was, to)
	}
	session, offered, err := r.receiver(ctx, b)
	if err != nil {
		return err
	}
	defer session.Close()
	if offered.References[r.branch().String()] != was {
		return ErrMoved
	}
	request := packp.NewReferenceUpdateRequestFromCapabilities(offered.Capabilities)
	request.Commands = []*packp.Command{{Name: r.branch(), Old: was, New: to}}
	var pack bytes.Buffer
	offsets := offered.Capabilities.Supports(capability.OFSDelta)
	if _, err := packfile.NewEncoder(&pack, from, !offsets).Encode(objects, 0); err != nil {
		return fmt.Errorf("pack %d objects: %w", len(objects), err)
	}
	request.Packfile = io.NopCloser(&pack)
	report, err := session.ReceivePack(ctx, request)
	switch {
	case report != nil && report.Error() != nil:
		return r.declined(ctx, b, was, report.Error())
	case err != nil:
		return err
	}
	return nil
}

// receiver opens a session that takes a push; with an error it is closed again.
func (r *Remote) receiver(ctx context.Context, b *budget) (transport.ReceivePackSession, *packp.AdvRefs, error) {
	session, err := r.client(b).NewReceivePackSession(r.target(), r.auth)
	if err != nil {
		return nil, nil, err
	}
	offered, err := session.AdvertisedReferencesContext(ctx)
	if isEmpty(err) {
		offered, err = packp.NewAdvRefs(), nil
	}
	if err != nil {
		_ = session.Close() // an ssh connection stays open otherwise
		return nil, nil, err
	}
	return session, offered, nil
}

// declined tells a push that came too late from one that is not wanted.
func (r *Remote) declined(ctx context.Context, b *budget, was plumbing.Hash, reason error) error {
	session, offered, err := r.receiver(ctx, b)
	if err == nil {
		defer session.Close()
		if offered.References[r.branch().String()] != was {
			return ErrMoved
		}
	}
	return fmt.Errorf("%w: %w", ErrDeclined, reason)
}
