// Select menus of messages and forms: of texts, people, roles and channels.

import { h, icon } from "./dom.js";
import { Listbox } from "./listbox.js";
import { place } from "./place.js";
import { displayName } from "./avatar.js";

const kinds = { text: 3, user: 5, role: 6, mentionable: 7, channel: 8 };

export const isSelect = (c) => Object.values(kinds).includes(c.type);

/** choices are what a select menu offers, with its defaults selected. */
function choices(store, c) {
  const preset = new Set((c.default_values ?? []).map((d) => d.id));
  const item = (value, label) => ({ value, label, selected: preset.has(value) });
  const users = () => store.users().map((u) => item(u.id, displayName(u)));
  const roles = () => store.roles().map((r) => item(r.id, `@${r.name}`));
  switch (c.type) {
    case kinds.user: return users();
    case kinds.role: return roles();
    case kinds.mentionable: return [...users(), ...roles()];
    case kinds.channel: return store.channels.filter((x) => x.type !== 1 && (!c.channel_types?.length || c.channel_types.includes(x.type))).map((x) => item(x.id, `#${x.name}`));
    default: return (c.options ?? []).map((o) => ({ value: o.value, label: o.label, description: o.description, selected: Boolean(o.default), before: o.emoji?.name && h("span", { class: "emoji" }, o.emoji.name) }));
  }
}

/**
 * select makes the control of a select menu. `done(values)` is called when a
 * choice is made, or for several when the list closes with other ones than before.
 */
export function select(app, c, { label, labelledBy, done }) {
  const items = choices(app.store, c);
  const most = c.max_values ?? 1;
  const values = () => items.filter((i) => i.selected).map((i) => i.value);
  const shown = h("span", { class: "select-text" });
  const owner = h("button", {
    type: "button", class: "select", role: "combobox", "aria-haspopup": "listbox", disabled: c.disabled,
    "aria-label": labelledBy ? null : label, "aria-labelledby": labelledBy, dataset: { key: c.custom_id, customId: c.custom_id },
  }, shown, icon("chevron"));
  const list = new Listbox({ owner, label, pick, multiple: most > 1 });
  list.element.popover = "manual";
  const element = h("div", { class: "select-box" }, owner, list.element);
  let before = "";

  function draw() {
    const chosen = items.filter((i) => i.selected);
    shown.textContent = chosen.map((i) => i.label).join(", ") || c.placeholder || "Make a selection";
    shown.classList.toggle("faint", chosen.length === 0);
  }

  function open() {
    before = String(values());
    list.show(items, Math.max(0, items.findIndex((i) => i.selected)));
    list.element.showPopover();
    place(list.element, owner.getBoundingClientRect());
  }

  function close() {
    if (!list.open) return;
    list.hide();
    list.element.hidePopover();
    if (most > 1 && String(values()) !== before) done(values());
  }

  function pick(item) {
    if (most === 1) {
      const clear = item.selected && c.min_values === 0;
      for (const other of items) other.selected = other === item && !clear;
      draw();
      close();
      done(values());
      return;
    }
    if (item.selected || values().length < most) item.selected = !item.selected;
    draw();
    list.show(items, items.indexOf(item));
  }

  owner.addEventListener("click", () => (list.open ? close() : open()));
  owner.addEventListener("blur", close);
  owner.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && list.open) close();
    else if (event.key === "Tab" && list.open) return close();
    else if (event.key === " " && list.open) pick(items[list.active]);
    else if (list.key(event)) return;
    else if (["ArrowDown", "ArrowUp"].includes(event.key)) open();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return { element, values, set: (wanted) => { for (const i of items) i.selected = wanted.includes(i.value); draw(); } };
}
