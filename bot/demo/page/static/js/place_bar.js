// The bar above the messages: where one is, and what can be opened beside it.

import { h, icon, one, replace } from "./dom.js";
import { displayName } from "./avatar.js";

/** PlaceBar also keeps the window's title and the words about a lost connection. */
export class PlaceBar {
  constructor(app) {
    this.app = app;
    one("#new-thread").addEventListener("click", () => app.dialogs.thread(null));
    one("#new-thread").append(icon("thread"));
    const { store } = app;
    for (const name of ["channel", "channels", "unread"]) store.on(name, () => this.draw());
    store.on("connection", () => this.connection());
    store.on("person", () => this.connection());
    store.on("typing", () => this.typing());
    store.on("channel", () => this.typing());
  }

  draw() {
    const { store } = this.app;
    const channel = store.current();
    if (!channel) return;
    const direct = channel.type === 1;
    replace(one("#place"), icon(direct ? "at" : channel.type === 11 ? "thread" : "hash"), h("span", {}, channel.name));
    one("#topic").textContent = channel.topic ?? "";
    one("#new-thread").hidden = channel.type !== 0 || channel.can_send === false;
    one("#log").setAttribute("aria-label", direct ? `Messages with ${channel.name}` : `Messages in ${channel.name}`);
    document.title = `${store.unread.size > 0 ? "• " : ""}${direct ? "@" : "#"}${channel.name} · ${displayName(store.me)} · gutskin demo`;
  }

  connection() {
    const { store, reached } = this.app;
    const line = one("#offline");
    line.hidden = reached && store.connected;
    line.textContent = reached ? `${displayName(store.bot)} is not connected at the moment. It comes back by itself.` : "The demo has stopped, or cannot be reached. Trying again…";
  }

  typing() {
    const { store } = this.app;
    one("#typing").textContent = store.typing.has(store.channel) ? `${displayName(store.bot)} is typing…` : "";
    one("#typing").classList.toggle("on", store.typing.has(store.channel));
  }
}
