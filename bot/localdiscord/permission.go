package localdiscord

import (
	"fmt"
	"strconv"
)

// Permissions is a set of permission bits. In JSON it is a string, as numbers
// of that size do not survive every language.
type Permissions uint64

// The permissions that this package looks at or that a bot is likely to.
const (
	PermissionKickMembers        Permissions = 1 << 1
	PermissionBanMembers         Permissions = 1 << 2
	PermissionAdministrator      Permissions = 1 << 3
	PermissionManageChannels     Permissions = 1 << 4
	PermissionManageGuild        Permissions = 1 << 5
	PermissionAddReactions       Permissions = 1 << 6
	PermissionViewChannel        Permissions = 1 << 10
	PermissionSendMessages       Permissions = 1 << 11
	PermissionManageMessages     Permissions = 1 << 13
	PermissionEmbedLinks         Permissions = 1 << 14
	PermissionAttachFiles        Permissions = 1 << 15
	PermissionReadMessageHistory Permissions = 1 << 16
	PermissionMentionEveryone    Permissions = 1 << 17
	PermissionManageRoles        Permissions = 1 << 28
	PermissionUseExternalEmojis  Permissions = 1 << 18
	PermissionUseCommands        Permissions = 1 << 31
	PermissionCreateThreads      Permissions = 1 << 35
	PermissionSendInThreads      Permissions = 1 << 38
	PermissionModerateMembers    Permissions = 1 << 40
	PermissionUseExternalApps    Permissions = 1 << 50
)

// everyonePermissions is what a new member, and the bot, may do.
const everyonePermissions = PermissionAddReactions | PermissionViewChannel | PermissionSendMessages |
	PermissionEmbedLinks | PermissionAttachFiles | PermissionReadMessageHistory | PermissionUseCommands |
	PermissionCreateThreads | PermissionSendInThreads | PermissionUseExternalApps

// externalPermissions is what an application may do where it is not a member,
// and in direct messages.
const externalPermissions = PermissionEmbedLinks | PermissionAttachFiles | PermissionMentionEveryone

// Has tells whether all of want are in the set. Administrators have everything.
func (p Permissions) Has(want Permissions) bool {
	return p&PermissionAdministrator != 0 || p&want == want
}

// MarshalText writes the set as a decimal number.
func (p Permissions) MarshalText() ([]byte, error) {
	return strconv.AppendUint(nil, uint64(p), 10), nil
}

// UnmarshalText reads the set from a decimal number.
func (p *Permissions) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("permissions %q: %w", text, err)
	}
	*p = Permissions(n)
	return nil
}
