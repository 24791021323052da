// What screen readers are told while the focus is elsewhere, and the short
// words at the edge that all see.

import { h, one } from "./dom.js";
import { displayName } from "./avatar.js";
import { plain } from "./message.js";

const shown = 6000; // milliseconds

/** announce tells of new messages of others in the channel that is open. */
export function announce(app) {
  const { store } = app;
  const box = one("#announcer");
  const told = new Set();
  store.on("messages", ({ channel, message }) => {
    if (!message || channel !== store.channel || store.isOwn(message) || message.flags & 128 || told.has(message.id)) return;
    // An older message that was edited is no news.
    if (store.listOf(channel).at(-1)?.id !== message.id) return;
    told.add(message.id);
    box.replaceChildren(h("p", {}, `${displayName(message.author)}: ${plain(app, message, 300)}`));
  });
}

/** toast shows a line for a few seconds. */
export function toast(text) {
  const line = h("p", { class: "toast" }, text);
  one("#toasts").append(line);
  setTimeout(() => line.remove(), shown);
}
