package remote

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/sideband"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/plumbing/transport"
)

// Fetch takes in the branch and returns its newest commit; zero when the repository is empty.
// haves are commits that we hold with all that they lean on; whole reports whether a commit
// needs no fetching. Only objects are written, and nothing points to them yet; spool is a folder
// for what is on its way.
func (r *Remote) Fetch(ctx context.Context, into storer.Storer, spool string, haves []plumbing.Hash, whole func(plumbing.Hash) bool) (plumbing.Hash, error) {
	return called(ctx, r, "fetch", func(ctx context.Context, b *budget) (plumbing.Hash, error) {
		if r.isLocal() {
			return r.fetchLocal(ctx, b, into, spool, haves, whole)
		}
		session, err := r.client(b).NewUploadPackSession(r.target(), r.auth)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		defer session.Close()
		offered, err := session.AdvertisedReferencesContext(ctx)
		if isEmpty(err) {
			return plumbing.ZeroHash, nil
		}
		if err != nil {
			return plumbing.ZeroHash, err
		}
		tip, there := offered.References[r.branch().String()]
		if !there {
			return plumbing.ZeroHash, r.noBranch(offered.References)
		}
		if whole(tip) {
			return tip, nil
		}
		if err := r.fetchPack(ctx, b, session, offered, into, spool, haves, tip); err != nil {
			return plumbing.ZeroHash, err
		}
		if !whole(tip) {
			return plumbing.ZeroHash, fmt.Errorf("%w: parts of commit %s are missing", ErrGarbled, tip)
		}
		return tip, nil
	})
}

// noBranch is an error that names the branches there are; nil when there are none.
func (r *Remote) noBranch(references map[string]plumbing.Hash) error {
	names := branches(references)
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	return fmt.Errorf("%w: %s; it has %s", ErrNoBranch, r.options.Branch, strings.Join(names[:min(len(names), 5)], ", "))
}

func (r *Remote) fetchPack(ctx context.Context, b *budget, session transport.UploadPackSession, offered *packp.AdvRefs, into storer.Storer, spool string, haves []plumbing.Hash, tip plumbing.Hash) error {
	request := packp.NewUploadPackRequestFromCapabilities(offered.Capabilities)
	request.Wants = []plumbing.Hash{tip}
	request.Haves = slices.DeleteFunc(slices.Clone(haves), func(h plumbing.Hash) bool { return h == tip || h.IsZero() })
	response, err := session.UploadPack(ctx, request)
	if errors.Is(err, transport.ErrEmptyUploadPackRequest) {
		return fmt.Errorf("%w: it sends no objects", ErrGarbled)
	}
	if err != nil {
		return err
	}
	defer func() { _ = response.Close() }() // it was only read
	pack := b.reader(response)
	switch {
	case request.Capabilities.Supports(capability.Sideband64k):
		pack = sideband.NewDemuxer(sideband.Sideband64k, pack)
	case request.Capabilities.Supports(capability.Sideband):
		pack = sideband.NewDemuxer(sideband.Sideband, pack)
	}
	return takePack(into, pack, spool)
}
