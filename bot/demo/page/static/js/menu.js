// A menu as a popup: arrows move in it, Escape closes it and gives the focus back.

import { h, icon, one, replace } from "./dom.js";
import { place } from "./place.js";

/** Menu shows groups of items {label, act, danger?, hint?}, one menu at a time. */
export class Menu {
  constructor() {
    this.element = one("#menu");
    this.back = null;
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("toggle", (event) => event.newState === "closed" && this.closed());
  }

  /** open shows the menu at a rectangle; the focus returns to `back`. */
  open(groups, at, back) {
    this.close();
    this.back = back;
    replace(this.element, groups.filter((g) => g.items.length > 0).map((g) =>
      h("div", { role: "group", class: "menu-group", "aria-label": g.label ?? "Message" },
        g.label && h("div", { class: "menu-heading", "aria-hidden": "true" }, g.label),
        g.items.map((item) => this.item(item)))));
    this.element.showPopover();
    place(this.element, at, { match: false });
    this.items()[0]?.focus();
  }

  item({ label, act, danger, picture }) {
    return h("button", { type: "button", role: "menuitem", tabindex: "-1", class: danger ? "danger" : null, onclick: () => { this.close(); act(); } },
      h("span", {}, label), picture && icon(picture));
  }

  items() {
    return [...this.element.querySelectorAll("[role=menuitem]")];
  }

  key(event) {
    const items = this.items();
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (event.key.length === 1 && event.key !== " ") items.find((i) => i.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  close() {
    if (this.element.matches(":popover-open")) this.element.hidePopover();
  }

  closed() {
    if (!document.activeElement || document.activeElement === document.body || this.element.contains(document.activeElement)) this.back?.focus({ preventScroll: true });
    this.back = null;
  }
}
