// A slash command with its options as fields. Required ones are there, others
// are added when wanted. Enter runs it, Escape goes back.

import { h, icon, replace } from "./dom.js";
import { heading } from "./suggestions.js";
import { optionField } from "./option_field.js";

/** CommandForm takes the composer's place while a command is filled in. */
export class CommandForm {
  constructor(app, element, left, changed) {
    this.app = app;
    this.element = element;
    this.left = left;
    this.changed = changed;
    this.command = null;
    this.fields = [];
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      left();
    });
  }

  get open() {
    return this.command !== null;
  }

  /** show offers a command, with values that were typed before a reload. */
  show(command, values = {}) {
    this.command = command;
    this.error = h("p", { class: "error", role: "alert", hidden: true });
    this.box = h("div", { class: "options" });
    this.adding = h("div", { class: "adding", role: "group", "aria-label": "Further options" });
    this.fields = [];
    replace(this.element,
      h("div", { class: "command-head" }, heading(command),
        h("button", { type: "button", class: "quiet", "aria-label": "Leave the command", onclick: this.left }, icon("close"))),
      this.box,
      h("div", { class: "command-foot" }, this.adding, this.error,
        h("button", { type: "submit", class: "button primary send" }, "Run command")));
    for (const option of command.options) {
      if (option.required || option.name in values) this.add(option, values[option.name]);
    }
    this.offer();
    this.element.hidden = false;
  }

  add(option, value) {
    const field = optionField(this.app, option, value, {
      changed: () => this.changed(),
      call: (typed) => ({ channel: this.app.store.channel, command: this.command.path, option: option.name, value: typed, options: this.values() }),
      remove: option.required ? null : () => this.take(option),
    });
    this.fields.push(field);
    this.box.append(field.element);
    return field;
  }

  take(option) {
    const field = this.fields.find((f) => f.option === option);
    field.element.remove();
    this.fields = this.fields.filter((f) => f !== field);
    this.offer();
    this.changed();
    this.focus();
  }

  /** offer lists the options that could be added. */
  offer() {
    const free = this.command.options.filter((o) => !this.fields.some((f) => f.option === o));
    replace(this.adding, free.map((option) => h("button", { type: "button", class: "chip", title: option.described, onclick: () => this.choose(option) }, icon("plus"), option.shown)));
  }

  choose(option) {
    const field = this.add(option);
    this.offer();
    field.focus();
  }

  hide() {
    this.command = null;
    this.fields = [];
    this.element.hidden = true;
    replace(this.element);
  }

  focus() {
    const empty = this.fields.find((f) => f.value() === undefined) ?? this.fields[0];
    if (empty) empty.focus();
    else this.element.querySelector(".send")?.focus();
  }

  /** values are what has been filled in, files apart. */
  values() {
    return Object.fromEntries(this.fields.filter((f) => !f.file && f.value() !== undefined).map((f) => [f.option.name, f.value()]));
  }

  async run() {
    const wrong = this.fields.find((f) => f.problem());
    this.error.hidden = !wrong;
    if (wrong) {
      this.error.textContent = `${wrong.option.shown}: ${wrong.problem()}`;
      wrong.focus();
      return;
    }
    const files = Object.fromEntries(this.fields.filter((f) => f.file?.()).map((f) => [f.option.name, f.file()]));
    const call = { channel: this.app.store.channel, command: this.command.path, options: this.values() };
    this.left();
    await this.app.interactions.command(call, files);
  }
}
