// A list of choices of which one is active: the popup of selects, completions,
// commands and mentions. The focus stays where it is; the control that owns the
// list says by aria-activedescendant which choice is meant.

import { h, id, replace } from "./dom.js";

/**
 * Listbox shows items {label, description?, value, before?, selected?, group?}.
 * `owner` is the control, `pick(item)` is called for a chosen one.
 */
export class Listbox {
  constructor({ owner, label, pick, multiple = false }) {
    this.owner = owner;
    this.pick = pick;
    this.element = h("div", { class: "listbox", role: "listbox", id: id("list"), "aria-label": label, "aria-multiselectable": multiple ? "true" : null, hidden: true });
    owner.setAttribute("aria-controls", this.element.id);
    this.expanded(false);
    this.items = [];
    this.active = -1;
  }

  get open() {
    return !this.element.hidden;
  }

  /** expanded is told where the role has a word for it: not by a plain text field. */
  expanded(open) {
    if (this.owner.role === "combobox") this.owner.setAttribute("aria-expanded", String(open));
  }

  /** show offers items, of which one is active at first; -1 for none. */
  show(items, active = 0) {
    this.items = items;
    let group = null;
    replace(this.element, items.map((item, i) => {
      const heading = item.group && item.group !== group && h("div", { class: "list-heading", role: "presentation" }, item.group);
      group = item.group ?? group;
      return [heading, this.option(item, i)];
    }));
    this.element.hidden = items.length === 0;
    this.expanded(this.open);
    this.activate(items.length > 0 ? Math.min(active, items.length - 1) : -1);
  }

  option(item, i) {
    return h("div", {
      role: "option", id: `${this.element.id}-${i}`, class: "option", "aria-selected": String(Boolean(item.selected)), dataset: { value: String(item.value) },
      // The mouse button must not take the focus away from the owner.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => this.pick(item),
      onpointermove: () => this.activate(i, false),
    }, item.before, h("span", { class: "option-label" }, item.label), item.description && h("span", { class: "option-description" }, item.description), item.after);
  }

  hide() {
    this.element.hidden = true;
    this.expanded(false);
    this.activate(-1);
  }

  activate(i, scroll = true) {
    this.active = i;
    const options = this.element.querySelectorAll("[role=option]");
    options.forEach((option, n) => option.classList.toggle("active", n === i));
    if (i < 0) return this.owner.removeAttribute("aria-activedescendant");
    this.owner.setAttribute("aria-activedescendant", options[i].id);
    if (scroll) options[i].scrollIntoView({ block: "nearest" });
  }

  /** key handles a key of the owner while the list is open; true if it did. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    const last = this.items.length - 1;
    const steps = { ArrowDown: this.active >= last ? 0 : this.active + 1, ArrowUp: this.active <= 0 ? last : this.active - 1 };
    if (event.key in steps) this.activate(steps[event.key]);
    else if ((event.key === "Enter" || event.key === "Tab") && this.active >= 0 && !event.shiftKey) this.pick(this.items[this.active]);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
