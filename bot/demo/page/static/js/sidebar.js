// The channels of the server with their threads, and the direct message.

import { h, icon, one, replace } from "./dom.js";
import { avatar, displayName } from "./avatar.js";

const kind = { text: 0, thread: 11 };

/** Sidebar lists the places; those with something unseen are bold. */
export class Sidebar {
  constructor(app) {
    this.app = app;
    this.box = one("#channels");
    for (const name of ["person", "channels", "channel", "unread"]) app.store.on(name, () => this.draw());
    this.box.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    });
  }

  /** order is the channels as they stand in the list. */
  order() {
    const { store } = this.app;
    const texts = store.channels.filter((c) => c.type === kind.text);
    const threads = (c) => store.channels.filter((t) => t.type === kind.thread && t.parent_id === c.id);
    return [...texts.flatMap((c) => [c, ...threads(c)]), store.find(store.dm.id)];
  }

  draw() {
    const { store } = this.app;
    if (!store.channel) return;
    const focused = this.box.contains(document.activeElement) && document.activeElement.dataset.channel;
    one("#server-name").textContent = store.guild.name;
    const all = this.order();
    replace(this.box,
      h("h2", {}, "Channels"), h("ul", {}, all.filter((c) => c.type !== 1).map((c) => this.entry(c))),
      h("h2", {}, "Direct messages"), h("ul", {}, all.filter((c) => c.type === 1).map((c) => this.entry(c))));
    if (focused) this.box.querySelector(`[data-channel="${focused}"]`)?.focus();
  }

  entry(channel) {
    const { store } = this.app;
    const unread = store.unread.has(channel.id);
    const here = channel.id === store.channel;
    const direct = channel.type === 1;
    return h("li", { class: channel.type === kind.thread ? "thread" : null },
      h("button", {
        type: "button", class: `channel${unread ? " unread" : ""}`, "aria-current": here ? "page" : null,
        dataset: { channel: channel.id }, onclick: () => this.app.open(channel.id),
      }, direct ? avatar(store.bot, "tiny") : icon(channel.type === kind.thread ? "thread" : "hash"),
      h("span", { class: "clip" }, direct ? displayName(store.bot) : channel.name),
      unread && h("span", { class: "dot" }, h("span", { class: "visually-hidden" }, "unread"))));
  }

  key(event) {
    const entries = [...this.box.querySelectorAll(".channel")];
    const at = entries.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at < 0 || to === undefined || event.altKey) return;
    event.preventDefault();
    entries.at(to % entries.length).focus();
  }

  step(by) {
    const all = this.order();
    const at = all.findIndex((c) => c.id === this.app.store.channel);
    this.app.open(all.at((at + by) % all.length).id);
  }
}
