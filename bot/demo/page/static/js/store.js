// What the page knows: who acts, the channels and their messages. Views listen
// for what changes; nothing else is told to them.

import { unreadOf, keepUnread } from "./memory.js";

/** older tells whether a snowflake was made before another one. */
export const older = (a, b) => a.length < b.length || (a.length === b.length && a < b);

/**
 * Store emits "person" (all is new), "channels", "channel" (another one is
 * open), "messages" {channel, message?, removed?, added?}, "unread", "typing",
 * "commands", "connection" and "activity" (something happened at the bot).
 */
export class Store extends EventTarget {
  constructor() {
    super();
    this.messages = new Map(); // by channel: {list, more}
    this.unread = new Set();
    this.typing = new Set();
    this.channels = [];
    this.people = [];
    this.channel = null;
  }

  on(name, listener) {
    this.addEventListener(name, (event) => listener(event.detail ?? {}));
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** adopt takes the server's state of a person in place of all before. */
  adopt(as, state) {
    Object.assign(this, state, { as });
    this.messages.clear();
    this.typing.clear();
    this.unread = new Set(unreadOf(as));
    this.emit("person");
  }

  /** refresh takes a new state of the same person; messages stay. */
  refresh(state) {
    Object.assign(this, state);
    this.emit("channels");
  }

  open(channel) {
    this.channel = channel;
    this.read(channel);
    this.emit("channel");
  }

  find(channel) {
    if (channel === this.dm?.id) return { id: channel, type: 1, name: this.bot.username, can_send: true, ...this.channels.find((c) => c.id === channel) };
    return this.channels.find((c) => c.id === channel);
  }

  current() {
    return this.find(this.channel);
  }

  user(id) {
    if (id === this.bot?.id) return this.bot;
    return this.people.find((p) => p.user.id === id)?.user;
  }

  users() {
    return [this.bot, ...this.people.map((p) => p.user)];
  }

  /** roles are those that people bear, without @everyone. */
  roles() {
    return this.guild.roles.filter((r) => r.id !== this.guild.id);
  }

  listOf(channel) {
    return this.messages.get(channel)?.list ?? [];
  }

  message(channel, id) {
    return this.listOf(channel).find((m) => m.id === id);
  }

  isOwn(message) {
    return message.own ?? message.author.id === this.me.id;
  }

  /** load takes a page of messages that are older than those that are there. */
  load(channel, page) {
    const list = this.listOf(channel);
    const fresh = page.messages.filter((m) => list.length === 0 || older(m.id, list[0].id));
    this.messages.set(channel, { list: [...fresh, ...list], more: page.more });
    this.emit("messages", { channel, added: fresh.length });
  }

  /** put adds a message in its place, or takes its new form. */
  put(message) {
    const held = this.messages.get(message.channel_id);
    const isNew = !held?.list.some((m) => m.id === message.id);
    if (held) {
      const { list } = held;
      let at = list.length;
      while (at > 0 && !older(list[at - 1].id, message.id)) at--;
      list.splice(at, isNew ? 0 : 1, message);
    }
    if (message.author.id === this.bot.id && !(message.flags & 128)) this.setTyping(message.channel_id, false);
    if (isNew) this.mark(message);
    this.emit("messages", { channel: message.channel_id, message, isNew });
  }

  remove(channel, id) {
    const held = this.messages.get(channel);
    if (held) held.list = held.list.filter((m) => m.id !== id);
    this.emit("messages", { channel, removed: id });
  }

  mark(message) {
    if (message.channel_id === this.channel || message.author.id === this.me.id) return;
    this.unread.add(message.channel_id);
    this.noteUnread();
  }

  read(channel) {
    if (this.unread.delete(channel)) this.noteUnread();
  }

  noteUnread() {
    keepUnread(this.as, [...this.unread]);
    this.emit("unread");
  }

  setTyping(channel, on) {
    if (on === this.typing.has(channel)) return;
    if (on) this.typing.add(channel);
    else this.typing.delete(channel);
    this.emit("typing");
  }
}
