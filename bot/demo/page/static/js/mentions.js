// Mentions as people type them, "@mia" and "#general", and as Discord sends
// them, by number.

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

function names(store) {
  const users = store.users().flatMap((u) => [u.username, u.global_name].filter(Boolean).map((name) => [`@${name}`, `<@${u.id}>`]));
  const channels = store.channels.filter((c) => c.type !== 1).map((c) => [`#${c.name}`, `<#${c.id}>`]);
  const roles = store.roles().map((r) => [`@${r.name}`, `<@&${r.id}>`]);
  return [...users, ...roles, ...channels].sort((a, b) => b[0].length - a[0].length);
}

/** toWire puts numbers in the place of names that exist. */
export function toWire(store, text) {
  let sent = text;
  for (const [name, wire] of names(store)) {
    sent = sent.replaceAll(new RegExp(`(^|[^\\w@#<])${escape(name)}(?![\\w-])`, "gi"), `$1${wire}`);
  }
  return sent;
}

/** fromWire is the reverse, for a message that is corrected. */
export function fromWire(store, text) {
  return names(store).reduce((shown, [name, wire]) => shown.replaceAll(wire, name), text);
}
