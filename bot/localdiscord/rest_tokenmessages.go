package localdiscord

// finder finds the message of an interaction that a path names: the first answer
// ([api.originalOf]) or any of them ([api.followUpOf]).
type finder func(*request) (*interaction, *post, error)

func getBy(find finder) func(*request) (reply, error) {
	return func(r *request) (reply, error) {
		_, p, err := find(r)
		if err != nil {
			return reply{}, err
		}
		return ok(p.inREST())
	}
}

func (a *api) editBy(find finder) func(*request) (reply, error) {
	return func(r *request) (reply, error) {
		i, p, err := find(r)
		if err != nil {
			return reply{}, err
		}
		if err := a.editByToken(r, i, p); err != nil {
			return reply{}, err
		}
		a.world.edited(i)
		return ok(p.inREST())
	}
}

func (a *api) deleteBy(find finder) func(*request) (reply, error) {
	return func(r *request) (reply, error) {
		i, p, err := find(r)
		if err != nil {
			return reply{}, err
		}
		a.world.remove(i.channel, p)
		a.world.edited(i)
		return noContent()
	}
}

// editByToken edits one of an interaction's messages.
func (a *api) editByToken(r *request, i *interaction, p *post) error {
	var params messageParams
	if err := r.decode(&params); err != nil {
		return err
	}
	if err := params.revisable(&p.Message, r.files); err != nil {
		return err
	}
	a.world.rewrite(i.channel, p, &params, r.files)
	return nil
}
