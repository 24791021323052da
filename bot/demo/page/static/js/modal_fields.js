// The fields of a form: texts with limits and counters, menus with labels, and
// words between them.

import { h, id } from "./dom.js";
import { select, isSelect } from "./select.js";
import { count } from "./format.js";

const kind = { row: 1, textInput: 4, text: 10, label: 18 };
const paragraph = 2;

/** modalFields makes them: {elements, values(), valid(), focus()}. */
export function modalFields(app, components, typed, changed) {
  const fields = [];
  const keep = (field) => {
    fields.push(field);
    return field.element;
  };
  const make = (c, label, description) => {
    if (c.type === kind.textInput) return keep(textField(c, label ?? c.label, description, typed[c.custom_id], changed));
    if (isSelect(c)) return keep(selectField(app, c, label, description, typed[c.custom_id], changed));
    return null;
  };
  const elements = components.flatMap((c) => {
    if (c.type === kind.label) return [make(c.component, c.label, c.description)];
    if (c.type === kind.text) return [words(app, c.content)];
    return (c.components ?? []).map((inner) => make(inner));
  });
  return {
    elements,
    values: () => Object.fromEntries(fields.map((f) => [f.customId, f.values()])),
    valid: () => {
      const wrong = fields.filter((f) => !f.check());
      wrong[0]?.focus();
      return wrong.length === 0;
    },
    focus: () => fields[0]?.focus(),
  };
}

function words(app, text) {
  const element = h("div", { class: "markdown" });
  element.append(app.markdown.render(text));
  return element;
}

function frame(c, label, description, control, extra) {
  control.id = id("field");
  const must = c.required !== false;
  const error = h("p", { class: "error", id: id("error"), hidden: true });
  const says = description && h("p", { class: "hint", id: id("hint") }, description);
  control.setAttribute("aria-describedby", [says?.id, error.id].filter(Boolean).join(" "));
  const element = h("div", { class: "modal-field", dataset: { customId: c.custom_id } },
    h("label", { class: "modal-label", for: control.id }, label, must && h("span", { class: "must", "aria-label": "required" }, "*")),
    says, extra);
  const tell = (what) => {
    error.textContent = what;
    error.hidden = what === "";
    control.setAttribute("aria-invalid", String(what !== ""));
    return what === "";
  };
  return { element, error, tell, must };
}

function textField(c, label, description, before, changed) {
  const long = c.style === paragraph;
  const most = c.max_length ?? 4000;
  const input = h(long ? "textarea" : "input", { class: "input", type: long ? null : "text", rows: long ? 5 : null, placeholder: c.placeholder, autocomplete: "off" });
  input.value = before?.[0] ?? c.value ?? "";
  const counter = h("span", { class: "counter" });
  const { element, error, tell, must } = frame(c, label, description, input, [input]);
  element.append(h("div", { class: "below" }, error, counter));
  const draw = () => {
    const n = count(input.value);
    counter.textContent = `${n} / ${most}`;
    counter.classList.toggle("over", n > most);
  };
  input.addEventListener("input", () => {
    draw();
    tell("");
    changed(c.custom_id, [input.value]);
  });
  draw();
  const check = () => {
    const n = count(input.value);
    if (n === 0) return tell(must ? "This is needed." : "");
    if (c.min_length && n < c.min_length) return tell(`At least ${c.min_length} characters are needed.`);
    return tell(n > most ? `At most ${most} characters fit: ${n - most} too many.` : "");
  };
  return { customId: c.custom_id, element, check, values: () => [input.value], focus: () => input.focus() };
}

function selectField(app, c, label, description, before, changed) {
  const control = select(app, c, { label: label ?? c.placeholder, done: (values) => changed(c.custom_id, values) });
  if (before) control.set(before);
  const owner = control.element.querySelector("button");
  owner.removeAttribute("aria-label");
  const { element, error, tell, must } = frame(c, label ?? c.placeholder ?? "Choose", description, owner, [control.element]);
  element.append(error);
  const check = () => {
    const chosen = control.values().length;
    const least = c.min_values ?? 1;
    if (chosen === 0) return tell(must && least > 0 ? "Please choose." : "");
    return tell(chosen < least ? `Choose at least ${least}.` : "");
  };
  return { customId: c.custom_id, element, check, values: control.values, focus: () => owner.focus() };
}
