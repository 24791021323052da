// The form that a bot shows: what was typed survives a reload.

import { h, icon, one, replace } from "./dom.js";
import { keepModal, openModal } from "./memory.js";
import { modalFields } from "./modal_fields.js";
import { displayName } from "./avatar.js";

/** Modal is the dialog with the one form that can be open at a time. */
export class Modal {
  constructor(app) {
    this.app = app;
    this.dialog = one("#modal");
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("close", () => app.composer.focus());
  }

  /** open shows a form {interaction, title, components, typed?}. */
  open(form) {
    this.form = { typed: {}, ...form };
    this.keep();
    this.fields = modalFields(this.app, form.components, this.form.typed, (customId, values) => {
      this.form.typed[customId] = values;
      this.keep();
    });
    this.error = h("p", { class: "error", role: "alert", hidden: true });
    this.submit = h("button", { type: "submit", class: "button primary" }, "Submit");
    replace(this.dialog, h("form", { method: "dialog", novalidate: true, onsubmit: (event) => this.send(event) },
      h("header", {}, h("h2", { id: "modal-title" }, form.title),
        h("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => this.close() }, icon("close"))),
      h("div", { class: "modal-body" }, this.fields.elements),
      h("footer", {}, this.error,
        h("button", { type: "button", class: "button secondary", onclick: () => this.close() }, "Cancel"), this.submit)));
    if (!this.dialog.open) this.dialog.showModal();
    this.fields.focus();
  }

  /** restore opens the form again that a reload has closed; `open` are the interactions that the server has open. */
  restore(open) {
    const kept = openModal(this.app.as);
    if (kept && open.some((i) => i.modal && i.id === kept.interaction)) this.open(kept);
    else {
      this.forget();
      if (this.dialog.open) this.dialog.close();
    }
  }

  keep() {
    keepModal(this.app.as, this.form);
  }

  forget() {
    keepModal(this.app.as, null);
  }

  /** close gives the form up; the bot is not told, as on Discord. */
  close() {
    this.app.api.closeModal(this.form.interaction).catch(() => undefined);
    this.finish();
  }

  finish() {
    this.forget();
    this.dialog.close();
  }

  async send(event) {
    event.preventDefault();
    if (!this.fields.valid() || this.submit.disabled) return;
    const form = this.form;
    this.submit.disabled = true;
    this.error.hidden = true;
    await this.app.interactions.run(this.app.api.modal(form.interaction, this.fields.values()), {
      heading: `${displayName(this.app.store.me)} sent “${form.title}”`,
      trouble: (what) => {
        this.error.textContent = `Something went wrong: ${what}. What you typed is still here.`.replace("..", ".");
        this.error.hidden = false;
        this.failed = true;
      },
    });
    this.submit.disabled = false;
    if (!this.failed && this.form === form) this.finish();
    this.failed = false;
  }
}
