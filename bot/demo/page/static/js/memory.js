// What outlives a reload. Drafts belong to this tab, so that two windows can be
// two people; how the page looks belongs to the browser.

function read(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(storage, key, value) {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the draft at the next reload, no more.
  }
}

/** draftOf is what somebody was about to send in a channel: {} if nothing. */
export const draftOf = (as, channel) => read(sessionStorage, `draft:${as}:${channel}`, {});

/** keepDraft keeps {text, replyTo, editing, command, values}; empty ones are forgotten. */
export function keepDraft(as, channel, draft) {
  const kept = Object.fromEntries(Object.entries(draft).filter(([, value]) => value));
  write(sessionStorage, `draft:${as}:${channel}`, Object.keys(kept).length > 0 ? kept : null);
}

/** openModal is the form that somebody was filling in, null if there is none. */
export const openModal = (as) => read(sessionStorage, `modal:${as}`, null);

/** keepModal keeps a form with what was typed; null forgets it. */
export const keepModal = (as, modal) => write(sessionStorage, `modal:${as}`, modal);

/** awaitedOf is the heading of a request that was not answered before a reload, null if there is none. */
export const awaitedOf = (as) => read(sessionStorage, `awaited:${as}`, null);

export const keepAwaited = (as, heading) => write(sessionStorage, `awaited:${as}`, heading);

/** unreadOf lists the channels with something that somebody has not seen. */
export const unreadOf = (as) => read(sessionStorage, `unread:${as}`, []);

export const keepUnread = (as, channels) => write(sessionStorage, `unread:${as}`, channels.length > 0 ? channels : null);

/** preference is a choice about the page itself. */
export const preference = (name, otherwise) => read(localStorage, `demo:${name}`, otherwise);

export const keepPreference = (name, value) => write(localStorage, `demo:${name}`, value);
