// One message of the log: who, when, what it answers, and all that it holds.

import { h, icon, replace } from "./dom.js";
import { avatar, displayName, hue } from "./avatar.js";
import { when, time, exactly, sameDay } from "./format.js";
import { embedCard } from "./embed.js";
import { attachmentCard } from "./attachment.js";
import { componentRows } from "./components.js";

const ephemeral = 64;
const loading = 128;
const near = 7 * 60 * 1000; // within which messages of one author stand together

export const isEphemeral = (message) => Boolean(message.flags & ephemeral);

/** continues tells whether a message stands under the head of the one before. */
export function continues(message, before) {
  if (!before || message.referenced_message || message.interaction_metadata) return false;
  if (before.author.id !== message.author.id || isEphemeral(before) !== isEphemeral(message)) return false;
  const [a, b] = [new Date(before.timestamp), new Date(message.timestamp)];
  return sameDay(a, b) && b - a < near;
}

/** plain is the beginning of what a message says, for quotes and announcements. */
export function plain(app, message, length = 120) {
  const embed = message.embeds?.[0];
  const text = message.content || embed?.title || embed?.description || (message.attachments?.length ? "an attachment" : "a message");
  const line = app.markdown.render(text.slice(0, 4 * length)).textContent.replaceAll(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** messageRow makes the element of a message; fill gives it its contents. */
export function messageRow(app, message) {
  const row = h("article", { class: "message", tabindex: "-1", dataset: { id: message.id } });
  fill(app, row, message);
  return row;
}

/** fill puts a message, or its new form, into its row. */
export function fill(app, row, message) {
  const hidden = isEphemeral(message);
  row.classList.toggle("ephemeral", hidden);
  row.classList.toggle("mentioned", mentionsMe(app.store, message));
  row.setAttribute("aria-label", `${displayName(message.author)}, ${when(new Date(message.timestamp))}: ${plain(app, message)}`);
  replace(row, origin(app, message), head(app, message), h("div", { class: "body" },
    content(app, message),
    loose(message).map((a) => attachmentCard(a)),
    (message.embeds ?? []).map((e) => embedCard(app, e, message)),
    componentRows(app, message),
    h("p", { class: "trouble", role: "alert", hidden: true }),
    hidden && onlyYou(app, message)));
}

/** loose are the files that no card of the message shows. */
function loose(message) {
  const shown = (message.embeds ?? []).flatMap((e) => [e.image?.url, e.thumbnail?.url]);
  return (message.attachments ?? []).filter((a) => !shown.includes(a.url));
}

const mentionsMe = (store, message) => message.mentions?.some((u) => u.id === store.me.id) ?? false;

/** origin is the line above: the message that is answered, or the command. */
function origin(app, message) {
  if (message.message_reference && !message.interaction_metadata) return replied(app, message);
  const used = message.interaction_metadata;
  if (!used?.name || message.type === 0) return null;
  return h("div", { class: "origin" }, avatar(used.user, "tiny"), h("b", {}, displayName(used.user)), " used ", h("span", { class: "used" }, (message.type === 20 ? "/" : "") + used.name));
}

function replied(app, message) {
  const to = message.referenced_message;
  if (!to) return h("div", { class: "origin" }, icon("reply"), h("i", {}, "The original message was deleted"));
  return h("button", { class: "origin quote", type: "button", onclick: () => app.jump(to.channel_id ?? message.channel_id, to.id) },
    avatar(to.author, "tiny"), h("b", {}, displayName(to.author)), " ", h("span", { class: "clip" }, plain(app, to)));
}

function head(app, message) {
  const at = new Date(message.timestamp);
  const user = message.author;
  return h("header", { class: "head" },
    avatar(user),
    h("span", { class: "author", dataset: { user: user.id, hue: hue(user) } }, displayName(user)),
    user.bot && h("span", { class: "badge" }, "App"),
    h("time", { class: "stamp", datetime: at.toISOString(), title: exactly(at) }, when(at)),
    h("time", { class: "brief", datetime: at.toISOString(), "aria-hidden": "true" }, time(at)));
}

function content(app, message) {
  if (message.flags & loading) return h("p", { class: "thinking" }, dots(), `${displayName(message.author)} is thinking…`);
  if (!message.content && !message.edited_timestamp) return null;
  const text = h("div", { class: "text markdown" });
  text.append(app.markdown.render(message.content));
  if (message.edited_timestamp) edited(text, new Date(message.edited_timestamp));
  return text;
}

function edited(text, at) {
  const mark = h("small", { class: "edited", title: exactly(at) }, "(edited)");
  const last = text.lastElementChild;
  if (last?.tagName === "P") last.append(" ", mark);
  else text.append(mark);
}

/** dots are the three of somebody who types or thinks. */
export const dots = () => h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));

function onlyYou(app, message) {
  return h("p", { class: "only-you" }, icon("eye"), "Only you can see this · ",
    h("button", { type: "button", class: "link", dataset: { key: "dismiss" }, onclick: () => app.dismiss(message) }, "Dismiss message"));
}
