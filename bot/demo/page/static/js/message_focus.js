// Moving among messages with the keyboard, and the toolbar of the one that the
// pointer or the focus is on. There is one toolbar for the whole log.

import { h, icon, one } from "./dom.js";

/** MessageFocus lets one message at a time be reached by Tab; arrows go to the next. */
export class MessageFocus {
  constructor(app) {
    this.app = app;
    this.list = one("#log");
    this.current = null;
    this.toolbar = h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message" },
      h("button", { type: "button", "aria-label": "Reply", title: "Reply", onclick: () => this.reply() }, icon("reply")),
      h("button", { type: "button", "aria-label": "More", title: "More", "aria-haspopup": "menu", onclick: (event) => this.menu(event) }, icon("more")));
    this.list.addEventListener("pointerover", (event) => this.hover(event));
    this.list.addEventListener("focusin", (event) => this.select(event.target.closest(".message")));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("contextmenu", (event) => this.context(event));
  }

  message(row) {
    return this.app.store.message(this.app.store.channel, row?.dataset.id);
  }

  /** answerable messages are those that others see, where one may write. */
  answerable(row) {
    return !row.classList.contains("ephemeral") && this.app.store.current().can_send !== false;
  }

  hover(event) {
    const row = event.target.closest(".message");
    if (row && event.pointerType !== "touch" && !this.toolbar.contains(document.activeElement)) this.attach(row);
  }

  select(row) {
    if (!row) return;
    this.current = row;
    this.rove();
    this.attach(row);
  }

  attach(row) {
    if (this.toolbar.parentElement !== row) row.append(this.toolbar);
    this.toolbar.firstElementChild.hidden = !this.answerable(row);
  }

  /** rove makes the current message, else the last, the one that Tab reaches. */
  rove() {
    const rows = [...this.list.querySelectorAll(".message")];
    if (!rows.includes(this.current)) this.current = rows.at(-1) ?? null;
    for (const row of rows) row.tabIndex = row === this.current ? 0 : -1;
  }

  key(event) {
    const row = event.target.closest(".message");
    if (!row) return;
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      event.preventDefault();
      this.app.messageMenu.open(this.message(row), row.getBoundingClientRect(), event.target);
      return;
    }
    if (event.target !== row) {
      if (event.key === "Escape") row.focus();
      return;
    }
    const rows = [...this.list.querySelectorAll(".message")];
    const to = { ArrowUp: rows.indexOf(row) - 1, ArrowDown: rows.indexOf(row) + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[to]?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.app.messageMenu.open(this.message(row), row.getBoundingClientRect(), row);
    } else if (event.key === "Escape") this.app.composer.focus();
    else if (event.key === "r" && !event.ctrlKey && !event.metaKey && this.answerable(row)) {
      event.preventDefault();
      this.app.composer.replyTo(this.message(row));
    }
  }

  /** context opens our menu, except where the browser's own is of more use. */
  context(event) {
    const row = event.target.closest(".message");
    if (!row || event.target.closest("a, input, textarea") || String(getSelection())) return;
    event.preventDefault();
    const at = new DOMRect(event.clientX, event.clientY, 0, 0);
    const author = event.target.closest(".author, .avatar");
    this.app.messageMenu.open(this.message(row), at, row, Boolean(author));
  }

  reply() {
    this.app.composer.replyTo(this.message(this.toolbar.parentElement));
  }

  menu(event) {
    const button = event.currentTarget;
    this.app.messageMenu.open(this.message(this.toolbar.parentElement), button.getBoundingClientRect(), button);
  }
}
