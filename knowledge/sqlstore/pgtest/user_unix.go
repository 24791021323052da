//go:build unix

package pgtest

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// quit makes PostgreSQL end at once.
const quit = syscall.SIGQUIT

// errNobody is when there is no user to run as.
var errNobody = errors.New("neither postgres nor nobody is a user here")

// credential is the user that PostgreSQL runs as; nil if that is this one.
func credential() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(found.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(found.Gid, 10, 32)
		if err := errors.Join(uidErr, gidErr); err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errNobody
}

// own gives a folder to the user that PostgreSQL runs as.
func own(dir string) error {
	as, err := credential()
	if err != nil || as == nil {
		return err
	}
	return os.Chown(dir, int(as.Uid), int(as.Gid))
}

// demote lets a command run as that user.
func demote(cmd *exec.Cmd) {
	if as, err := credential(); err == nil && as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	}
}
