// One option of a slash command as a field: text with completions, a choice, a
// number, yes or no, somebody, a channel, a file.

import { h, icon, id } from "./dom.js";
import { Listbox } from "./listbox.js";
import { displayName } from "./avatar.js";
import { count } from "./format.js";

const kinds = { integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, file: 11 };
const pause = 120; // milliseconds after a key before completions are asked for

/** fixed lists what can be chosen where that is known, null for free text. */
function fixed(store, option) {
  const users = () => store.users().map((u) => ({ value: u.id, label: displayName(u) }));
  const roles = () => store.guild.roles.map((r) => ({ value: r.id, label: r.id === store.guild.id ? r.name : `@${r.name}` }));
  if (option.choices?.length) return option.choices.map((c) => ({ value: c.value, label: c.shown }));
  switch (option.type) {
    case kinds.boolean: return [{ value: true, label: "True" }, { value: false, label: "False" }];
    case kinds.user: return users();
    case kinds.role: return roles();
    case kinds.mentionable: return [...users(), ...roles()];
    case kinds.channel: return store.channels.filter((c) => c.type !== 1).map((c) => ({ value: c.id, label: `#${c.name}` }));
    default: return null;
  }
}

function frame(option, control, remove) {
  const label = id("option");
  const hint = id("hint");
  control.setAttribute("aria-labelledby", label);
  control.setAttribute("aria-describedby", hint);
  return h("div", { class: "option-field", dataset: { option: option.name } },
    h("span", { class: "option-name", id: label }, option.shown, option.required && h("span", { class: "must", "aria-label": "required" }, "*")),
    control,
    remove && h("button", { type: "button", class: "quiet", "aria-label": `Remove ${option.shown}`, onclick: remove }, icon("close")),
    h("small", { class: "hint", id: hint }, option.described));
}

/** optionField makes the field: {option, element, value(), problem(), focus(), file?()}. */
export function optionField(app, option, value, context) {
  return option.type === kinds.file ? fileField(option, context) : textField(app, option, value, context);
}

function fileField(option, { remove, changed }) {
  const input = h("input", { type: "file", onchange: changed });
  return {
    option, element: frame(option, input, remove), value: () => undefined, focus: () => input.focus(),
    file: () => input.files[0], problem: () => (option.required && !input.files[0] ? "choose a file" : ""),
  };
}

/** problemWith says what is wrong with a value, empty if nothing is. */
function problemWith(option, items, text, chosen) {
  if (text === "") return option.required ? "this is needed" : "";
  if (items) return chosen === undefined ? "choose one from the list" : "";
  if (option.type === kinds.integer && !/^-?\d+$/.test(text)) return "a whole number is needed";
  if (option.type === kinds.number && !Number.isFinite(Number(text))) return "a number is needed";
  if (option.min_value !== undefined && Number(text) < option.min_value) return `at least ${option.min_value}`;
  if (option.max_value !== undefined && Number(text) > option.max_value) return `at most ${option.max_value}`;
  if (option.min_length && count(text) < option.min_length) return `at least ${option.min_length} characters`;
  if (option.max_length && count(text) > option.max_length) return `at most ${option.max_length} characters`;
  return "";
}

function textField(app, option, preset, { call, remove, changed }) {
  const items = fixed(app.store, option);
  const numeric = option.type === kinds.integer || option.type === kinds.number;
  const input = h("input", { type: "text", autocomplete: "off", spellcheck: "false", inputmode: numeric ? "decimal" : null, "aria-required": option.required ? "true" : null });
  const completes = Boolean(items) || option.autocomplete;
  let chosen; // a choice that was picked; text otherwise
  let timer;
  let request;
  let list = null;

  const value = () => {
    if (chosen !== undefined) return chosen.value;
    const text = input.value.trim();
    if (text === "") return undefined;
    if (items) return items.find((i) => i.label.toLowerCase() === text.toLowerCase())?.value;
    return numeric && Number.isFinite(Number(text)) ? Number(text) : text;
  };

  const pick = (item) => {
    clearTimeout(timer);
    request?.abort();
    chosen = item;
    input.value = item.label;
    list.hide();
    changed();
  };

  async function ask() {
    request?.abort();
    request = new AbortController();
    input.setAttribute("aria-busy", "true");
    try {
      const { choices } = await app.api.autocomplete(call(input.value), request.signal);
      if (document.activeElement === input) list.show((choices ?? []).map((c) => ({ value: c.value, label: c.name })), -1);
      app.store.emit("activity");
    } catch (error) {
      if (error.name === "AbortError") return;
      list.hide();
    }
    input.removeAttribute("aria-busy");
  }

  const offer = () => {
    if (items) {
      const typed = chosen ? "" : input.value.trim().toLowerCase();
      list.show(items.filter((i) => i.label.toLowerCase().includes(typed)), typed ? 0 : -1);
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };

  input.addEventListener("input", () => {
    chosen = undefined;
    changed();
    if (list) offer();
  });
  if (completes) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    list = new Listbox({ owner: input, label: option.shown, pick });
    input.addEventListener("focus", offer);
    input.addEventListener("blur", () => { clearTimeout(timer); list.hide(); });
    input.addEventListener("keydown", (event) => {
      // Enter without a choice runs the command with what was typed.
      if (event.key === "Tab" && list.active < 0) return;
      list.key(event);
    });
  }
  if (preset !== undefined) {
    const known = items?.find((i) => i.value === preset);
    if (known) chosen = known;
    input.value = known?.label ?? String(preset);
  }
  const element = frame(option, input, remove);
  if (list) element.append(list.element);
  return { option, element, value, focus: () => input.focus(), problem: () => problemWith(option, items, input.value.trim(), value()) };
}
