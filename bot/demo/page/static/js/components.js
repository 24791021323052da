// What can be pressed and chosen under a message, and the text parts of
// messages that are made of components.

import { h, icon } from "./dom.js";
import { select, isSelect } from "./select.js";

const kind = { row: 1, button: 2, section: 9, text: 10, separator: 14, container: 17 };
const styles = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link-button" };

const emoji = (e) => e && h("span", { class: "emoji", "aria-hidden": "true" }, e.id ? "•" : e.name);

function button(app, message, c) {
  const label = [emoji(c.emoji), c.label && h("span", {}, c.label)];
  const name = c.label ? null : (c.emoji?.name ?? "Button");
  if (c.style === 5) {
    const web = /^https?:\/\//i.test(c.url ?? "");
    return h("a", { class: "button link-button", href: web ? c.url : null, target: "_blank", rel: "noopener noreferrer nofollow", "aria-label": name }, label, icon("external"));
  }
  return h("button", {
    type: "button", class: `button ${styles[c.style] ?? "secondary"}`, disabled: c.disabled, "aria-label": name,
    dataset: { key: c.custom_id, customId: c.custom_id },
    onclick: (event) => app.interactions.press(message, c.custom_id, [], event.currentTarget),
  }, label);
}

function menu(app, message, c) {
  const control = select(app, c, {
    label: c.placeholder || "Make a selection",
    done: (values) => app.interactions.press(message, c.custom_id, values, control),
  }).element;
  return control;
}

function text(app, c) {
  const element = h("div", { class: "markdown text" });
  element.append(app.markdown.render(c.content));
  return element;
}

function part(app, message, c) {
  if (c.type === kind.button) return button(app, message, c);
  if (isSelect(c)) return menu(app, message, c);
  const inside = () => (c.components ?? []).map((inner) => part(app, message, inner));
  switch (c.type) {
    case kind.row: return h("div", { class: "row" }, inside());
    case kind.text: return text(app, c);
    case kind.section: return h("div", { class: "section" }, h("div", {}, inside()), c.accessory && part(app, message, c.accessory));
    case kind.separator: return h("hr", {});
    case kind.container: return h("section", { class: "embed" }, h("div", { class: "embed-main" }, inside()));
    default: return null;
  }
}

/** componentRows shows the components of a message, null if it has none. */
export function componentRows(app, message) {
  if (!message.components?.length) return null;
  return h("div", { class: "components" }, message.components.map((c) => part(app, message, c)));
}
