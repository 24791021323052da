// The log of a channel: the messages, days between them, pages of older ones as
// they are scrolled to. However long a channel is, only a window of it is drawn.

import { h, icon, one, replace } from "./dom.js";
import { LogWindow } from "./log_window.js";
import { messageRow, fill, continues } from "./message.js";
import { dayName, sameDay } from "./format.js";
import { welcome } from "./welcome.js";

const near = 400; // pixels from an edge at which more is drawn

/** Log is the view of the open channel. */
export class Log {
  constructor(app) {
    this.app = app;
    this.scroller = one("#scroller");
    this.list = one("#log");
    this.jumper = one("#jump");
    this.rows = new Map(); // by message: {row, message}
    this.window = new LogWindow();
    this.follow = true;
    this.loading = false;
    const { store } = app;
    store.on("channel", () => this.show());
    store.on("messages", (change) => this.changed(change));
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.jumper.addEventListener("click", () => this.toPresent());
    // Pictures and fonts arrive late; who reads the newest stays there.
    new ResizeObserver(() => this.settle()).observe(this.list);
    new ResizeObserver(() => this.settle()).observe(this.scroller);
  }

  get messages() {
    return this.app.store.listOf(this.app.store.channel);
  }

  get complete() {
    return this.app.store.messages.get(this.app.store.channel)?.more === false;
  }

  /** show draws the channel that was opened, from its end. */
  async show() {
    const { channel } = this.app.store;
    this.rows.clear();
    this.list.replaceChildren();
    this.follow = true;
    this.window.toEnd(0);
    if (this.app.store.messages.has(channel)) {
      this.window.toEnd(this.messages.length);
      this.draw();
    } else await this.older();
    this.toEnd();
  }

  changed({ channel, message, removed, added, isNew }) {
    if (channel !== this.app.store.channel) return;
    if (added !== undefined) this.window.prepended(added, this.messages.length);
    else if (removed) this.window.removed(this.messages.length);
    else if (isNew) this.window.appended(this.messages.length, this.follow);
    if (message) this.refill(message);
    this.draw();
  }

  /** refill draws a message anew; the focus goes to the same control of its new form. */
  refill(message) {
    const held = this.rows.get(message.id);
    if (!held) return;
    const focused = held.row.contains(document.activeElement) ? document.activeElement : null;
    const key = focused?.dataset.key;
    const toolbar = held.row.querySelector(":scope > .toolbar");
    fill(this.app, held.row, message);
    if (toolbar) held.row.append(toolbar);
    if (focused && !held.row.contains(document.activeElement)) {
      const again = [...held.row.querySelectorAll("[data-key]")].find((e) => e.dataset.key === key);
      (again ?? held.row).focus({ preventScroll: true });
    }
  }

  /** draw brings the elements in line with the window; what is in sight stays where it is. */
  draw() {
    const anchor = this.follow ? null : this.anchor();
    const wanted = this.wanted();
    let at = this.list.firstChild;
    for (const element of wanted) {
      if (element === at) at = at.nextSibling;
      else this.list.insertBefore(element, at);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
    if (anchor) this.scroller.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top;
    if (this.follow) this.toEnd();
    this.app.messageFocus?.rove();
    this.showJumper();
  }

  wanted() {
    const messages = this.messages;
    const { start, end } = this.window;
    const elements = start === 0 && this.complete ? [welcome(this.app)] : [];
    const kept = new Map();
    for (let i = start; i < end; i++) {
      const [message, before] = [messages[i], messages[i - 1]];
      const at = new Date(message.timestamp);
      if (!before || !sameDay(new Date(before.timestamp), at)) {
        elements.push(h("div", { class: "day", role: "separator", "aria-label": dayName(at) }, h("span", {}, dayName(at))));
      }
      const held = this.rows.get(message.id) ?? { row: messageRow(this.app, message) };
      held.row.classList.toggle("continued", continues(message, before));
      kept.set(message.id, held);
      elements.push(held.row);
    }
    for (const row of this.list.querySelectorAll(".note")) elements.push(row);
    this.rows = kept;
    return elements;
  }

  /** anchor is the first row in sight and where it stands. */
  anchor() {
    const edge = this.scroller.getBoundingClientRect().top;
    for (const row of this.list.querySelectorAll(".message")) {
      const box = row.getBoundingClientRect();
      if (box.bottom > edge) return { row, top: box.top };
    }
    return null;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const below = scrollHeight - scrollTop - clientHeight;
    // What moved because the page was laid out anew was not moved by the reader.
    const same = this.seen?.scrollHeight === scrollHeight && this.seen?.clientHeight === clientHeight;
    this.seen = { scrollHeight, clientHeight };
    if (same) this.follow = below < 40 && this.window.end === this.messages.length;
    else if (this.follow) this.toEnd();
    if (scrollTop < near) this.older();
    else if (below < near && this.window.end < this.messages.length) {
      this.window.newer(this.messages.length);
      this.draw();
    }
    this.showJumper();
  }

  async older() {
    const { app } = this;
    if (this.window.start > 0) {
      this.window.older();
      return this.draw();
    }
    if (this.loading || this.complete) return undefined;
    this.loading = true;
    const { channel } = app.store;
    this.list.setAttribute("aria-busy", "true");
    try {
      const page = await app.api.messages(channel, this.messages[0]?.id);
      app.store.load(channel, page);
    } catch (error) {
      app.toast(error.message);
    } finally {
      this.loading = false;
      this.list.setAttribute("aria-busy", "false");
    }
    if (channel !== app.store.channel) return this.show();
    return undefined;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** settle keeps who reads the newest there, after the layout around the log has changed. */
  settle() {
    if (this.follow) this.toEnd();
  }

  toPresent() {
    this.follow = true;
    this.window.toEnd(this.messages.length);
    this.draw();
    this.app.composer.focus();
  }

  showJumper() {
    this.jumper.hidden = this.follow || this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 300;
  }

  /** reveal scrolls to a message, through older pages if need be; false if it is gone. */
  async reveal(id) {
    for (let before = -1; before < this.messages.length && !this.complete && !this.messages.some((m) => m.id === id);) {
      before = this.messages.length;
      this.window.start = 0;
      await this.older();
    }
    const at = this.messages.findIndex((m) => m.id === id);
    if (at < 0) return false;
    this.follow = false;
    this.window.around(at, this.messages.length);
    this.draw();
    const { row } = this.rows.get(id);
    row.scrollIntoView({ block: "center" });
    row.classList.add("flash");
    row.addEventListener("animationend", () => row.classList.remove("flash"), { once: true });
    row.focus({ preventScroll: true });
    return true;
  }

  /** trouble says under a message what went wrong with it; empty takes that away. */
  trouble(id, what) {
    const line = this.rows.get(id)?.row.querySelector(".trouble");
    if (!line) return;
    line.textContent = what;
    line.hidden = what === "";
  }

  /** note leaves words in the log that no other page sees. */
  note(channel, heading, what) {
    if (channel !== this.app.store.channel) return;
    const row = h("div", { class: "note", role: "alert" }, icon("warning"), h("div", {}, h("small", {}, heading), h("p", {}, what)),
      h("button", { type: "button", class: "link", onclick: () => row.remove() }, "Dismiss"));
    this.list.append(row);
    this.toEnd();
  }

  /** clear empties the log before somebody else reads. */
  clear() {
    this.rows.clear();
    replace(this.list);
  }
}
