// Small questions of the page itself: delete this? what shall the thread be called?

import { h, one, replace } from "./dom.js";
import { displayName } from "./avatar.js";
import { plain } from "./message.js";

/** Dialogs asks one thing at a time. */
export class Dialogs {
  constructor(app) {
    this.app = app;
    this.dialog = one("#dialog");
  }

  ask({ title, body, yes, danger, act }) {
    const submit = h("button", { type: "submit", class: `button ${danger ? "danger" : "primary"}` }, yes);
    replace(this.dialog, h("form", {
      method: "dialog", onsubmit: async (event) => {
        event.preventDefault();
        submit.disabled = true;
        try {
          await act();
          this.dialog.close();
        } catch (error) {
          this.app.toast(error.message);
        }
        submit.disabled = false;
      },
    }, h("header", {}, h("h2", { id: "dialog-title" }, title)), h("div", { class: "modal-body" }, body),
    h("footer", {}, h("button", { type: "button", class: "button secondary", onclick: () => this.dialog.close() }, "Cancel"), submit)));
    this.dialog.showModal();
    (this.dialog.querySelector("input") ?? submit).focus();
  }

  remove(message) {
    this.ask({
      title: "Delete this message?", danger: true, yes: "Delete",
      body: h("blockquote", {}, h("b", {}, displayName(message.author)), h("br"), plain(this.app, message, 200)),
      act: () => this.app.api.remove(message.channel_id, message.id),
    });
  }

  /** thread begins one, from a message or beside them all. */
  thread(message) {
    const input = h("input", { class: "input", type: "text", id: "thread-name", maxlength: 100, required: true, value: message ? plain(this.app, message, 40) : "" });
    this.ask({
      title: "New thread", yes: "Create thread",
      body: [h("label", { class: "modal-label", for: "thread-name" }, "Name of the thread"), input],
      act: async () => {
        const channel = await this.app.api.startThread(this.app.store.channel, input.value.trim(), message?.id);
        await this.app.refresh();
        this.app.open(channel.id);
      },
    });
  }
}
